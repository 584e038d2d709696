"""The three moments that ages are known at, each as an age, as a date, or as both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.records.api import PartialDate

from . import codes, rules


@dataclass(frozen=True, slots=True)
class Age:
    """In whole years."""

    years: int
    estimated: bool = False

    def __str__(self) -> str:
        return _now("about %(when)s") % {"when": self.years} if self.estimated else str(self.years)


# The name in a form and an address, the columns of the case, the words.
MOMENTS: tuple[tuple[str, str, str, str | Promise], ...] = (
    ("start", "age_at_start", "started_on", _("Start of the exploitation")),
    ("contact", "age_at_contact", "contacted_on", _("First contact")),
    ("report", "age_at_report", "reported_on", _("Report to the register")),
)


@dataclass(frozen=True, slots=True)
class Moment:
    name: str
    label: str | Promise
    age: Age | None
    on: PartialDate | None

    @classmethod
    def all_of(cls, case: Any) -> list[Moment]:
        return [
            cls(name, label, _age(case, column), PartialDate.from_edtf(getattr(case, when)))
            for name, column, when, label in MOMENTS
        ]

    @property
    def is_minor(self) -> bool | None:
        """Follows from the age; None when that is not known."""
        return rules.is_minor(self.age.years if self.age else None)

    @property
    def exactness(self) -> codes.Exactness:
        if self.on:
            return codes.Exactness(self.on.exactness)
        if self.age is None:
            return codes.Exactness.UNKNOWN
        return codes.Exactness.ESTIMATED if self.age.estimated else codes.Exactness.YEAR


def _age(case: Any, column: str) -> Age | None:
    years = getattr(case, column)
    return None if years is None else Age(years, getattr(case, f"{column}_estimated"))
