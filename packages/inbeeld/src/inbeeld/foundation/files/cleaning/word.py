"""DOCX: only the parts that make the text are written anew; pictures, authors, links to elsewhere stay behind."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from inbeeld.foundation.files.rules import Kind, Refusal

from .markup import Element, ancestors, drop_attributes, elements, local, parsed, remove, text_of
from .packages import Package, written
from .results import Cleaned, Refused
from .word_fields import stop_fetching

KEPT = re.compile(
    r"word/(?:document\d*|styles|numbering|settings|fontTable|footnotes|endnotes|comments|header\d*|footer\d*"
    r"|theme/theme\d*)\.xml"
)
# Parts without pictures that every word processor writes beside those.
ACCOUNTED = re.compile(
    KEPT.pattern
    + r"|\[Content_Types\]\.xml|_rels/\.rels|word/_rels/\w+\.xml\.rels|word/(?:theme/theme\d+|webSettings)\.xml"
    r"|docProps/(?:app|core|custom)\.xml"
)
DRAWN = {"drawing", "pict", "object", "AlternateContent"}
SEEN_AS_PICTURE = {"blip", "imagedata", "OLEObject", "chart", "relIds"}
UNWANTED = {
    "rsids", "attachedTemplate", "mailMerge", "docVars", "documentProtection", "writeProtection", "attachedSchema",
    "saveThroughXslt", "shapeDefaults", "hdrShapeDefaults", "altChunk", "control", "printerSettings", "proofErr",
    "background", "embedRegular", "embedBold", "embedItalic", "embedBoldItalic", "numPicBullet", "lvlPicBulletId",
    "permStart", "permEnd", "movie", "subDoc", "dataBinding", "customXmlPr", "smartTagPr",
}  # fmt: skip
# What a writer deleted while changes were tracked: the receiver of a copy must not find it.
DELETED = {"del", "moveFrom", "delText", "delInstrText", "cellDel"}
HARMLESS_LINK = re.compile(r"^(?:https?:|mailto:|#)", re.I)
TYPES = "[Content_Types].xml"


def clean_word(package: Package) -> Cleaned:
    if not package.has(TYPES) or not package.has("_rels/.rels"):
        raise Refused(Refusal.UNREADABLE)
    kept = [name for name in package.names if KEPT.fullmatch(name)]
    links = {name: _links(package, name, set(kept)) for name in kept}
    pictures, has_words = 0, False
    parts: list[tuple[str, bytes]] = []
    for name in kept:
        root = parsed(package.part(name))
        pictures += _clean_part(root, links[name])
        parts.append((name, text_of(root)))
        has_words = has_words or any((element.text or "").strip() for element in elements(root, {"t"}))
    if pictures and not has_words:
        raise Refused(Refusal.ONLY_PICTURES)
    frame = [(TYPES, _content_types(package, set(kept))), ("_rels/.rels", _package_links(package))]
    relations = [(_links_of(name), text_of(links[name])) for name in kept if len(links[name])]
    accounted = not pictures and package.holds_only(ACCOUNTED)
    return Cleaned(Kind.DOCX, written([*frame, *parts, *relations]), pictures, accounted)


def _clean_part(root: Element, links: Element) -> int:
    pictures = _take_out_drawings(root)
    for element in elements(root, UNWANTED | DELETED):
        remove(element)
    _take_out_hidden(root)
    stop_fetching(root)
    _forget_authors(root)
    _cut_dangling(root, {link.get("Id") for link in links})
    drop_attributes(root, lambda name: name.startswith("rsid"))
    return pictures


def _take_out_drawings(root: Element) -> int:
    """Remove what is drawn; the words in a text box go behind the paragraph that it hung on."""
    pictures = 0
    for drawing in elements(root, DRAWN):
        if any(local(above.tag) in DRAWN for above in ancestors(drawing)):
            continue
        pictures += bool(elements(drawing, SEEN_AS_PICTURE))
        box = next(iter(elements(drawing, {"txbxContent"})), None)
        paragraph = next((above for above in ancestors(drawing) if local(above.tag) == "p"), None)
        if box is not None and paragraph is not None:
            for nested in elements(box, DRAWN):
                remove(nested)
            for words in reversed(list(box)):
                paragraph.addnext(words)
        remove(drawing)
    return pictures


def _take_out_hidden(root: Element) -> None:
    """Words that no page shows."""
    for mark in elements(root, {"vanish"}):
        run = next((above for above in ancestors(mark) if local(above.tag) == "r"), None)
        if run is not None and not {"0", "false", "off"} & set(mark.attrib.values()):
            remove(run)


def _forget_authors(root: Element) -> None:
    for element in root.iter():
        for name in list(element.attrib):
            if local(name) in {"author", "initials"}:
                element.set(name, "-")
            elif local(name) == "date" and any(local(other) == "author" for other in element.attrib):
                del element.attrib[name]


def _cut_dangling(root: Element, known: set[str | None]) -> None:
    """What points to a part that is not there makes the whole document unreadable for a word processor."""
    for element in list(root.iter()):
        for name in [name for name in element.attrib if "/relationships}" in name or name.endswith("relationships}id")]:
            if element.get(name) in known:
                continue
            if local(element.tag) == "hyperlink":
                del element.attrib[name]
            else:
                remove(element)
                break


def _links(package: Package, name: str, kept: set[str]) -> Element:
    """The relations of one part, without those that lead out of what is kept."""
    content = package.part(_links_of(name))
    root = parsed(content) if content else parsed(b"<Relationships xmlns='%s'/>" % RELATIONS)
    for link in list(root):
        if not _is_harmless(link.attrib, name, kept):
            root.remove(link)
    return root


RELATIONS = b"http://schemas.openxmlformats.org/package/2006/relationships"


def _is_harmless(link: Mapping[str, str], name: str, kept: set[str]) -> bool:
    target = link.get("Target", "")
    if link.get("TargetMode") == "External":
        return link.get("Type", "").endswith("/hyperlink") and bool(HARMLESS_LINK.match(target))
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target)).lstrip("/") in kept


def _links_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def _package_links(package: Package) -> bytes:
    root = parsed(package.part("_rels/.rels"))
    for link in list(root):
        if not link.get("Type", "").endswith("/officeDocument"):
            root.remove(link)
    return text_of(root)


def _content_types(package: Package, kept: set[str]) -> bytes:
    root = parsed(package.part(TYPES))
    for entry in list(root):
        is_default = local(entry.tag) == "Default" and entry.get("Extension", "").lower() in {"xml", "rels"}
        if not is_default and entry.get("PartName", "").lstrip("/") not in kept:
            root.remove(entry)
    return text_of(root)
