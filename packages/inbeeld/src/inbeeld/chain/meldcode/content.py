"""The words of the walk, the frameworks of the professions and the terms, from files that an editor changes."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from .notation import Block, blocks_of
from .rules import QUESTIONS, STEPS, Says

LANGUAGES = ("nl", "en")


class ContentFault(ValueError):
    """A content file misses something; the message names the file."""


@dataclass(frozen=True, slots=True)
class Source:
    title: str
    url: str
    checked: dt.date | None


@dataclass(frozen=True, slots=True)
class Text:
    """A step, a question or an outcome in one language."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """Whom it is about; a letter in the address."""

    key: str
    words: str
    branches: tuple[tuple[Block, ...], ...]
    coordinator: bool


@dataclass(frozen=True, slots=True)
class Walk:
    routes: Mapping[str, Route]
    steps: Mapping[int, Text]
    questions: Mapping[int, Text]
    outcomes: Mapping[str, Text]
    sources: tuple[Source, ...]
    version: int
    checked: dt.date | None


@dataclass(frozen=True, slots=True)
class Framework:
    """The assessment framework of one profession: where it stands, and in our words which situations it names."""

    key: str
    name: str
    setting: str
    source: Source
    valid_from: dt.date
    acute: tuple[str, ...]
    structural: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermLength:
    key: str
    valid_from: dt.date
    working_days: int
    weeks: int
    source: Source
    is_agreement: bool


def walk() -> Walk:
    return read_walk(settings.MELDCODE_TEXTS, _language())


def frameworks() -> Mapping[str, Framework]:
    """By key, in the language of now."""
    return read_frameworks(settings.MELDCODE_TEXTS, _language())


def framework_choices() -> list[tuple[str, str]]:
    return [(one.key, one.name) for one in frameworks().values()]


def terms_on(day: dt.date) -> list[TermLength]:
    """The terms that hold on a day, one for each key."""
    held = {one.key: one for one in read_terms(settings.MELDCODE_TEXTS) if one.valid_from <= day}
    return list(held.values())


def _language() -> str:
    return "en" if (get_language() or "nl").startswith("en") else "nl"


@cache
def read_walk(folder: Path, language: str) -> Walk:
    path = folder / "walk.toml"
    data = _read(path)
    try:
        branches = {key: blocks_of(text[language]) for key, text in data["branches"].items()}
        found = Walk(
            routes={key: _route(key, one, branches, language) for key, one in data["routes"].items()},
            steps={number: _text(data["steps"][str(number)], language) for number in STEPS},
            questions={number: _text(data["questions"][str(number)], language) for number in QUESTIONS},
            outcomes={key.value: _text(data["outcomes"][key.value], language) for key in Says},
            sources=tuple(_source(one) for one in data["sources"]),
            version=data["version"],
            checked=_day(data["checked"]),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise ContentFault(f"{path.name}: {fault} is missing or wrong") from fault
    return found


@cache
def read_frameworks(folder: Path, language: str) -> Mapping[str, Framework]:
    path = folder / "frameworks.toml"
    try:
        return {key: _framework(key, one, language) for key, one in _read(path).items()}
    except (KeyError, TypeError, ValueError) as fault:
        raise ContentFault(f"{path.name}: {fault} is missing or wrong") from fault


@cache
def read_terms(folder: Path) -> tuple[TermLength, ...]:
    path = folder / "terms.toml"
    try:
        found = [
            TermLength(
                key=one["key"],
                valid_from=one["valid_from"],
                working_days=one.get("working_days", 0),
                weeks=one.get("weeks", 0),
                source=Source(one["source"], "", _day(one.get("checked", ""))),
                is_agreement=one.get("agreement", False),
            )
            for one in _read(path)["terms"]
        ]
    except (KeyError, TypeError, ValueError) as fault:
        raise ContentFault(f"{path.name}: {fault} is missing or wrong") from fault
    return tuple(sorted(found, key=lambda one: one.valid_from))


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as fault:
        raise ContentFault(f"{path.name}: {fault}") from fault


def _route(key: str, data: Any, branches: Mapping[str, tuple[Block, ...]], language: str) -> Route:
    return Route(
        key=key,
        words=data[language],
        branches=tuple(branches[name] for name in ("coordinator", "adult") if data[name]),
        coordinator=data["coordinator"],
    )


def _text(data: Any, language: str) -> Text:
    return Text(data["title"][language], blocks_of(data[language]))


def _framework(key: str, data: Any, language: str) -> Framework:
    return Framework(
        key=key,
        name=data["name"][language],
        setting=data["setting"],
        source=_source(data),
        valid_from=data["valid_from"],
        acute=tuple(data["acute"][language]),
        structural=tuple(data["structural"][language]),
    )


def _source(data: Any) -> Source:
    return Source(data["title"], data["url"], _day(data["checked"]))


def _day(written: str | dt.date) -> dt.date | None:
    """A date as TOML knows it or between quotes; an empty text means that nobody checked."""
    if isinstance(written, dt.date):
        return written
    return dt.date.fromisoformat(written) if written else None
