"""Dates as far as they are known: a day, a month, a year, or about then."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Self

from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inbeeld.foundation.design.api import EARLIEST, full_year, parse_date
from inbeeld.foundation.design.api import MONTHS as MONTH_NAMES

LONGEST = 11
ABOUT = re.compile(r"^(?:ca\.?|circa|ongeveer|rond|omstreeks|about|around|approx\.?|±|~)\s*|\s*(?:\?|~)$")
# Not known, in the words in which it is written.
UNKNOWN = {
    "onb",
    "onbekend",
    "onb bekend",
    "niet bekend",
    "nb",
    "n.b",
    "n.v.t",
    "nvt",
    "?",
    "??",
    "???",
    "-",
    "x",
    "unknown",
    "n/a",
}
UNKNOWN_PARTS = {"0", "00", "x", "xx", "?", "??"}
# A part of a year, by the month in the middle of it.
PARTS_OF_YEAR = {
    "winter": 1, "lente": 4, "voorjaar": 4, "spring": 4, "zomer": 7, "summer": 7, "herfst": 10, "najaar": 10,
    "autumn": 10, "fall": 10, "begin": 2, "early": 2, "medio": 6, "midden": 6, "half": 6, "mid": 6, "eind": 11,
    "einde": 11, "late": 11,
}  # fmt: skip
PART_OF_YEAR = re.compile(rf"^(?:in |de |het |the )*({'|'.join(PARTS_OF_YEAR)})(?: van| of|,)? *-?(\d{{4}})$")
# As the population register writes what it does not know: 00-05-2008, 2008-00-00, xx-05-2008, 20080500.
PARTLY_KNOWN = re.compile(r"^(\d{1,2}|x{1,2}|\?{1,2})[-/. ](\d{1,2}|x{1,2}|\?{1,2})[-/. ](\d{4})$")
PARTLY_KNOWN_YEAR_FIRST = re.compile(r"^((?:19|20)\d{2})[-/. ]?(\d{2}|x{1,2}|\?{1,2})[-/. ]?(\d{2}|x{1,2}|\?{1,2})$")
PARTLY_KNOWN_DIGITS = re.compile(r"^(00)(\d{2})(\d{4})$")
YEAR = re.compile(r"^(\d{4})$")
MONTH_YEAR = re.compile(r"^(\d{1,2}|[a-z]+)\.?[-/. ]+(\d{4})$")
YEAR_MONTH = re.compile(r"^(\d{4})-(\d{1,2})$")
EDTF = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)$")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """Kept as EDTF (ISO 8601-2): 2024, 2024-05, 2024-05-12, with ~ behind it when it is about then."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False

    @classmethod
    def of(cls, day: dt.date) -> Self:
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_edtf(cls, text: str) -> Self | None:
        """What was kept; None for nothing."""
        found = EDTF.match(text or "")
        if found is None:
            return None
        year, month, day, about = found.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None, bool(about))

    @property
    def edtf(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts) + ("~" if self.approximate else "")

    @property
    def exactness(self) -> str:
        """How exactly it is known: day, month, year or estimated."""
        if self.approximate:
            return "estimated"
        return "day" if self.day else "month" if self.month else "year"

    @property
    def exact(self) -> dt.date | None:
        """The day, when it is known to the day."""
        return None if self.approximate else self._day()

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def as_typed(self) -> str:
        """What somebody would type to mean this."""
        parts = [str(part) for part in (self.day, self.month, self.year) if part]
        return ("ca. " if self.approximate else "") + "-".join(parts)

    def __str__(self) -> str:
        shown = date_format(self.first, "DATE_FORMAT") if self.day else str(self.year)
        if self.month and not self.day:
            shown = f"{MONTHS[self.month]} {self.year}"
        return _("about %(when)s") % {"when": shown} if self.approximate else shown

    def _day(self) -> dt.date | None:
        return self.first if self.day else None


def parse_partial(text: str, today: dt.date) -> PartialDate | None:
    """The date that was meant, as far as it was given, or None; a year that is missing is never guessed."""
    words = " ".join(full_year(text.lower(), today).split())
    plain = ABOUT.sub("", words)
    if part := PART_OF_YEAR.match(plain):
        return _within(PartialDate(int(part[2]), PARTS_OF_YEAR[part[1]], approximate=True), today)
    found = _month_or_year(plain) or _partly_known(plain)
    if found is None and (day := parse_date(plain, today, needs_year=True, has_been=True)):
        found = PartialDate.of(day)
    return _within(replace(found, approximate=plain != words), today) if found else None


def means_unknown(text: str) -> bool:
    """Whether somebody wrote that it is not known."""
    return " ".join(text.lower().strip(" .").split()) in UNKNOWN or text.strip() in UNKNOWN


def _within(found: PartialDate, today: dt.date) -> PartialDate | None:
    return found if EARLIEST <= found.year <= today.year + 30 else None


def _partly_known(text: str) -> PartialDate | None:
    """A date of which the day, or the day and the month, are written as not known."""
    if match := PARTLY_KNOWN.match(text) or PARTLY_KNOWN_DIGITS.match(text):
        day, month, year = match.groups()
    elif match := PARTLY_KNOWN_YEAR_FIRST.match(text):
        year, month, day = match.groups()
    else:
        return None
    if day not in UNKNOWN_PARTS:
        return None
    return PartialDate(int(year)) if month in UNKNOWN_PARTS else _month(month, year)


def _month_or_year(text: str) -> PartialDate | None:
    if match := YEAR.match(text):
        return PartialDate(int(match[1]))
    if match := YEAR_MONTH.match(text):
        return _month(match[2], match[1])
    if match := MONTH_YEAR.match(text):
        return _month(match[1], match[2])
    return None


def _month(month: str, year: str) -> PartialDate | None:
    number = int(month) if month.isdecimal() else MONTH_NAMES.get(month, 0)
    return PartialDate(int(year), number) if 1 <= number <= 12 else None  # noqa: PLR2004 - there are twelve months
