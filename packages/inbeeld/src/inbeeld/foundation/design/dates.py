"""Reading a date as Dutch and English people write it."""

import datetime
import re

MONTHS = {
    "jan": 1, "januari": 1, "january": 1,
    "feb": 2, "febr": 2, "februari": 2, "february": 2,
    "mrt": 3, "maart": 3, "mar": 3, "march": 3,
    "apr": 4, "april": 4,
    "mei": 5, "may": 5,
    "jun": 6, "juni": 6, "june": 6,
    "jul": 7, "juli": 7, "july": 7,
    "aug": 8, "augustus": 8, "august": 8,
    "sep": 9, "sept": 9, "september": 9,
    "okt": 10, "oktober": 10, "oct": 10, "october": 10,
    "nov": 11, "november": 11,
    "dec": 12, "december": 12,
}  # fmt: skip
RELATIVE = {
    "vandaag": 0, "today": 0,
    "gisteren": -1, "yesterday": -1,
    "eergisteren": -2,
    "morgen": 1, "tomorrow": 1,
    "overmorgen": 2,
}  # fmt: skip
WEEKDAY = re.compile(
    r"^(maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)\.?,? +"
)
YEAR_FIRST = re.compile(r"^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$")
DAY_FIRST = re.compile(r"^(\d{1,2})[-/. ]+(\d{1,2})(?:[-/. ]+(\d{4}|\d{2}))?$")
DAY_MONTH_NAME = re.compile(r"^(\d{1,2})(?:st|nd|rd|th|e)?[-/. ]*(?:of )?([a-z]+)\.?,?[-/ ]*(\d{4}|\d{2})?$")
MONTH_NAME_DAY = re.compile(r"^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}|\d{2}))?$")


EARLIEST = 1900
AHEAD = 10


def parse_date(text: str, today: datetime.date) -> datetime.date | None:
    """Return the date that was meant, or None. A date without a year is the one nearest to today."""
    words = " ".join(text.lower().split())
    if words in RELATIVE:
        return today + datetime.timedelta(days=RELATIVE[words])
    words = WEEKDAY.sub("", words)
    for pattern, order in ((YEAR_FIRST, "ymd"), (DAY_FIRST, "dmy"), (DAY_MONTH_NAME, "dmy"), (MONTH_NAME_DAY, "mdy")):
        if match := pattern.match(words):
            found = dict(zip(order, match.groups(), strict=True))
            return _date(found["d"], found["m"], found["y"], today)
    return None


def _date(day: str, month: str, year: str | None, today: datetime.date) -> datetime.date | None:
    number = int(month) if month.isdecimal() else MONTHS.get(month, 0)
    if year is None:
        candidates = [_build(int(day), number, today.year + offset) for offset in (-1, 0, 1)]
        return min((date for date in candidates if date), key=lambda date: abs(date - today), default=None)
    return _build(int(day), number, _full_year(year, today))


def _full_year(digits: str, today: datetime.date) -> int:
    """Read 26 as 2026 and 98 as 1998: at most ten years ahead, else in the past century."""
    if len(digits) > len("26"):
        return int(digits)
    year = today.year - today.year % 100 + int(digits)
    return year if year <= today.year + AHEAD else year - 100


def _build(day: int, month: int, year: int) -> datetime.date | None:
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    return date if date.year >= EARLIEST else None
