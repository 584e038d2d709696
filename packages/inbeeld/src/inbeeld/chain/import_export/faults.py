"""What is wrong with a cell, and in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from .targets import TARGETS

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Wrong(StrEnum):
    """What is wrong with a cell."""

    UNKNOWN_VALUE = "unknown_value"
    NO_AGE = "no_age"
    NO_DATE = "no_date"
    NO_YEAR = "no_year"
    NOT_TO_THE_DAY = "not_to_the_day"
    IN_THE_FUTURE = "in_the_future"
    TOO_LONG = "too_long"
    NO_COLLEAGUE = "no_colleague"
    NO_MUNICIPALITY = "no_municipality"
    NO_PHONE = "no_phone"
    AGE_DIFFERS = "age_differs"
    BEFORE_BIRTH = "before_birth"
    NO_END = "no_end"
    NO_OUTCOME = "no_outcome"
    NO_BEGINNING = "no_beginning"
    ENDS_BEFORE = "ends_before"
    STATUS_DIFFERS = "status_differs"


# Without these a case cannot be told at all: its row stays out until they are mended.
KEEPS_OUT = {Wrong.NO_END, Wrong.NO_OUTCOME, Wrong.NO_BEGINNING, Wrong.ENDS_BEFORE, Wrong.STATUS_DIFFERS}

WORDS: Mapping[Wrong, StrPromise] = {
    Wrong.UNKNOWN_VALUE: _("It is not said what this value means. Choose it here, or under values."),
    Wrong.NO_AGE: _("This is no age. Write a number, like 16 or ca. 16; leave it empty when it is not known."),
    Wrong.NO_DATE: _("This is no date. Write it like 3-4-2024, 4-2024 or 2024."),
    Wrong.NO_YEAR: _("The year is missing. Write it too, like 7-8-2009; as far as it is known is enough."),
    Wrong.NOT_TO_THE_DAY: _("The day is not known, so the first or last day is taken. Write another if you know it."),
    Wrong.IN_THE_FUTURE: _("This lies in the future."),
    Wrong.TOO_LONG: _("This text is too long. Shorten it."),
    Wrong.NO_COLLEAGUE: _("It is not said who this is. The case stays with you, or choose a colleague."),
    Wrong.NO_MUNICIPALITY: _("No municipality is known by this name. It comes along as text."),
    Wrong.NO_PHONE: _("This is no telephone number. Write it like 06 12345678, or with the country before it."),
    Wrong.AGE_DIFFERS: _(
        "This age and the date of birth contradict each other. Look at both; the date of birth counts."
    ),
    Wrong.BEFORE_BIRTH: _("This lies before the date of birth. Look at both."),
    Wrong.NO_END: _("It is not said when this case was closed. Fill in the day, or empty its outcome and reason."),
    Wrong.NO_OUTCOME: _("It is not said how this case ended. Choose it; take “another outcome” when none fits."),
    Wrong.NO_BEGINNING: _("It is not said when this case was opened. A closed case needs both days."),
    Wrong.ENDS_BEFORE: _("This case was closed before it was opened. Look at both days."),
    Wrong.STATUS_DIFFERS: _("It ended as “not a victim”, and its status says something else."),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One cell that is not understood: its row, its field, why, and how the cell begins."""

    row: int
    target: str
    wrong: Wrong
    cell: str

    @property
    def keeps_out(self) -> bool:
        return self.wrong in KEEPS_OUT

    def as_list(self) -> list[Any]:
        return list(asdict(self).values())

    @classmethod
    def from_list(cls, kept: Sequence[Any]) -> Fault:
        row, target, wrong, cell = kept
        return cls(row, target, Wrong(wrong), cell)


@dataclass(frozen=True, slots=True)
class FaultInWords:
    row: int
    field: StrPromise
    cell: str
    what: StrPromise


def in_words(fault: Fault) -> FaultInWords:
    return FaultInWords(fault.row, TARGETS[fault.target].label, fault.cell, WORDS[fault.wrong])
