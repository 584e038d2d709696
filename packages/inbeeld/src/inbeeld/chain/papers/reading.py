"""What the parts of somebody's file are called, and in which order he reads them (`reading.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

WORDS = Path(__file__).parent / "reading.toml"
Said = Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """How the records of one model are read. `under` leads to the sealed record that they hang on."""

    model: str
    name: Said
    labels: Mapping[str, Said]
    show: Sequence[str]
    head: Sequence[str] = ()
    order: Sequence[str] = ()  # by default the time at which it was written down
    hide: Sequence[str] = ()
    under: str = ""

    @property
    def fields(self) -> set[str]:
        """What it has words for, or a reason to be silent about."""
        return {*self.show, *self.head, *self.hide}


@dataclass(frozen=True, slots=True)
class Chapter:
    code: str
    name: Said
    others: bool
    tables: Sequence[Table]


@dataclass(frozen=True, slots=True)
class Reading:
    chapters: Sequence[Chapter]
    labels: Mapping[str, Said]
    say_no: frozenset[str]
    not_shown: frozenset[str]

    @property
    def tables(self) -> Mapping[str, Table]:
        return {table.model: table for chapter in self.chapters for table in chapter.tables}


@cache
def reading() -> Reading:
    plain = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    chapters = tuple(_chapter(one, plain["label"]) for one in plain["chapter"])
    return Reading(chapters, plain["label"], frozenset(plain["say_no"]), frozenset(plain["not_shown"]))


def said(words: Said) -> str:
    """In the language of now."""
    dutch, english = words
    return dutch if (get_language() or "nl").startswith("nl") else english


def _chapter(plain: dict[str, Any], labels: dict[str, Said]) -> Chapter:
    tables = tuple(_table(one, labels) for one in plain["table"])
    return Chapter(plain["code"], plain["name"], plain.get("others", False), tables)


def _table(plain: dict[str, Any], labels: dict[str, Said]) -> Table:
    own = {**labels, **plain.pop("label", {})}
    return Table(labels=own, **plain)
