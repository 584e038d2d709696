"""Reading one row of a spreadsheet into a new case, or into what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from django.utils import translation

from inbeeld.chain.cases.api import CaseFacts, NewCase, Person
from inbeeld.foundation.design.api import parse_date, serial_day
from inbeeld.foundation.records.api import PartialDate, means_unknown, parse_partial
from inbeeld.foundation.vault.api import listed

from .closures import settle_end
from .targets import SYNONYMS, TARGETS, UNKNOWN, Holder, Target, ValueKind, choices_of

AGE = re.compile(r"(ca\.?|circa|ongeveer|rond|about|±|~)?\s*(\d{1,3})\s*(?:jaar|jr\.?|years?|y)?\s*(\?)?")
# Behind a day in what a system wrote: 2024-02-01T00:00:00Z, 1-2-2024 0:00.
TIME_OF_DAY = re.compile(r"(?<=\d)[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$", re.I)
OLDEST = 120
SHOWN = 60


class Wrong(StrEnum):
    """What is wrong with a cell."""

    UNKNOWN_VALUE = "unknown_value"
    NO_AGE = "no_age"
    NO_DATE = "no_date"
    IN_THE_FUTURE = "in_the_future"
    TOO_LONG = "too_long"
    NO_END = "no_end"
    NO_OUTCOME = "no_outcome"
    NO_BEGINNING = "no_beginning"
    ENDS_BEFORE = "ends_before"
    STATUS_DIFFERS = "status_differs"


@dataclass(frozen=True, slots=True)
class Fault:
    """One cell that cannot be read: its row, its field, why, and how the cell begins."""

    row: int
    target: str
    wrong: Wrong
    cell: str

    def as_list(self) -> list[Any]:
        return list(asdict(self).values())

    @classmethod
    def from_list(cls, kept: Sequence[Any]) -> Fault:
        row, target, wrong, cell = kept
        return cls(row, target, Wrong(wrong), cell)


class CannotRead(Exception):
    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class Mapped:
    """Which column holds which field, and what the values of each coded field become; "" is not decided."""

    columns: Mapping[str, int]
    values: Mapping[str, Mapping[str, str]]


def read_row(number: int, row: Sequence[str], mapped: Mapped, today: dt.date) -> NewCase | list[Fault]:
    """The case that a row tells of, or everything that is wrong with it."""
    found: dict[Holder, dict[str, Any]] = {holder: {} for holder in Holder}
    faults = []
    for name, place in mapped.columns.items():
        target, cell = TARGETS[name], row[place]
        try:
            found[target.holder].update(_read(name, target, cell, mapped, today))
        except CannotRead as problem:
            faults.append(Fault(number, name, problem.wrong, cell[:SHOWN]))
    case = found[Holder.CASE]
    if not faults:
        wrong = settle_end(case)
        faults = [Fault(number, name, Wrong(code), _cell(name, row, mapped)) for name, code in wrong]
    if faults:
        return faults
    case = {"opened_on": today, **case}
    return NewCase(facts=CaseFacts(**found[Holder.FACTS]), person=Person(**found[Holder.PERSON]), **case)


def _cell(name: str, row: Sequence[str], mapped: Mapped) -> str:
    return row[mapped.columns[name]][:SHOWN] if name in mapped.columns else ""


def _read(name: str, target: Target, cell: str, mapped: Mapped, today: dt.date) -> dict[str, Any]:
    """The field with its value; nothing where the cell tells nothing."""
    if folded(cell) in UNKNOWN or (target.kind in {ValueKind.DAY, ValueKind.MOMENT} and means_unknown(cell)):
        return {}
    value: Any
    match target.kind:
        case ValueKind.CODE:
            value = _code(mapped.values.get(name, {}).get(folded(cell), ""))
        case ValueKind.AGE:
            value, is_estimate = _age(cell)
            return {name: value, f"{name}_estimated": is_estimate}
        case ValueKind.DAY:
            value = _day(cell, today)
        case ValueKind.MOMENT:
            value = _moment(cell, today)
            value = value if target.holder is Holder.PERSON else value.edtf
        case ValueKind.NAMES:
            value = listed(_text(cell, target))
        case ValueKind.WHOLE_NAME:
            return _whole_name(_text(cell, target))
        case ValueKind.TEXT:
            value = _text(cell, target)
    return {name: value}


def _whole_name(cell: str) -> dict[str, Any]:
    """“Vis, Jan” and “Jan Vis”: what stands before the comma, or behind the first word, is the family name."""
    family, comma, given = (part.strip() for part in cell.partition(","))
    if not comma:
        given, _space, family = cell.strip().partition(" ")
    return {"given_names": given, "family_name": family.strip()}


def _code(value: str) -> str:
    if not value:
        raise CannotRead(Wrong.UNKNOWN_VALUE)
    return value


def _age(cell: str) -> tuple[int, bool]:
    match = AGE.fullmatch(cell.strip().lower())
    if match is None or int(match[2]) > OLDEST:
        raise CannotRead(Wrong.NO_AGE)
    return int(match[2]), bool(match[1] or match[3])


def _day(cell: str, today: dt.date) -> dt.date:
    day = parse_date(TIME_OF_DAY.sub("", cell), today) or serial_day(cell)
    if day is None:
        raise CannotRead(Wrong.NO_DATE)
    if day > today:
        raise CannotRead(Wrong.IN_THE_FUTURE)
    return day


def _moment(cell: str, today: dt.date) -> PartialDate:
    serial = serial_day(cell)
    moment = PartialDate.of(serial) if serial else parse_partial(TIME_OF_DAY.sub("", cell), today)
    if moment is None:
        raise CannotRead(Wrong.NO_DATE)
    if moment.first > today:
        raise CannotRead(Wrong.IN_THE_FUTURE)
    return moment


def _text(cell: str, target: Target) -> str:
    if len(cell) > target.longest:
        raise CannotRead(Wrong.TOO_LONG)
    return cell


def folded(cell: str) -> str:
    return " ".join(cell.casefold().split())


def guess_value(name: str, cell: str) -> str:
    """The code that a cell most likely means; "" when that is not sure."""
    return _known_values(name).get(folded(cell), "")


@cache
def _known_values(name: str) -> dict[str, str]:
    known = {}
    for language in ("en", "nl"):
        with translation.override(language):
            for value, label in choices_of(name):
                known[folded(str(label))] = value
                known[value.replace("_", " ")] = known[value] = value
    for value, words in SYNONYMS.get(name, {}).items():
        known.update(dict.fromkeys(words, value))
    return known
