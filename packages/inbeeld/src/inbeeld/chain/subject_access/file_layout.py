"""What the parts of somebody's file are called, and in which order they read them (`file_layout.toml`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from inbeeld.foundation.agreed.api import language_now, read

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
    code: str
    name: Said
    others: bool = False
    table: Sequence[Table]


@dataclass(frozen=True, kw_only=True)
class FileLayout:
    say_no: frozenset[str]
    not_shown: Mapping[str, str]  # and why
    label: Mapping[str, Said]
    chapter: Sequence[Chapter]

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        return {table.model: table for chapter in self.chapter for table in chapter.table}

    def labels_of(self, table: Table) -> Mapping[str, Said]:
        """What its fields are called: by its own words, else by those of every table."""
        return {**self.label, **table.label}


def file_layout() -> FileLayout:
    return read(WORDS, FileLayout)


def said(words: Said) -> str:
    """In the language of now."""
    dutch, english = words
    return english if language_now() == "en" else dutch
