"""Reading one cell of a spreadsheet into the values of a field."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

from inbeeld.foundation.design.api import lacks_year, parse_date, serial_day
from inbeeld.foundation.geography.api import municipality_named
from inbeeld.foundation.records.api import PartialDate, means_unknown, parse_partial
from inbeeld.foundation.vault.api import listed

from .faults import Wrong
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


def read_cell(name: str, target: Target, cell: str, chosen: dict[str, str], today: dt.date) -> Understood:
    """What the cell tells; nothing where it says that it is not known. Raises `CannotRead`."""
    in_time = target.kind in {ValueKind.DAY, ValueKind.MOMENT}
    if folded(cell) in UNKNOWN or (in_time and (means_unknown(cell) or folded(cell) in NOTHING)):
        return Understood()
    match target.kind:
        case ValueKind.CODE:
            return Understood(_code(name, cell, chosen, today))
        case ValueKind.COLLEAGUE:
            return Understood({name: _colleague(cell, chosen)})
        case ValueKind.MUNICIPALITY:
            return Understood({name: _municipality(cell, today)})
        case ValueKind.AGE:
            years, is_estimate = _age(cell)
            return Understood({name: years, f"{name}_estimated": is_estimate})
        case ValueKind.DAY:
            latest = dt.date.max if name in AHEAD else today
            day, is_exact = _day(cell, today, latest, last=name in LAST_DAYS)
            return Understood({name: day}, None if is_exact else Wrong.NOT_TO_THE_DAY)
        case ValueKind.MOMENT:
            moment = _moment(cell, today)
            return Understood({name: moment if target.holder is Holder.PERSON else moment.edtf})
        case ValueKind.NAMES:
            return Understood({name: listed(_text(cell, target))})
        case ValueKind.WHOLE_NAME:
            return Understood(_whole_name(_text(cell, target)))
        case ValueKind.TEXT:
            return Understood({name: _text(cell, target)})


def _whole_name(cell: str) -> dict[str, Any]:
    parts = parted(cell)
    return {"given_names": parts.given, "family_name": parts.family, "aliases": parts.aliases}


def _code(name: str, cell: str, chosen: dict[str, str], today: dt.date) -> dict[str, Any]:
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


def _colleague(cell: str, chosen: dict[str, str]) -> str:
    if not (found := chosen.get(folded(cell), "")):
        raise CannotRead(Wrong.NO_COLLEAGUE)
    return found


def _municipality(cell: str, today: dt.date) -> str:
    if not (found := municipality_named(cell, today)):
        raise CannotRead(Wrong.NO_MUNICIPALITY)
    return found.name


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


def _text(cell: str, target: Target) -> str:
    if len(cell) > target.longest:
        raise CannotRead(Wrong.TOO_LONG)
    return cell
