"""XML from outside: no entities, no network, no definitions of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from inbeeld.foundation.files.rules import Refusal

from .results import Refused

Element = Any


def parsed(content: bytes) -> Element:
    """The root of a part, or `Refused`."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Refused(Refusal.UNREADABLE) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(Refusal.TOO_COMPLEX)
    return root


def text_of(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def local(name: Any) -> str:
    """A name without its namespace: old and strict documents differ in that only."""
    return etree.QName(name).localname if isinstance(name, str) else ""


def elements(root: Element, names: set[str]) -> list[Element]:
    return [element for element in root.iter() if local(element.tag) in names]


def remove(element: Element) -> None:
    """Take an element out; what stood behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def drop_attributes(root: Element, unwanted: Callable[[str], bool]) -> None:
    for element in root.iter():
        for name in [name for name in element.attrib if unwanted(local(name))]:
            del element.attrib[name]


def ancestors(element: Element) -> Iterator[Element]:
    parent = element.getparent()
    while parent is not None:
        yield parent
        parent = parent.getparent()
