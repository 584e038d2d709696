"""The words of the walk, the frameworks of the professions and the terms, from files that an editor changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from inbeeld.foundation.agreed.api import held_on, in_language, language_now, read
from inbeeld.foundation.design.api import Block, blocks_of

from .content_files import FrameworkInFile, RouteInFile, SourceInFile, TermsFile, TextInFile, WalkFile
from .rules import QUESTIONS, STEPS, Says

LANGUAGES = ("nl", "en")


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
    return read_walk(settings.MELDCODE_TEXTS, language_now())


def frameworks() -> Mapping[str, Framework]:
    """By key, in the language of now."""
    return read_frameworks(settings.MELDCODE_TEXTS, language_now())


def framework_choices() -> list[tuple[str, str]]:
    return [(one.key, one.name) for one in frameworks().values()]


def terms_on(day: dt.date) -> list[TermLength]:
    """The terms that hold on a day, one for each key."""
    known = read_terms(settings.MELDCODE_TEXTS)
    keys = dict.fromkeys(one.key for one in known)
    return [held for key in keys if (held := held_on((one for one in known if one.key == key), day))]


@cache
def read_walk(folder: Path, language: str) -> Walk:
    found = read(folder / "walk.toml", WalkFile)
    branches = {
        "coordinator": blocks_of(found.branches.coordinator.said(language)),
        "adult": blocks_of(found.branches.adult.said(language)),
    }
    return Walk(
        routes={key: _route(key, one, branches, language) for key, one in found.routes.items()},
        steps={number: _text(found.steps[str(number)], language) for number in STEPS},
        questions={number: _text(found.questions[str(number)], language) for number in QUESTIONS},
        outcomes={key.value: _text(found.outcomes[key], language) for key in Says},
        sources=tuple(_source(one) for one in found.sources),
        version=found.version,
        checked=found.checked or None,
    )


@cache
def read_frameworks(folder: Path, language: str) -> Mapping[str, Framework]:
    found = read(folder / "frameworks.toml", dict[str, FrameworkInFile])
    return {key: _framework(key, one, language) for key, one in found.items()}


@cache
def read_terms(folder: Path) -> tuple[TermLength, ...]:
    found = [
        TermLength(
            key=one.key,
            valid_from=one.valid_from,
            working_days=one.working_days,
            weeks=one.weeks,
            source=Source(one.source, "", one.checked or None),
            is_agreement=one.agreement,
        )
        for one in read(folder / "terms.toml", TermsFile).terms
    ]
    return tuple(sorted(found, key=lambda one: one.valid_from))


def _route(key: str, found: RouteInFile, branches: Mapping[str, tuple[Block, ...]], language: str) -> Route:
    taken = {"coordinator": found.coordinator, "adult": found.adult}
    return Route(
        key=key,
        words=in_language(found, language),
        branches=tuple(branches[name] for name, is_taken in taken.items() if is_taken),
        coordinator=found.coordinator,
    )


def _text(found: TextInFile, language: str) -> Text:
    return Text(found.title.said(language), blocks_of(in_language(found, language)))


def _framework(key: str, found: FrameworkInFile, language: str) -> Framework:
    return Framework(
        key=key,
        name=found.name.said(language),
        setting=found.setting,
        source=_source(found),
        valid_from=found.valid_from,
        acute=found.acute.said(language),
        structural=found.structural.said(language),
    )


def _source(found: SourceInFile | FrameworkInFile) -> Source:
    return Source(found.title, found.url, found.checked or None)
