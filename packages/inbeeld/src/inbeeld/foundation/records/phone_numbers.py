"""Telephone numbers as people write them, read by the library phonenumbers (numbering plans of all countries).

+31 (0)6 12345678, 0031612345678, 06-12 34 56 78 with a dash from Word, 612345678 from a spreadsheet that lost the
zero, two in one box, and numbers of other countries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

COUNTRY = "NL"
DASHES = re.compile(r"[\u2010-\u2015\u2212\u00ad\ufe58\ufe63\uff0d]")
UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u3000\t]")
TRUNK_IN_BRACKETS = re.compile(r"\(\s*0\s*\)")
# What may be one number or several: digits with what stands between them.
RUN = re.compile(r"\+?\(?\d[\d ()./+-]*\d")
PIECE = re.compile(r"\+?\(?\d[\d()./-]*")
FEWEST, MOST = 8, 15  # digits of one number; E.164 allows fifteen
MOST_PIECES = 12
WITHOUT_ZERO = 9


@dataclass(frozen=True, slots=True)
class Number:
    """A number that exists: `e164` is the same however it was written, `shown` is how people read it."""

    e164: str
    shown: str


def numbers_in(text: str) -> list[Number]:
    """Every telephone number that stands in a text, in its order, each once."""
    found = (number for run in RUN.finditer(_plain(text)) for _words, number in _read(run[0]) if number)
    return list(dict.fromkeys(found))


def with_plain_numbers(text: str) -> str:
    """The text with each number written as people read it; what is no number stays as it was."""
    plain = _plain(text)
    if not any(number for run in RUN.finditer(plain) for _words, number in _read(run[0])):
        return text
    return RUN.sub(lambda run: " ".join(number.shown if number else words for words, number in _read(run[0])), plain)


def has_digits_of_no_number(text: str) -> bool:
    """Whether something was meant as a number and is none."""
    runs = (words for run in RUN.finditer(_plain(text)) for words, number in _read(run[0]) if number is None)
    return any(len(re.sub(r"\D", "", words)) >= FEWEST - 2 for words in runs)


def _read(run: str) -> Iterator[tuple[str, Number | None]]:
    """The run as one number, or parted into as few as possible; what remains has none."""
    if number := _number(run):
        yield run, number
        return
    pieces = PIECE.findall(run.replace("/", " ").replace("+", " +"))[:MOST_PIECES]
    for cuts in (cut for amount in (1, 2) for cut in combinations(range(1, len(pieces)), amount)):
        parts = [" ".join(pieces[a:b]) for a, b in zip((0, *cuts), (*cuts, len(pieces)), strict=True)]
        numbers = [_number(part) for part in parts]
        if all(numbers):
            yield from zip(parts, numbers, strict=True)
            return
    yield run, None


def _number(words: str) -> Number | None:
    digits = re.sub(r"\D", "", words)
    if not FEWEST <= len(digits) <= MOST:
        return None
    tries = [words]
    if not words.lstrip("( ").startswith(("+", "0")):
        # A spreadsheet lost the zero in front; or somebody left out the + before the country.
        tries = [f"0{digits}", f"+{digits}"] if len(digits) == WITHOUT_ZERO else [f"+{digits}"]
    for one in tries:
        if parsed := _parsed(one):
            return _as_number(parsed)
    return None


def _parsed(words: str) -> PhoneNumber | None:
    try:
        parsed = phonenumbers.parse(words, COUNTRY)
    except NumberParseException:
        return None
    return parsed if phonenumbers.is_valid_number(parsed) else None


def _as_number(parsed: PhoneNumber) -> Number:
    is_here = phonenumbers.region_code_for_number(parsed) == COUNTRY
    form = PhoneNumberFormat.NATIONAL if is_here else PhoneNumberFormat.INTERNATIONAL
    return Number(phonenumbers.format_number(parsed, PhoneNumberFormat.E164), phonenumbers.format_number(parsed, form))


def _plain(text: str) -> str:
    text = DASHES.sub("-", UNSEEN.sub("", text))
    return TRUNK_IN_BRACKETS.sub("", SPACES.sub(" ", text))
