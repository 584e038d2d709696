"""What an installation agreed on for its cases: dated configuration, each block with its source."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

# What each table must say, so that a copy that lacks something is refused before anybody works with it.
READABLE: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    "contact_ways": lambda block: int(block["review_days"]),
    "earlier_cases": lambda block: (frozenset(block["regions"]), {"region": 1, "privacy_officer": 1}[block["ask"]]),
    "transfers": lambda block: (
        [int(block["answer_days"][urgency]) for urgency in ("today", "week", "month")],
        int(block["reading_days"]),
    ),
    "breaks": lambda block: (
        [int(months) for months in block["lead_months"]],
        [(words["nl"], words["en"]) for points in block["points"].values() for words in points.values()],
    ),
}


class AgreementsWrong(Exception):
    """The file with agreements cannot be worked with; the message says which table and why."""


def check_agreements(path: Path) -> None:
    """AgreementsWrong unless every table stands in the file, begins on a day, and says what it must."""
    try:
        tables = _tables(path)
    except (OSError, ValueError) as error:
        raise AgreementsWrong(f"The file cannot be read: {error}") from error
    for table, read in READABLE.items():
        if not tables.get(table):
            raise AgreementsWrong(f"The table [[{table}]] is missing.")
        try:
            for block in tables[table]:
                read(block)
                _begins(block)
        except KeyError as error:
            raise AgreementsWrong(f"In [[{table}]] {error} is missing or unknown.") from error
        except (TypeError, ValueError, AttributeError) as error:
            raise AgreementsWrong(f"In [[{table}]] something is of another kind: {error}") from error


def _begins(block: Mapping[str, Any]) -> None:
    if not isinstance(block["valid_from"], dt.date) or isinstance(block["valid_from"], dt.datetime):
        raise TypeError("valid_from is no date.")


@cache
def _tables(path: Path) -> Mapping[str, list[dict[str, Any]]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def held_on(table: str, day: dt.date) -> Mapping[str, Any]:
    """The block of a table that holds on a day; before the first one begins, the first."""
    blocks = sorted(_tables(settings.CASE_AGREEMENTS)[table], key=lambda block: block["valid_from"])
    held = [block for block in blocks if block["valid_from"] <= day] or blocks[:1]
    return held[-1]


def contact_ways_review_days(day: dt.date) -> int:
    return int(held_on("contact_ways", day)["review_days"])


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Of which regions a coordinator may hear that there may be an earlier case, and whom she is told to ask."""

    regions: frozenset[str]
    names_region: bool

    @property
    def everywhere(self) -> bool:
        return "*" in self.regions


def earlier_cases_elsewhere(day: dt.date) -> Elsewhere:
    held = held_on("earlier_cases", day)
    return Elsewhere(frozenset(held["regions"]), held["ask"] == "region")


def break_lead_months(day: dt.date) -> list[int]:
    """How many months ahead a break is announced, the furthest first."""
    return sorted((int(months) for months in held_on("breaks", day)["lead_months"]), reverse=True)


def break_points(kind: str, day: dt.date) -> list[str]:
    """The codes of what must be arranged, in their order."""
    return list(held_on("breaks", day)["points"].get(kind, {}))


def break_point_words(kind: str, code: str, language: str, day: dt.date) -> str:
    """What a point says; its code when the agreements no longer know it."""
    words = held_on("breaks", day)["points"].get(kind, {}).get(code, {})
    return str(words.get("en" if language == "en" else "nl", code))
