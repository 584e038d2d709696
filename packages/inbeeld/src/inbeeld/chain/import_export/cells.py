"""Reading one cell of a spreadsheet into the values of a field."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from inbeeld.foundation.design.api import lacks_year, parse_date, serial_day
from inbeeld.foundation.geography.api import municipality_named
from inbeeld.foundation.records.api import (
    PartialDate,
    has_digits_of_no_number,
    means_unknown,
    parse_partial,
    with_plain_numbers,
)
from inbeeld.foundation.vault.api import listed

from .faults import Wrong
from .mapped import Mapped
from .targets import UNKNOWN, Holder, Target, ValueKind
from .values import folded, guess_value
from .whole_names import parted

AGE = re.compile(
    r"(ca\.?|circa|ongeveer|rond|about|±|~|ong\.?|schatting)?\s*(\d{1,3})\s*(?:jaar|jr\.?|j\.?|years?|y)?\s*(\?|ca\.?|\(schatting\))?"
)
# Behind a day in what a system wrote: 2024-02-01T00:00:00Z, 1-2-2024 0:00.
TIME_OF_DAY = re.compile(r"(?<=\d)[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$", re.I)
NOTHING = {"geen", "nog geen", "none", "nooit", "never"}  # under a heading for a day
OLDEST = 120
AHEAD = {"action_due_on"}
LAST_DAYS = {"closed_on", "action_due_on"}  # of a month or year alone the last day is taken, of others the first


class CannotRead(Exception):
    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class Understood:
    """The values that a cell gives, and what was not sure about it."""

    values: dict[str, Any] = field(default_factory=dict)
    unsure: Wrong | None = None


def read_cell(name: str, target: Target, cell: str, mapped: Mapped, today: dt.date) -> Understood:
    """What the cell tells; nothing where it says that it is not known. Raises `CannotRead`."""
    in_time = target.kind in {ValueKind.DAY, ValueKind.MOMENT}
    if folded(cell) in UNKNOWN or (in_time and (means_unknown(cell) or folded(cell) in NOTHING)):
        return Understood()
    if target.kind is ValueKind.DAY:
        latest = dt.date.max if name in AHEAD else today
        day, is_exact = _day(cell, today, latest, last=name in LAST_DAYS)
        return Understood({name: day}, None if is_exact else Wrong.NOT_TO_THE_DAY)
    if target.kind in {ValueKind.CODE, ValueKind.COLLEAGUE, ValueKind.MUNICIPALITY}:
        return Understood(_chosen(name, target, cell, mapped, today))
    return Understood(_written(name, target, cell, today))


def _chosen(name: str, target: Target, cell: str, mapped: Mapped, today: dt.date) -> dict[str, Any]:
    """One of a list: of codes, of colleagues, of municipalities."""
    chosen = mapped.values.get(name, {})
    if target.kind is ValueKind.CODE:
        return _code(name, cell, chosen, today)
    if target.kind is ValueKind.COLLEAGUE:
        return {name: _colleague(cell, chosen)}
    return {name: _municipality(cell, mapped.places, today)}


def _written(name: str, target: Target, cell: str, today: dt.date) -> dict[str, Any]:
    if target.kind is ValueKind.AGE:
        years, is_estimate = _age(cell)
        return {name: years, f"{name}_estimated": is_estimate}
    if target.kind is ValueKind.MOMENT:
        moment = _moment(cell, today)
        return {name: moment if target.holder is Holder.PERSON else moment.edtf}
    text = _text(cell, target)
    if target.kind is ValueKind.WHOLE_NAME:
        return _whole_name(text)
    if target.kind is ValueKind.PHONE:
        text = _phone(text)
    return {name: listed(text) if target.kind is ValueKind.NAMES else text}


def _whole_name(cell: str) -> dict[str, Any]:
    parts = parted(cell)
    return {"given_names": parts.given, "family_name": parts.family, "aliases": parts.aliases}


def _code(name: str, cell: str, chosen: Mapping[str, str], today: dt.date) -> dict[str, Any]:
    value = chosen[folded(cell)] if folded(cell) in chosen else guess_value(name, cell)
    if not value:
        raise CannotRead(Wrong.UNKNOWN_VALUE)
    ended = _day_within(cell, today) if name in {"phase", "status"} else None
    return {name: value, "told_end": ended} if ended else {name: value}


def _day_within(cell: str, today: dt.date) -> dt.date | None:
    """Of “afgesloten 2024” the last day that is meant."""
    words = cell.split()
    for start in range(1, len(words)):
        if moment := parse_partial(" ".join(words[start:]), today):
            return min(moment.last, today)
    return None


def _colleague(cell: str, chosen: Mapping[str, str]) -> str:
    if not (found := chosen.get(folded(cell), "")):
        raise CannotRead(Wrong.NO_COLLEAGUE)
    return found


def _municipality(cell: str, places: dict[str, str], today: dt.date) -> str:
    if cell not in places:
        found = municipality_named(cell, today)
        places[cell] = found.name if found else ""
    if not places[cell]:
        raise CannotRead(Wrong.NO_MUNICIPALITY)
    return places[cell]


def _age(cell: str) -> tuple[int, bool]:
    match = AGE.fullmatch(cell.strip().lower())
    if match is None or int(match[2]) > OLDEST:
        raise CannotRead(Wrong.NO_AGE)
    return int(match[2]), bool(match[1] or match[3])


def _day(cell: str, today: dt.date, latest: dt.date, *, last: bool) -> tuple[dt.date, bool]:
    """The day, and whether it was told to the day."""
    text = TIME_OF_DAY.sub("", cell)
    if day := parse_date(text, today, has_been=latest == today) or serial_day(text):
        moment = PartialDate.of(day)
    else:
        found = parse_partial(text, today)
        if found is None:
            raise CannotRead(Wrong.NO_DATE)
        moment = found
    if moment.first > latest:
        raise CannotRead(Wrong.IN_THE_FUTURE)
    return min(moment.last, latest) if last else moment.first, bool(moment.exact)


def _moment(cell: str, today: dt.date) -> PartialDate:
    text = TIME_OF_DAY.sub("", cell)
    serial = serial_day(text)
    moment = PartialDate.of(serial) if serial else parse_partial(text, today)
    if moment is None:
        raise CannotRead(Wrong.NO_YEAR if lacks_year(text, today) else Wrong.NO_DATE)
    if moment.first > today:
        raise CannotRead(Wrong.IN_THE_FUTURE)
    return moment


def _phone(cell: str) -> str:
    """With every number as people read it; a cell in which something was meant as a number and is none is marked."""
    if has_digits_of_no_number(cell):
        raise CannotRead(Wrong.NO_PHONE)
    return with_plain_numbers(cell)


def _text(cell: str, target: Target) -> str:
    if len(cell) > target.longest:
        raise CannotRead(Wrong.TOO_LONG)
    return cell
