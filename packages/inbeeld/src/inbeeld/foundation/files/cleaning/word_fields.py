"""Fields of a DOCX: only those that take what they show from the document itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .markup import Element, elements, local

HARMLESS_FIELD = re.compile(
    r"^\s*(?:PAGE|PAGEREF|NUMPAGES|SECTION|SECTIONPAGES|DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE|TOC|TC|REF|NOTEREF|SEQ"
    r"|STYLEREF|FORMTEXT|FORMCHECKBOX|FORMDROPDOWN|MERGEFIELD|TITLE|SUBJECT|INDEX|XE|SYMBOL|QUOTE|="
    r"|HYPERLINK\s+(?:\\[lo]\s+)?\"(?:https?:|mailto:|[^\\/:\"]*\"))",
    re.IGNORECASE,
)


def stop_fetching(root: Element) -> None:
    """Empty every instruction that could fetch or run something; what the field showed last stays."""
    for field in elements(root, {"fldSimple"}):
        name = next((name for name in field.attrib if local(name) == "instr"), None)
        if name is not None and not HARMLESS_FIELD.match(field.get(name)):
            field.set(name, "")
    for pieces in _instructions(root):
        if not HARMLESS_FIELD.match("".join(piece.text or "" for piece in pieces)):
            for piece in pieces:
                piece.text = ""


def _instructions(root: Element) -> Iterator[list[Element]]:
    """The pieces of each instruction: a word processor joins them, also those of the fields within."""
    pieces: list[Element] = []
    depth = 0
    for element in elements(root, {"fldChar", "instrText"}):
        if local(element.tag) == "instrText":
            pieces.append(element)
            continue
        kind = next((value for name, value in element.attrib.items() if local(name) == "fldCharType"), "")
        depth += {"begin": 1, "end": -1}.get(kind, 0)
        if depth <= (1 if kind == "separate" else 0) and pieces:
            yield pieces
            pieces = []
    if pieces:
        yield pieces
