"""Decisions about consent over plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from inbeeld.foundation.agreed.api import held_on


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Who answers from one age up to another (None: without end)."""

    first: int
    by: tuple[Literal["self", "parent"], ...]
    last: int | None = None
    settled: bool = True

    def holds(self, age: int) -> bool:
        return self.first <= age and (self.last is None or age <= self.last)


@dataclass(frozen=True, slots=True)
class AgeRule:
    """Whose consent a purpose asks for at each age, from a day on, and where that is written."""

    key: str
    purposes: tuple[str, ...]
    valid_from: dt.date
    source: str
    bands: tuple[AgeBand, ...]

    @property
    def name(self) -> str:
        return f"{self.key}/{self.valid_from.isoformat()}"

    def band_at(self, age: int) -> AgeBand | None:
        return next((band for band in self.bands if band.holds(age)), None)


class Doubt(StrEnum):
    """Why a person must decide and say why, before a consent counts."""

    NO_RULE = "no_rule"
    AGE_UNKNOWN = "age_unknown"
    NOT_SETTLED = "not_settled"
    SOMEBODY_MISSING = "somebody_missing"


def rule_for(rules: Iterable[AgeRule], purpose: str, on: dt.date) -> AgeRule | None:
    """The newest rule for a purpose that held on a day."""
    return held_on((rule for rule in rules if purpose in rule.purposes), on)


def doubt_about(rule: AgeRule | None, age: int | None, givers: Collection[str]) -> Doubt | None:
    """What keeps a consent from counting by the rule alone; None when the rule is met."""
    if rule is None:
        return Doubt.NO_RULE
    if age is None:
        return Doubt.AGE_UNKNOWN
    band = rule.band_at(age)
    if band is None or not band.settled:
        return Doubt.NOT_SETTLED
    answered = {"parent" if giver == "guardian" else giver for giver in givers}
    return None if set(band.by) <= answered else Doubt.SOMEBODY_MISSING


def stands(*, answer: str, from_on: dt.date, until_on: dt.date | None, ended: bool, on: dt.date) -> bool:
    """Whether a consent holds on a day."""
    return answer == "given" and not ended and from_on <= on and (until_on is None or on <= until_on)
