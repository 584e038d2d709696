"""DOCX: the text of its parts, walked through by the elements that carry text; nothing of the file itself is kept."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from inbeeld.foundation.files.model import Block, Document, LeftOut, Part
from inbeeld.foundation.files.rules import Refusal

from .collecting import Collected
from .markup import Element, attribute, elements, parsed
from .packages import Package
from .refusing import Refused
from .word_lists import Lists
from .word_styles import Styles
from .word_text import Notes, Walk

BESIDE = {"header": Part.HEADER, "footer": Part.FOOTER}
DRAWN = ("media/", "embeddings/", "charts/", "diagrams/")


def read_word(package: Package) -> Document:
    main = _main_part(package)
    links = _links(package, main)
    styles = Styles(_first(package, links, "styles"), _first(package, links, "theme"))
    lists = Lists(_first(package, links, "numbering"), styles)
    collected = Collected()
    walk = Walk(styles, lists, collected, _notes(package, links))
    root = parsed(package.part(main))
    body = next(iter(elements(root, {"body"})), None)
    if body is None:
        raise Refused(Refusal.UNREADABLE)
    for kind, part in BESIDE.items():
        if kind == "footer":
            walk.blocks(body)
            walk.put_notes()
        seen: set[str] = set()
        for name in [name for said, name in links if said == kind]:
            found = _apart(walk, parsed(package.part(name)))
            text = "".join(text for block in found for text in block.texts())
            if text not in seen:
                seen.add(text)
                collected.add_part(part, found)
    _count_what_is_elsewhere(package, collected)
    return collected.document()


def _apart(walk: Walk, root: Element) -> list[Block]:
    """The blocks of a part that stands beside the text."""
    kept, walk.collected.blocks = walk.collected.blocks, []
    walk.blocks(root)
    found, walk.collected.blocks = walk.collected.blocks, kept
    return found


def _main_part(package: Package) -> str:
    for kind, name in _links(package, ""):
        if kind == "officeDocument" and package.has(name):
            return name
    raise Refused(Refusal.UNREADABLE)


def _links(package: Package, name: str) -> list[tuple[str, str]]:
    """The last word of the type of each link within the package, and the part that it leads to."""
    folder, _, file = name.rpartition("/")
    content = package.part(f"{folder}/_rels/{file}.rels".lstrip("/"))
    if not content:
        return []
    return [
        (link.get("Type", "").rpartition("/")[2], _resolved(folder, link.get("Target", "")))
        for link in parsed(content)
        if link.get("TargetMode") != "External"
    ]


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _first(package: Package, links: list[tuple[str, str]], kind: str) -> Element | None:
    name = next((name for said, name in links if said == kind), "")
    return parsed(package.part(name)) if package.has(name) else None


def _notes(package: Package, links: list[tuple[str, str]]) -> Notes:
    notes: Notes = {}
    for kind in ("footnotes", "endnotes", "comments"):
        root = _first(package, links, kind)
        if root is not None:
            notes[kind] = dict(_numbered(root, kind.removesuffix("s")))
    return notes


def _numbered(root: Element, name: str) -> Iterator[tuple[str, Element]]:
    for note in elements(root, {name}):
        if attribute(note, "type") in {"", "normal"}:
            yield attribute(note, "id"), note


def _count_what_is_elsewhere(package: Package, collected: Collected) -> None:
    """Pictures that no text refers to are left out as well; say so when none were counted in the text."""
    parts = [name for name in package.names if any(folder in name for folder in DRAWN) and not name.endswith("/")]
    if parts and not collected.left_out[LeftOut.PICTURE]:
        collected.left_out[LeftOut.PICTURE] = len([name for name in parts if "_rels/" not in name])
