"""The shape of each content file: what an editor must write, in both languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from inbeeld.foundation.agreed.api import Bilingual, CheckedOn, refuse_same_day

from .rules import QUESTIONS, STEPS, Says


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInFile:
    title: str
    url: str
    checked: CheckedOn


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteInFile:
    adult: bool
    coordinator: bool
    nl: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextInFile:
    title: Bilingual[str]
    nl: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Branches:
    """What differs from the plain code for an adult, and where a coordinator is asked too."""

    adult: Bilingual[str]
    coordinator: Bilingual[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkFile:
    version: int
    checked: CheckedOn
    sources: tuple[SourceInFile, ...]
    routes: Mapping[str, RouteInFile]
    branches: Branches
    steps: Mapping[str, TextInFile]
    questions: Mapping[str, TextInFile]
    outcomes: Mapping[Says, TextInFile]

    def __post_init__(self) -> None:
        for name, found, asked in (
            ("steps", self.steps, {str(number) for number in STEPS}),
            ("questions", self.questions, {str(number) for number in QUESTIONS}),
            ("outcomes", self.outcomes, set(Says)),
        ):
            if missing := asked - set(found):
                raise ValueError(f"[{name}] lacks {', '.join(sorted(missing))}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkInFile:
    setting: str
    name: Bilingual[str]
    title: str
    url: str
    valid_from: dt.date
    checked: CheckedOn
    acute: Bilingual[tuple[str, ...]]
    structural: Bilingual[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermInFile:
    key: str
    valid_from: dt.date
    working_days: int = 0
    weeks: int = 0
    agreement: bool = False
    source: str
    checked: CheckedOn = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsFile:
    terms: tuple[TermInFile, ...]

    def __post_init__(self) -> None:
        for key in {one.key for one in self.terms}:
            refuse_same_day(one for one in self.terms if one.key == key)
