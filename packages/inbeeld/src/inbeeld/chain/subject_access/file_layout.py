"""What the parts of somebody's file are called, and in which order they read them.

Each room says it of its own records (`Room.file_chapters`); `file_layout.toml` holds the words that all share.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from operator import attrgetter
from pathlib import Path

from inbeeld.foundation.agreed.api import language_now, read
from inbeeld.foundation.rooms.api import all_rooms

WORDS = Path(__file__).parent / "file_layout.toml"
Said = tuple[str, str]  # in Dutch, in English


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """How the records of one model are read. `under` leads to the sealed record that they hang on."""

    model: str
    name: Said
    label: Mapping[str, Said] = field(default_factory=dict)
    show: Sequence[str]
    head: Sequence[str] = ()
    order: Sequence[str] = ()  # by default the time at which it was written down
    hide: Sequence[str] = ()
    under: str = ""

    @property
    def fields(self) -> set[str]:
        """What it has words for, or a reason to be silent about."""
        return {*self.show, *self.head, *self.hide}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The lowest room with records in it names a chapter and says where it stands; others add theirs by its code."""

    code: str
    order: int = 0
    name: Said | None = None
    others: bool = False
    table: Sequence[Table]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomChapters:
    chapter: Sequence[Chapter]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWords:
    say_no: frozenset[str]
    not_shown: Mapping[str, str]  # and why
    label: Mapping[str, Said]


@dataclass(frozen=True, kw_only=True)
class FileLayout:
    words: SharedWords
    chapter: Sequence[Chapter]

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        return {table.model: table for chapter in self.chapter for table in chapter.table}

    def labels_of(self, table: Table) -> Mapping[str, Said]:
        """What its fields are called: by its own words, else by those of every table."""
        return {**self.words.label, **table.label}


@cache
def file_layout() -> FileLayout:
    """What all rooms put into the file; a chapter begins with the records of the lowest room."""
    chapters: dict[str, Chapter] = {}
    for path in (room.file_chapters for room in all_rooms() if room.file_chapters):
        for more in read(path, RoomChapters).chapter:
            known = chapters.setdefault(more.code, more)
            if known is not more:
                chapters[more.code] = replace(known, table=[*known.table, *more.table])
    return FileLayout(words=read(WORDS, SharedWords), chapter=sorted(chapters.values(), key=attrgetter("order")))


def said(words: Said | None) -> str:
    """In the language of now."""
    dutch, english = words or ("", "")
    return english if language_now() == "en" else dutch
