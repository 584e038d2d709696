"""Texts that editors write: headings, paragraphs and lists of Markdown. Nothing else has a meaning, HTML neither."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt

Kind = Literal["heading", "paragraph", "list"]

READER = MarkdownIt("zero").enable(["heading", "list"])


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, the lines of one paragraph, or the items of one list."""

    kind: Kind
    lines: tuple[str, ...]


def blocks_of(text: str) -> tuple[Block, ...]:
    """What the text consists of, in order; what a page makes of it is escaped there."""
    found: list[Block] = []
    items: list[str] | None = None
    kind: Kind = "paragraph"
    for token in READER.parse(text):
        if token.level == 0 and token.type in {"bullet_list_open", "ordered_list_open"}:
            items = []
        elif token.level == 0 and token.type in {"bullet_list_close", "ordered_list_close"}:
            found.append(Block("list", tuple(items or ())))
            items = None
        elif token.type == "inline" and items is not None:
            items.append(" ".join(token.content.split()))
        elif token.type == "inline":
            found.append(Block(kind, tuple(line.strip() for line in token.content.splitlines())))
        kind = "heading" if token.type == "heading_open" else "paragraph"
    return tuple(found)
