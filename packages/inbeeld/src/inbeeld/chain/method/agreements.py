"""What an installation agreed on for its cases: dated configuration, each block with its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.conf import settings

from inbeeld.foundation.agreed.api import FROM_THE_BEGINNING, Always, Bilingual, read


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    valid_from: dt.date = FROM_THE_BEGINNING
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactWaysAgreement(Agreement):
    review_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCases(Agreement):
    """Of which regions a coordinator may hear that there may be an earlier case, and whom they are told to ask."""

    regions: frozenset[str]
    ask: Literal["privacy_officer", "region"]

    @property
    def everywhere(self) -> bool:
        return "*" in self.regions

    @property
    def names_region(self) -> bool:
        return self.ask == "region"


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferDays:
    today: int
    week: int
    month: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferAgreement(Agreement):
    answer_days: TransferDays
    reading_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakAgreement(Agreement):
    lead_months: tuple[int, ...]
    points: Mapping[str, Mapping[str, Bilingual[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreements:
    contact_ways: Always[ContactWaysAgreement]
    earlier_cases: Always[EarlierCases]
    transfers: Always[TransferAgreement]
    breaks: Always[BreakAgreement]


def agreements() -> Agreements:
    """FileFault when the file of this installation cannot be worked with."""
    return read(settings.CASE_AGREEMENTS, Agreements)


def contact_ways_review_days(day: dt.date) -> int:
    return agreements().contact_ways.on(day).review_days


def earlier_cases_elsewhere(day: dt.date) -> EarlierCases:
    return agreements().earlier_cases.on(day)


def break_lead_months(day: dt.date) -> list[int]:
    """How many months ahead a break is announced, the furthest first."""
    return sorted(agreements().breaks.on(day).lead_months, reverse=True)


def break_points(kind: str, day: dt.date) -> list[str]:
    """The codes of what must be arranged, in their order."""
    return list(agreements().breaks.on(day).points.get(kind, {}))


def break_point_words(kind: str, code: str, language: str, day: dt.date) -> str:
    """What a point says; its code when the agreements no longer know it."""
    words = agreements().breaks.on(day).points.get(kind, {}).get(code)
    return words.said(language[:2]) if words else code
