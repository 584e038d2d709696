"""Reading a date as Dutch and English people write it."""

import datetime
import re
import unicodedata

from dateutil.relativedelta import relativedelta

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
    "volgende week": 7, "next week": 7, "vorige week": -7, "last week": -7,
}  # fmt: skip
WEEKDAYS = (
    ("maandag", "ma", "monday", "mon"), ("dinsdag", "di", "tuesday", "tue"), ("woensdag", "wo", "wednesday", "wed"),
    ("donderdag", "do", "thursday", "thu"), ("vrijdag", "vr", "friday", "fri"), ("zaterdag", "za", "saturday", "sat"),
    ("zondag", "zo", "sunday", "sun"),
)  # fmt: skip
WEEKDAY_NUMBERS = {name: number for number, names in enumerate(WEEKDAYS) for name in names}
A_WEEKDAY = "|".join(sorted(WEEKDAY_NUMBERS, key=len, reverse=True))
WEEKDAY = re.compile(rf"^(?:{A_WEEKDAY})\.?,? +")
WEEKDAY_ALONE = re.compile(
    rf"^(?:(?P<which>volgende week|next week|komende|aanstaande|a\.?s\.?|this|deze|afgelopen"
    rf"|vorige|last|volgende|next) +)?(?P<day>{A_WEEKDAY})\.?$"
)
PAST_WORDS = {"afgelopen", "vorige", "last"}
NUMBERS = {
    "een": 1,
    "één": 1,
    "a": 1,
    "an": 1,
    "one": 1,
    "twee": 2,
    "two": 2,
    "drie": 3,
    "three": 3,
    "vier": 4,
    "four": 4,
}
UNITS = {
    "dag": "days", "dagen": "days", "day": "days", "days": "days",
    "week": "weeks", "weken": "weeks", "weeks": "weeks",
    "maand": "months", "maanden": "months", "mnd": "months", "month": "months", "months": "months",
    "jaar": "years", "jaren": "years", "year": "years", "years": "years",
}  # fmt: skip
AN_AMOUNT = rf"(?P<number>\d{{1,3}}|{'|'.join(NUMBERS)}) +(?P<unit>{'|'.join(UNITS)})"
AHEAD_BY = re.compile(rf"^(?:over|in|na) +{AN_AMOUNT}$")
AGO = re.compile(rf"^{AN_AMOUNT} +(?:geleden|ago)$")
SHORT_YEAR = re.compile(r"['\u2019\u2018`\u00b4](\d{2})(?!\d)")
EIGHT_DIGITS = re.compile(r"^(\d{2})(\d{2})((?:19|20)\d{2})$|^((?:19|20)\d{2})(\d{2})(\d{2})$")
YEAR_FIRST = re.compile(r"^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$")
DAY_FIRST = re.compile(r"^(\d{1,2})[-/. ]+(\d{1,2})(?:[-/. ]+(\d{4}|\d{2}))?$")
DAY_MONTH_NAME = re.compile(r"^(\d{1,2})(?:st|nd|rd|th|e)?[-/. ]*(?:of )?([a-z]+)\.?,?[-/ ]*(\d{4}|\d{2})?$")
MONTH_NAME_DAY = re.compile(r"^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}|\d{2}))?$")
# A spreadsheet counts days from here; a number of five digits is a day of the past eighty years, or soon.
SPREADSHEET_BEGINS = datetime.date(1899, 12, 30)
SERIAL = re.compile(r"^([2-6]\d{4})(?:\.0+)?$")


EARLIEST = 1900
AHEAD = 10


def parse_date(
    text: str, today: datetime.date, *, needs_year: bool = False, has_been: bool = False
) -> datetime.date | None:
    """Return the date that was meant, or None.

    A date without a year is the one nearest to today, or none where the year is needed. A weekday is the next one, or
    the last one where what is asked `has_been`.
    """
    words = " ".join(full_year(text.lower(), today).split())
    if relative := _relative(words, today, has_been=has_been):
        return relative
    words = WEEKDAY.sub("", words)
    if match := EIGHT_DIGITS.match(words):
        day, month, year, year_first, month_second, day_last = match.groups()
        return _date(day or day_last, month or month_second, year or year_first, today)
    for pattern, order in ((YEAR_FIRST, "ymd"), (DAY_FIRST, "dmy"), (DAY_MONTH_NAME, "dmy"), (MONTH_NAME_DAY, "mdy")):
        if match := pattern.match(words):
            found = dict(zip(order, match.groups(), strict=True))
            return None if needs_year and found["y"] is None else _date(found["d"], found["m"], found["y"], today)
    return None


def full_year(text: str, today: datetime.date) -> str:
    """The text without marks that no reader sees, and with a year after an apostrophe in full: nov '26."""
    text = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return SHORT_YEAR.sub(lambda found: str(_full_year(found[1], today)), text)


def lacks_year(text: str, today: datetime.date) -> bool:
    """Whether only the year is missing: then it is asked for, and not guessed."""
    return parse_date(text, today) is not None and parse_date(text, today, needs_year=True) is None


def serial_day(text: str) -> datetime.date | None:
    """The day that a spreadsheet wrote as a number: 39519 is 12 March 2008."""
    match = SERIAL.match(text.strip())
    return SPREADSHEET_BEGINS + datetime.timedelta(days=int(match[1])) if match else None


def _relative(words: str, today: datetime.date, *, has_been: bool) -> datetime.date | None:
    if words in RELATIVE:
        return today + datetime.timedelta(days=RELATIVE[words])
    if match := WEEKDAY_ALONE.match(words):
        return _weekday(WEEKDAY_NUMBERS[match["day"]], match["which"] or ("last" if has_been else ""), today)
    for pattern, sign in ((AHEAD_BY, 1), (AGO, -1)):
        if match := pattern.match(words):
            number = NUMBERS.get(match["number"]) or int(match["number"])
            found = today + relativedelta(**{UNITS[match["unit"]]: sign * number})  # type: ignore[arg-type]  # by name
            return found if found.year >= EARLIEST else None
    return None


def _weekday(number: int, which: str, today: datetime.date) -> datetime.date:
    """The next one after today; of next week, or the one that was, where that is said."""
    if which in {"volgende week", "next week"}:
        return today + datetime.timedelta(days=7 - today.weekday() + number)
    if which in PAST_WORDS:
        return today - datetime.timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    return today + datetime.timedelta(days=(number - today.weekday() - 1) % 7 + 1)


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
