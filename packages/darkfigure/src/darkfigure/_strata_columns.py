"""Columns of a table become capture histories by stratum.

A table holds one row for each person and list (linked records), one row for each person, or one row for each pattern.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._membership import is_missing, row_mask
from darkfigure._numbers import whole_number
from darkfigure._pattern_tables import find_count

Label = tuple[str, ...]
Columns = Mapping[str, Sequence[Any]]
UNKNOWN = "unknown"
EARLIEST = "earliest"
SHOWN_ROWS = 6
NUMBER = re.compile(r"(\d+)")


def as_names(names: str | Sequence[str]) -> tuple[str, ...]:
    """Return one name as a tuple of one: its letters are no names."""
    return (names,) if isinstance(names, str) else tuple(names)


def strata_of_rows(
    columns: Columns,
    dimensions: Sequence[str],
    *,
    lists: Sequence[str] | None = None,
    count: str | None = None,
    mark: str | None = None,
    numbers: Sequence[int] = (),
) -> dict[Label, CaptureHistories]:
    """Read rows that are persons, or patterns with a count.

    ``mark`` groups thousands where counts are text, and ``numbers`` say what the rows are called in messages.
    """
    found = None if count else find_count(tuple(columns))
    counts = count or (None if found is None else tuple(columns)[found])
    names = tuple(lists) if lists is not None else tuple(n for n in columns if n != counts and n not in dimensions)
    _require(columns, (*names, *dimensions, *([counts] if counts else [])))
    labels = labels_of(columns, dimensions)
    tables: dict[Label, dict[int, Any]] = {}
    for row, label in enumerate(labels):
        place = f"row {numbers[row] if numbers else row + 1}"
        mask = row_mask([_cell(columns[name][row]) for name in names], names, place)
        table = tables.setdefault(label, Counter())
        if counts and mask in table:
            pattern = "+".join(name for bit, name in enumerate(names) if mask >> bit & 1)
            raise InvalidInput(place, pattern, "each pattern once per stratum")
        table[mask] = _count(columns[counts][row], f"{place}, column {counts!r}", mark) if counts else table[mask] + 1
    if not tables and not dimensions:
        tables[()] = {}
    return {label: CaptureHistories.from_counts(names, table) for label, table in tables.items()}


def strata_of_records(
    columns: Columns,
    dimensions: Sequence[str],
    *,
    person: str,
    source: str,
    differing: Mapping[str, str] | None = None,
    numbers: Sequence[int] = (),
) -> dict[Label, CaptureHistories]:
    """Read rows that say that a person stands on a list; every person gets one stratum.

    Raises
    ------
    InvalidInput
        For a column that is not there, a person or list without a name, or a person with two values of a dimension
        that ``differing`` says nothing about.
    """
    _require(columns, (person, source, *dimensions))
    rules = _rules(differing or {}, dimensions)
    keys, names = columns[person], [_text(value) for value in columns[source]]
    numbers = numbers or range(1, len(keys) + 1)
    for column in (person, source):
        nameless = [str(row) for row, value in zip(numbers, columns[column], strict=True) if is_missing(value)]
        if nameless:
            raise InvalidInput(f"{column!r} in row {_few(nameless)}", "missing", "a value in every row")
    spelled = _spelling(names)
    found = [[_text(value) for value in columns[name]] for name in dimensions]
    spellings = [_spelling(values) for values in found]
    rows: dict[Any, list[int]] = {}
    for row, key in enumerate(keys):
        rows.setdefault(key.strip() if isinstance(key, str) else key, []).append(row)
    records: dict[Label, list[tuple[Any, str]]] = {}
    for key, places in rows.items():
        label = tuple(
            _value(name, [spelling[values[row].casefold()] for row in places], [numbers[r] for r in places], rules)
            for name, values, spelling in zip(dimensions, found, spellings, strict=True)
        )
        records.setdefault(label, []).extend((key, spelled[names[row].casefold()]) for row in places)
    order = sorted(set(spelled.values()), key=natural)
    return {label: CaptureHistories.from_records(part, lists=order) for label, part in records.items()}


def labels_of(columns: Columns, dimensions: Sequence[str]) -> list[Label]:
    """Return the label of each row; a missing value is ``unknown``, and spellings that differ by case are one."""
    size = len(next(iter(columns.values()), []))
    parts = [[_text(value) for value in columns[name]] for name in dimensions]
    spellings = [_spelling(values) for values in parts]
    return [
        tuple(spelling[values[row].casefold()] for values, spelling in zip(parts, spellings, strict=True))
        for row in range(size)
    ]


def natural(text: str) -> tuple[Any, ...]:
    """Sort numbers in texts by their size, and ``unknown`` last.

    Examples
    --------
    >>> sorted(["unknown", "12-15", "2", "16-17"], key=natural)
    ['2', '12-15', '16-17', 'unknown']
    """
    parts = NUMBER.split(text.casefold())
    return text == UNKNOWN, [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]


def _value(name: str, values: Sequence[str], rows: Sequence[int], rules: Mapping[str, str]) -> str:
    """Return the one value of a person; one that is known goes before one that is not."""
    known = sorted({value for value in values if value != UNKNOWN}, key=natural)
    if len(known) < 2:
        return known[0] if known else UNKNOWN
    if name not in rules:
        raise InvalidInput(
            f"{name!r} of the person in rows {_few([str(row) for row in rows])}",
            " and ".join(known),
            f"one value for each person, or differing={{{name!r}: 'earliest'}} or 'unknown' for all who differ",
        )
    return known[0] if rules[name] == EARLIEST else UNKNOWN


def _rules(differing: Mapping[str, str], dimensions: Sequence[str]) -> Mapping[str, str]:
    for name, rule in differing.items():
        if name not in dimensions:
            raise InvalidInput("differing", name, ", ".join(dimensions))
        if rule not in {EARLIEST, UNKNOWN}:
            raise InvalidInput(f"differing, {name!r}", rule, f"{EARLIEST} or {UNKNOWN}")
    return differing


def _spelling(values: Sequence[str]) -> dict[str, str]:
    """Return the first spelling of each value, by its spelling without capitals."""
    first: dict[str, str] = {}
    for value in values:
        first.setdefault(value.casefold(), value)
    return first


def _require(columns: Columns, names: Sequence[str]) -> None:
    for name in names:
        if name not in columns:
            raise InvalidInput("column", name, ", ".join(columns))


def _text(value: Any) -> str:
    """Write a value of a dimension; frames make floats of whole numbers beside gaps."""
    if is_missing(value):
        return UNKNOWN
    return " ".join(str(_cell(value)).split())


def _few(rows: Sequence[str]) -> str:
    return ", ".join(rows[:SHOWN_ROWS]) + (", ..." if len(rows) > SHOWN_ROWS else "")


def _count(value: Any, place: str, mark: str | None) -> Any:
    """Read counts kept as text as strictly as in a file."""
    return whole_number(value, place, mark) if isinstance(value, str) else value


def _cell(value: Any) -> Any:
    """Read whole floats as whole numbers."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
