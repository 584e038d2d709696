"""A report as plain parts, before anybody decides whether it becomes HTML or PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """The one thing that must not be missed; ``kind`` is ``given``, ``reserved``, ``refused`` or ``note``."""

    kind: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first column names the row, the others hold numbers unless ``words``."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing with the words that stand for it where it cannot be seen."""

    name: str
    svg: str
    caption: str
    alternative: str


Block = Paragraph | Points | Callout | Table | Drawing


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    language: str
    title: str
    subtitle: str
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]
    ending: str


def table(caption: str, header: Sequence[str], rows: Sequence[Sequence[str]], *, words: bool = False) -> Table:
    """Make a table from any sequences."""
    return Table(caption, tuple(header), tuple(tuple(row) for row in rows), words)
