"""How rows will read once they are cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inbeeld.foundation.records.api import PartialDate

from .rows import RowRead
from .targets import TARGETS, Holder, ValueKind, choices_of

LONGEST = 200
NAME = ("given_names", "family_name")


@dataclass(frozen=True, slots=True)
class Preview:
    row: int
    name: str
    told: list[tuple[Any, Any]]


def preview_of(read: RowRead, colleagues: Mapping[str, str]) -> Preview | None:
    """Name and facts in words; what is not known is not said."""
    if read.case is None:
        return None
    held = {Holder.PERSON: read.case.person, Holder.FACTS: read.case.facts, Holder.CASE: read.case}
    told = []
    for name, target in TARGETS.items():
        value = getattr(held.get(target.holder, read.along), name, None)
        if value not in {None, "", (), "unknown"} and name not in NAME:
            told.append((target.label, _in_words(name, value, colleagues)))
    person = read.case.person
    return Preview(read.number, f"{person.given_names} {person.family_name}".strip(), told)


def _in_words(name: str, value: Any, colleagues: Mapping[str, str]) -> Any:
    match TARGETS[name].kind:
        case ValueKind.CODE:
            return dict(choices_of(name)).get(value, value)
        case ValueKind.COLLEAGUE:
            return colleagues.get(value, "")
        case ValueKind.MOMENT:
            return PartialDate.from_edtf(value) if isinstance(value, str) else value
        case ValueKind.NAMES:
            return ", ".join(value)
    return value[:LONGEST] if isinstance(value, str) else value
