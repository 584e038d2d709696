"""Reading one row of a spreadsheet into a new case, with what of it is not understood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import CaseFacts, NewCase, Person

from .cells import CannotRead, read_cell
from .closures import settle_end
from .faults import Fault, Wrong
from .mapped import Mapped
from .persons import person_of
from .targets import TARGETS, Holder, Target

SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Along:
    """What is kept beside the case once it is there."""

    last_contact_on: dt.date | None = None
    action: str = ""
    action_due_on: dt.date | None = None
    coordinator: str = ""


@dataclass(frozen=True, slots=True)
class RowRead:
    """What a row tells. It has no case as long as a fault keeps it out."""

    number: int
    case: NewCase | None
    along: Along
    faults: list[Fault]


def read_row(number: int, row: Sequence[str], mapped: Mapped, today: dt.date) -> RowRead:
    """What is understood becomes a case; the rest is named, and what is not about identity comes along as text."""
    found, faults = _values(number, row, mapped, today)
    case, along = found[Holder.CASE], found[Holder.ALONG]
    person, wrong = person_of(found[Holder.PERSON], found[Holder.FACTS], along, today)
    wrong += settle_end(case)
    faults += [Fault(number, name, Wrong(code), _cell(number, name, row, mapped)) for name, code in wrong]
    faults = _one_each(faults)
    if any(fault.keeps_out for fault in faults):
        return RowRead(number, None, Along(), faults)
    facts = found[Holder.FACTS]
    facts["summary"] = _summary(facts.get("summary", ""), row, mapped, along, faults)
    case = {"opened_on": today, **case}
    kept = {name: along[name] for name in Along.__slots__ if name in along}
    new = NewCase(facts=CaseFacts(**facts), person=Person(**person), **case)
    return RowRead(number, new, Along(**kept), faults)


def _values(
    number: int, row: Sequence[str], mapped: Mapped, today: dt.date
) -> tuple[dict[Holder, dict[str, Any]], list[Fault]]:
    found: dict[Holder, dict[str, Any]] = {holder: {} for holder in Holder}
    faults: list[Fault] = []
    for name in dict.fromkeys((*mapped.columns, *mapped.mended.get(str(number), {}))):
        target, cell = TARGETS[name], _whole_cell(number, name, row, mapped)
        try:
            read = read_cell(name, target, cell, mapped, today)
        except CannotRead as problem:
            faults.append(Fault(number, name, problem.wrong, cell[:SHOWN]))
            continue
        if read.unsure:
            faults.append(Fault(number, name, read.unsure, cell[:SHOWN]))
        _put(found[target.holder], read.values)
    return found, faults


def _one_each(faults: Sequence[Fault]) -> list[Fault]:
    """One for each field: what keeps the row out is said before what does not."""
    by_field = {fault.target: fault for fault in sorted(faults, key=lambda fault: fault.keeps_out)}
    return list(dict.fromkeys(by_field[one.target] for one in faults))


def _put(held: dict[str, Any], values: Mapping[str, Any]) -> None:
    """A value that is known is not emptied by another column; aliases come together."""
    for name, value in values.items():
        if name == "aliases":
            held[name] = (*held.get(name, ()), *value)
        elif value or name not in held:
            held[name] = value


def _whole_cell(number: int, name: str, row: Sequence[str], mapped: Mapped) -> str:
    mended = mapped.mended.get(str(number), {})
    return mended[name] if name in mended else row[mapped.columns[name]] if name in mapped.columns else ""


def _cell(number: int, name: str, row: Sequence[str], mapped: Mapped) -> str:
    return _whole_cell(number, name, row, mapped)[:SHOWN]


def _summary(told: str, row: Sequence[str], mapped: Mapped, along: Mapping[str, Any], faults: Sequence[Fault]) -> str:
    """What is going on, with the notes, the municipality, and the words of cells that were not understood."""
    lines = [told, *(f"{heading}: {row[place]}" for heading, place in mapped.notes if row[place])]
    if municipality := along.get("municipality"):
        lines.append(f"{TARGETS['municipality'].label}: {municipality}")
    lines += [
        _("%(field)s, as the list had it: %(cell)s") % {"field": TARGETS[fault.target].label, "cell": fault.cell}
        for fault in faults
        if fault.cell and _may_be_told(TARGETS[fault.target])
    ]
    return "\n".join(filter(None, lines))


def _may_be_told(target: Target) -> bool:
    """What belongs to the identity never comes under what is going on."""
    return target.holder is not Holder.PERSON
