"""What is wrong with a cell, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from .cells import Fault, Wrong
from .targets import TARGETS

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

WORDS: Mapping[Wrong, StrPromise] = {
    Wrong.UNKNOWN_VALUE: _("It is not said what this value means. Choose it under values, or change it in your list."),
    Wrong.NO_AGE: _("This is no age. Write a number, like 16 or ca. 16; leave it empty when it is not known."),
    Wrong.NO_DATE: _("This is no date. Write it like 3-4-2024, 4-2024 or 2024."),
    Wrong.IN_THE_FUTURE: _("This lies in the future."),
    Wrong.NO_END: _("It is not said when this case was closed. Fill in the day, or empty its outcome and reason."),
    Wrong.NO_OUTCOME: _("It is not said how this case ended. Fill it in; write “other” when none of the list fits."),
    Wrong.NO_BEGINNING: _("It is not said when this case was opened. A closed case needs both days."),
    Wrong.ENDS_BEFORE: _("This case was closed before it was opened. Look at both days."),
    Wrong.STATUS_DIFFERS: _("It ended as “not a victim”, and its status says something else."),
    Wrong.TOO_LONG: _("This text is too long. Shorten it in your list."),
}


@dataclass(frozen=True, slots=True)
class FaultInWords:
    row: int
    field: StrPromise
    cell: str
    what: StrPromise


def in_words(fault: Fault) -> FaultInWords:
    return FaultInWords(fault.row, TARGETS[fault.target].label, fault.cell, WORDS[fault.wrong])
