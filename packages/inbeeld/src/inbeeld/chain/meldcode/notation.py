"""How the texts are written: a small notation, so that an editor needs no HTML and nothing can be injected."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, one paragraph or one list."""

    kind: str
    lines: tuple[str, ...]


def blocks_of(text: str) -> tuple[Block, ...]:
    """Read `## heading`, `- item` lines and paragraphs, with an empty line between them."""
    found: list[Block] = []
    for line in (raw.strip() for raw in text.strip().splitlines()):
        if not line:
            found.append(Block("gap", ()))
        elif line.startswith("## "):
            found.append(Block("heading", (line.removeprefix("## "),)))
        elif line.startswith("- "):
            _join(found, "list", line.removeprefix("- "))
        else:
            _join(found, "paragraph", line)
    return tuple(block for block in found if block.kind != "gap")


def _join(found: list[Block], kind: str, line: str) -> None:
    """To the block above when it is of the same kind, else a new one."""
    if found and found[-1].kind == kind:
        found[-1] = Block(kind, (*found[-1].lines, line))
    else:
        found.append(Block(kind, (line,)))
