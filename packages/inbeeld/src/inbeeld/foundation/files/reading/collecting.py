"""Putting a document together, block by block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from inbeeld.foundation.files.model import Block, BlockKind, Document, LeftOut, Mark, Part, Run, Runs

NO_MARKS: frozenset[Mark] = frozenset()


class Collected:
    """The blocks so far, and how much was left out."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.left_out: Counter[LeftOut] = Counter()
        self.scanned = False

    def add(self, kind: BlockKind, runs: Iterable[Run], *, level: int = 1, label: str = "") -> None:
        joined = join(runs)
        if any(run.text.strip() for run in joined):
            self.blocks.append(Block(kind, joined, level, label))

    def add_text(self, text: str, marks: frozenset[Mark] = NO_MARKS) -> None:
        self.add(BlockKind.PARAGRAPH, [Run(text, marks)])

    def add_table(self, rows: list[list[Runs]]) -> None:
        """Rows may differ in length: each is filled up, so that the columns hold."""
        width = max((len(row) for row in rows), default=0)
        filled = tuple((*row, *[()] * (width - len(row))) for row in rows if row)
        if any(run.text.strip() for row in filled for cell in row for run in cell):
            self.blocks.append(Block(BlockKind.TABLE, rows=filled))

    def add_part(self, part: Part, blocks: Iterable[Block]) -> None:
        found = list(blocks)
        if found:
            self.blocks += [Block(BlockKind.PART, label=part), *found]

    def new_page(self) -> None:
        if self.blocks and self.blocks[-1].kind != BlockKind.PAGE:
            self.blocks.append(Block(BlockKind.PAGE))

    def document(self) -> Document:
        while self.blocks and self.blocks[-1].kind == BlockKind.PAGE:
            self.blocks.pop()
        return Document(
            tuple(self.blocks), {kind: count for kind, count in self.left_out.items() if count}, self.scanned
        )


def join(runs: Iterable[Run]) -> Runs:
    """Neighbours with the same marks become one."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].marks == run.marks:
            joined[-1] = Run(joined[-1].text + run.text, run.marks)
        elif run.text:
            joined.append(run)
    return tuple(joined)
