"""ODT: text and styles are written anew; pictures, authors, scripts and links to elsewhere stay behind."""

from __future__ import annotations

import re

from inbeeld.foundation.files.rules import Kind, Refusal

from .markup import Element, drop_attributes, elements, local, parsed, remove, text_of
from .packages import Package, written
from .results import Cleaned, Refused

TYPE = "application/vnd.oasis.opendocument.text"
PICTURES = {
    "image", "object", "object-ole", "plugin", "applet", "floating-frame", "fill-image", "background-image",
    "binary-data",
}  # fmt: skip
DRAWN_IN_FRAMES = {"image", "object", "object-ole", "plugin"}
UNWANTED = {
    "scripts", "event-listeners", "event-listener", "dde-connection-decls", "dde-connection", "dde-source",
    "section-source", "forms", "creator", "date", "creator-initials", "settings",
    "tracked-changes", "change", "change-start", "change-end", "hidden-text",
}  # fmt: skip
ACCOUNTED = re.compile(r"mimetype|(?:content|styles|meta|settings)\.xml|META-INF/manifest\.xml|manifest\.rdf")
# What stands under dc: in the body belongs to comments and tracked changes.
METADATA_ONLY = {"creator", "date", "creator-initials"}
HARMLESS_LINK = re.compile(r"^(?:https?:|mailto:|#)", re.I)
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def clean_open_document(package: Package) -> Cleaned:
    if not package.has("content.xml") or not package.has("styles.xml"):
        raise Refused(Refusal.UNREADABLE)
    parts = [("mimetype", TYPE.encode()), ("META-INF/manifest.xml", MANIFEST.encode())]
    pictures = 0
    for name in ("content.xml", "styles.xml"):
        root = parsed(package.part(name))
        pictures += _clean_part(root)
        parts.append((name, text_of(root)))
        if name == "content.xml" and pictures and not "".join(root.itertext()).strip():
            raise Refused(Refusal.ONLY_PICTURES)
    return Cleaned(Kind.ODT, written(parts), pictures, not pictures and package.holds_only(ACCOUNTED))


def _clean_part(root: Element) -> int:
    frames = [frame for frame in elements(root, {"frame"}) if any(local(c.tag) in DRAWN_IN_FRAMES for c in frame)]
    for element in elements(root, PICTURES):
        remove(element)
    for frame in frames:
        if not elements(frame, {"text-box", "table"}):
            remove(frame)
    for element in elements(root, UNWANTED):
        if local(element.tag) not in METADATA_ONLY or "elements/1.1/" in element.tag or ":meta:" in element.tag:
            remove(element)
    for hidden in [one for one in root.iter() if "none" in (v for n, v in one.attrib.items() if local(n) == "display")]:
        if local(hidden.tag) == "section":
            remove(hidden)
    _cut_links(root)
    drop_attributes(root, lambda name: name.endswith("rsid") or name in {"fill-image-name", "sender-initials"})
    return len(frames)


def _cut_links(root: Element) -> None:
    for element in root.iter():
        for name in [name for name in element.attrib if local(name) == "href"]:
            if local(element.tag) != "a" or not HARMLESS_LINK.match(element.get(name)):
                element.set(name, "#")
