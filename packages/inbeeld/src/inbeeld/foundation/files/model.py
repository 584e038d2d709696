"""What is understood of a document: blocks of text. It is all that is kept of what somebody sends.

Both sides use it: the confined reader makes it, and the web process takes it in again as something from outside.
Imports nothing of Django.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

MOST_CHARACTERS = 1_500_000
MOST_BLOCKS = 60_000
MOST_COLUMNS = 40
DEEPEST = 9
HIGHEST = 1_000_000


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list; `label` is its number or sign
    TABLE = "table"
    PAGE = "page"  # a new page begins
    PART = "part"  # what follows stood apart from the text; `label` is a `Part`


class Part(StrEnum):
    """Where text stood that is not in the run of a document."""

    HEADER = "header"
    FOOTER = "footer"
    NOTES = "notes"
    COMMENTS = "comments"
    FIELDS = "fields"


class Mark(StrEnum):
    """Why somebody who looked at the document may not have seen this text, or how it came here."""

    HIDDEN = "hidden"
    WHITE = "white"
    TINY = "tiny"
    OFF_PAGE = "off_page"
    SCAN = "scan"


class LeftOut(StrEnum):
    """What was in a document and is not kept."""

    PICTURE = "picture"
    DRAWING = "drawing"
    FILE = "file"
    ACTION = "action"
    DELETED = "deleted"
    LETTER = "letter"
    SIGNS = "signs"  # a drawing made of characters


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that is alike all through."""

    text: str
    marks: frozenset[Mark] = frozenset()


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    kind: BlockKind
    runs: Runs = ()
    level: int = 1
    label: str = ""
    rows: tuple[tuple[Runs, ...], ...] = ()

    def texts(self) -> Iterator[str]:
        yield from (run.text for run in self.runs)
        yield from (run.text for row in self.rows for cell in row for run in cell)


@dataclass(frozen=True, slots=True)
class Document:
    """Text with its structure, and how much of what was left out."""

    blocks: tuple[Block, ...]
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)
    scanned: bool = False

    def has_words(self) -> bool:
        return any(text.strip() for block in self.blocks for text in block.texts())

    def plain(self) -> str:
        return "\n".join(" ".join(block.texts()) for block in self.blocks)


class NotADocument(Exception):
    """It does not follow the model, or holds more than is taken."""


class WrittenAsLetters(Exception):
    """A file lies in the text, written as letters: nobody reads that, and it can be a picture."""


def to_bytes(document: Document) -> bytes:
    blocks = [
        {
            "kind": block.kind,
            "runs": _runs_out(block.runs),
            "level": block.level,
            "label": block.label,
            "rows": [[_runs_out(cell) for cell in row] for row in block.rows],
        }
        for block in document.blocks
    ]
    whole = {"blocks": blocks, "left_out": dict(document.left_out), "scanned": document.scanned}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(content: bytes) -> Document:
    """Take a document in as something from outside: only what the model knows, only characters that can be read."""
    try:
        told = json.loads(content)
        taken = _Intake()
        blocks = tuple(taken.block(one) for one in _at_most(told["blocks"], MOST_BLOCKS))
        left_out = {LeftOut(name): _count(number) for name, number in told["left_out"].items()}
        if taken.signs:
            left_out[LeftOut.SIGNS] = left_out.get(LeftOut.SIGNS, 0) + taken.signs
        document = Document(blocks, left_out, told["scanned"] is True)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise NotADocument from None
    if WRITTEN_AS_LETTERS.search(document.plain()):
        raise WrittenAsLetters
    return document


# A file written as letters: many long words without meaning in a row, one very long word, or a list of bytes.
WRITTEN_AS_LETTERS = re.compile(
    r"(?:(?<![^\s>|])[A-Za-z0-9+/=_-]{40,}[\s>|]+){8}|[A-Za-z0-9+/_-]{600}|(?:\b[0-9A-Fa-f]{2}[\s,:;]+){200}"
    r"|^begin [0-7]{3} \S|^P[1-6]\s+\d+\s+\d+\s|/\* XPM \*/|data:(?:image|video)/|<svg[\s>]",
    re.MULTILINE,
)
# Blocks, dots and shapes of which a picture can be laid; one or three of them are a bullet or a tick.
SIGNS = re.compile("[\u2500-\u25ff\u2800-\u28ff\u2b00-\u2bff\U0001fb00-\U0001fbff]{4,}")
UNREADABLE = {"Cc", "Cs", "Co", "Cn"}
ORDERING = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}


class _Intake:
    """Takes in the pieces of one document and keeps count."""

    def __init__(self) -> None:
        self.room = MOST_CHARACTERS
        self.signs = 0

    def block(self, told: Any) -> Block:
        return Block(
            BlockKind(told["kind"]),
            self.runs(told["runs"]),
            min(max(_count(told["level"]), 1), DEEPEST),
            self.text(told["label"])[:40],
            tuple(tuple(self.runs(cell) for cell in _at_most(row, MOST_COLUMNS)) for row in told["rows"]),
        )

    def runs(self, told: Any) -> Runs:
        return tuple(Run(self.text(text), frozenset(Mark(mark) for mark in marks)) for text, marks in told)

    def text(self, told: Any) -> str:
        if not isinstance(told, str):
            raise NotADocument
        self.room -= len(told) + 1
        if self.room < 0:
            raise NotADocument
        text, signs = SIGNS.subn("…", "".join(one for one in told if _is_readable(one)))
        self.signs += signs
        return text


def _is_readable(character: str) -> bool:
    return character in "\n\t" or not (unicodedata.category(character) in UNREADABLE or character in ORDERING)


def _at_most(told: Any, most: int) -> list[Any]:
    if not isinstance(told, list) or len(told) > most:
        raise NotADocument
    return told


def _count(told: Any) -> int:
    if not isinstance(told, int) or not 0 <= told < HIGHEST:
        raise NotADocument
    return told


def _runs_out(runs: Iterable[Run]) -> list[Any]:
    return [[run.text, sorted(run.marks)] for run in runs]
