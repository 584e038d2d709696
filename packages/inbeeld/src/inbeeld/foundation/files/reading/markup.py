"""XML from outside: no entities, no network, no definitions of its own."""

from __future__ import annotations

from typing import Any

from lxml import etree

from inbeeld.foundation.files.rules import Refusal

from .refusing import Refused

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


def local(name: Any) -> str:
    """A name without its namespace: old and strict documents differ in that only."""
    return etree.QName(name).localname if isinstance(name, str) else ""


def elements(root: Element, names: set[str]) -> list[Element]:
    return [element for element in root.iter() if local(element.tag) in names]


def attribute(element: Element | None, name: str) -> str:
    """The value of an attribute by its name without a namespace; empty where there is none."""
    if element is None:
        return ""
    return next((str(value) for said, value in element.attrib.items() if local(said) == name), "")


def child(element: Element | None, name: str) -> Element | None:
    return None if element is None else next((one for one in element if local(one.tag) == name), None)
