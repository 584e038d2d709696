"""PDF: what is seen stays; who made it, what it carries along and what it does by itself stay behind."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from inbeeld.foundation.files.rules import Kind, Refusal

from .pdf_pictures import blank_pictures, shows_text
from .results import Cleaned, Refused

MOST_PAGES = 2000
EVERYWHERE = (
    "/AA",
    "/OpenAction",
    "/Metadata",
    "/PieceInfo",
    "/Thumb",
    "/AF",
    "/LastModified",
    "/JS",
    "/EF",
    "/Alternates",
)
IN_THE_ROOT = ("/AcroForm", "/Collection", "/Perms", "/DSS", "/SpiderInfo", "/Requirements", "/Extensions", "/Threads")
OPENS_WITHIN = "/GoTo"


def clean_pdf(content: bytes) -> Cleaned:
    with _opened(content) as pdf:
        if pdf.is_encrypted:
            raise Refused(Refusal.ENCRYPTED)
        if not 0 < len(pdf.pages) <= MOST_PAGES:
            raise Refused(Refusal.UNREADABLE if len(pdf.pages) == 0 else Refusal.TOO_COMPLEX)
        _draw_what_was_filled_in(pdf)
        had_text = shows_text(pdf)
        pictures = blank_pictures(pdf)
        if pictures and not had_text:
            raise Refused(Refusal.ONLY_PICTURES)
        accounted = not pictures and _is_all_there_is(content, pdf)
        _strip(pdf)
        return Cleaned(Kind.PDF, _saved(pdf), pictures, accounted)


def _opened(content: bytes) -> pikepdf.Pdf:
    try:
        return pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError:
        raise Refused(Refusal.ENCRYPTED) from None


def _is_all_there_is(content: bytes, pdf: pikepdf.Pdf) -> bool:
    """Whether the file carries no other file along, no earlier version of itself, and nothing before or behind it."""
    carries = any(name in found for found in dictionaries(pdf) for name in ("/EF", "/Thumb", "/RichMediaContent"))
    whole = content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF") and content.count(b"startxref") == 1
    return whole and not carries


def _draw_what_was_filled_in(pdf: pikepdf.Pdf) -> None:
    """Forms and marks become part of the page; buttons, links and notes go."""
    if "/AcroForm" in pdf.Root:
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("screen")
    for page in pdf.pages:
        _drop(page.obj, "/Annots")


def _strip(pdf: pikepdf.Pdf) -> None:
    _drop(pdf.Root, *IN_THE_ROOT)
    if isinstance(names := pdf.Root.get("/Names"), pikepdf.Dictionary):
        _drop(names, "/EmbeddedFiles", "/JavaScript", "/Renditions")
    _drop(pdf.trailer, "/Info", "/ID")
    for found in dictionaries(pdf):
        _drop(found, *EVERYWHERE)
        if _acts(found.get("/A")):
            del found["/A"]


def _drop(found: pikepdf.Object, *names: str) -> None:
    for name in names:
        if name in found:
            del found[name]


def _acts(action: object) -> bool:
    return isinstance(action, pikepdf.Dictionary) and action.get("/S") != OPENS_WITHIN


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary in the file, those within others as well."""
    for top in pdf.objects:
        waiting: list[object] = [top]
        while waiting:
            found = waiting.pop()
            if isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)):
                yield found
                inner = [value for _, value in found.items()]
            else:
                inner = list(found) if isinstance(found, pikepdf.Array) else []
            waiting += [value for value in inner if isinstance(value, pikepdf.Object) and not value.is_indirect]


def _saved(pdf: pikepdf.Pdf) -> bytes:
    pdf.remove_unreferenced_resources()
    target = io.BytesIO()
    pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, fix_metadata_version=False)
    return target.getvalue()
