"""What is given of a document fetches nothing, does nothing by itself, and shows no picture, a grey one neither."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from lxml import etree
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from fixtures.document_checks import could_draw, pages_of
from fixtures.documents import RELATION, R, a_docx, saved, words_in
from inbeeld.foundation.files.model import Document
from inbeeld.foundation.files.rules import FileKind
from inbeeld.foundation.files.writing.paper import as_pdf
from inbeeld.foundation.files.writing.word import as_word

from .here import understood_here

ELSEWHERE = "http://elders.invalid/halen"
# Whatever makes a reader of PDF go somewhere, run something, send something, or open something by itself.
ACTS = {
    "/AA", "/OpenAction", "/JS", "/JavaScript", "/URI", "/Launch", "/GoToR", "/GoToE", "/SubmitForm",
    "/ImportData", "/Movie", "/Sound", "/Rendition", "/RichMediaExecute", "/EmbeddedFiles", "/EmbeddedFile", "/EF",
    "/Next", "/AcroForm", "/XFA", "/F",
}  # fmt: skip
# Whatever makes a word processor fetch, run or fill in something.
FIELDS = {
    "fldSimple", "fldChar", "instrText", "hyperlink", "altChunk", "subDoc", "object", "control", "attachedTemplate",
    "dataBinding", "mailMerge", "externalData", "blip", "imagedata", "movie", "sdt",
}  # fmt: skip


def a_busy_pdf() -> bytes:
    """Opens with a script, has a link, a button that launches, a file inside and a link to another file."""
    pdf = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    script = Dictionary(S=Name.JavaScript, JS=f"app.launchURL('{ELSEWHERE}')")
    launch = Dictionary(S=Name.Launch, F="C:/verzonnen.exe", Next=script)
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([70, 690, 300, 715]),
        A=Dictionary(S=Name.URI, URI=ELSEWHERE, Next=launch),
    )  # fmt: skip
    words = b"BT /F1 12 Tf 72 700 Td (Verzonnen brief met een link.) Tj ET"
    page = Dictionary(
        Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), Resources=Dictionary(Font=Dictionary(F1=font)),
        Contents=Stream(pdf, words), Annots=Array([pdf.make_indirect(link)]), AA=Dictionary(O=launch),
    )  # fmt: skip
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    pdf.Root.OpenAction = script
    pdf.attachments["inside.txt"] = b"Verzonnen bijlage"
    return saved(pdf)


def a_busy_docx() -> bytes:
    """Fetches a picture and a text, runs a command, hangs on a template elsewhere, links to a site."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>uitkomst</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    commands = (f'INCLUDEPICTURE "{ELSEWHERE}"', f'INCLUDETEXT "{ELSEWHERE}"', 'DDEAUTO c:\\\\verzonnen.exe "x"')
    link = f'<w:hyperlink {R} r:id="rId9"><w:r><w:t>Verzonnen brief met een link.</w:t></w:r></w:hyperlink>'
    body = "".join(f"<w:p>{field.format(command)}</w:p>" for command in commands) + f"<w:p>{link}</w:p>"
    elsewhere = f'Target="{ELSEWHERE}" TargetMode="External"/>'
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATION}/{kind}" {elsewhere}'
        for number, kind in ((8, "attachedTemplate"), (9, "hyperlink"))
    )
    listed = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}'
    return a_docx(body, word___rels__document_dot_xml_dot_rels=f"{listed}</Relationships>")


def a_written_address() -> bytes:
    return f"Verzonnen brief met een link. Kijk op {ELSEWHERE} of mail naar piet@elders.invalid.".encode()


def a_grey_pdf() -> bytes:
    """A page that a grey picture fills, with a line of text above it."""
    pdf = Pdf.new()
    grey = Stream(
        pdf, bytes(range(64, 192)) * 128, Type=Name.XObject, Subtype=Name.Image, Width=128, Height=128,
        ColorSpace=Name.DeviceGray, BitsPerComponent=8,
    )  # fmt: skip
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    content = b"q 500 0 0 600 40 60 cm /Im1 Do Q BT /F1 12 Tf 72 780 Td (Verzonnen brief met een link.) Tj ET"
    resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(Im1=pdf.make_indirect(grey)))
    page = Dictionary(
        Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), Resources=resources, Contents=Stream(pdf, content)
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return saved(pdf)


BUSY = [a_busy_pdf, a_busy_docx, a_written_address]


def keys_in(pdf: bytes) -> set[str]:
    """Every key of every dictionary, and every name that stands as a value."""
    found: set[str] = set()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for thing in opened.objects:
            found |= set(_names(thing))
        found |= {key for key in opened.Root.keys()}  # noqa: SIM118, C416 - no iterator
    return found


def _names(thing: Any) -> Iterator[str]:
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key in thing.keys():  # noqa: SIM118 - a stream has no iterator
            yield key
            value = thing[key]
            if not getattr(value, "is_indirect", False):
                yield from _names(value)
    elif isinstance(thing, pikepdf.Array):
        for one in thing:
            if not getattr(one, "is_indirect", False):
                yield from _names(one)
    elif isinstance(thing, pikepdf.Name):
        yield str(thing)


def parts_of(word: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def made(content: bytes) -> Document:
    _kind, document = understood_here(content)
    assert "Verzonnen brief met een link." in document.plain()
    return document


def test_the_samples_would_do_something() -> None:
    assert {"/OpenAction", "/JavaScript", "/URI", "/Launch", "/EmbeddedFile", "/AA", "/Next"} <= keys_in(a_busy_pdf())
    busy = parts_of(a_busy_docx())
    assert b"INCLUDEPICTURE" in busy["word/document.xml"]
    assert any(b"External" in part for part in busy.values())


@pytest.mark.parametrize("sample", BUSY)
def test_a_pdf_that_is_given_fetches_nothing_and_does_nothing_by_itself(sample: Any) -> None:
    given = as_pdf(made(sample()), title="Verzonnen")
    assert keys_in(given) & ACTS == set()
    assert "Verzonnen brief" in words_in(given)


@pytest.mark.parametrize("sample", BUSY)
def test_a_docx_that_is_given_fetches_nothing_and_does_nothing_by_itself(sample: Any) -> None:
    for name, part in parts_of(as_word(made(sample()))).items():
        tree = etree.fromstring(part)
        used = {etree.QName(one).localname for one in tree.iter(etree.Element)}
        assert used & FIELDS == set(), name
        targets = [one.attrib for one in tree.iter("{*}Relationship")]
        assert not [
            one for one in targets if "TargetMode" in one or not re.fullmatch(r"(word/)?\w+\.xml", one["Target"])
        ]


def test_a_grey_picture_is_counted_and_shown_nowhere() -> None:
    sent = a_grey_pdf()
    kind, document = understood_here(sent)
    assert (kind, dict(document.left_out)) == (FileKind.PDF, {"picture": 1})
    given = as_pdf(document, title="Verzonnen")
    assert could_draw(given) == set()
    assert greyness(sent) > 0.3
    assert greyness(given) < 0.02


def greyness(pdf: bytes) -> float:
    """The share of the pages that is neither light nor dark."""
    shades = [page.convert("L").histogram() for page in pages_of(pdf)]
    return sum(sum(shade[60:200]) for shade in shades) / sum(sum(shade) for shade in shades)
