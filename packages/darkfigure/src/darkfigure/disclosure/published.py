"""Read what was published: a table with its marks, and what lies beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from darkfigure._errors import InvalidInput
from darkfigure.disclosure.estimates import CellEstimate
from darkfigure.disclosure.reading import cell_of, read_rows
from darkfigure.disclosure.releases import ENDS, STATUS, VALUE, Method, Release, Status
from darkfigure.disclosure.structures import Cell, Structure, read_structure, text_of


def read_release(source: str | Path, structure: Structure) -> Release:
    """Read a published table, and what lies beside it: metadata (``OUT.csv.json``), and a structure of its own.

    A table whose levels were merged has its structure in ``OUT.csv.structure.json``, over the same inner codes.

    Parameters
    ----------
    source : path
        CSV with a column for each dimension, ``value`` and ``status``. Without a status an empty value is hidden, and
        others are shown. Where ``low`` and ``high`` are filled, the value is an estimate with that interval.
    structure : Structure
        Dimensions and published margins.

    Raises
    ------
    InvalidInput
        For a missing column, an unknown code or status, a cell twice, or a value that is not a whole number.
    """
    structure = _own_structure(Path(f"{source}.structure.json"), structure)
    columns, rows = read_rows(source)
    for name in (*structure.names, VALUE):
        if name not in columns:
            raise InvalidInput("column", name, f"a column for every dimension, and 'value'; there are {columns}")
    values: dict[Cell, int | None] = {}
    statuses: dict[Cell, Status] = {}
    estimates: dict[Cell, CellEstimate] = {}
    for number, row in enumerate(rows, start=2):
        cell = cell_of(row, structure)
        if cell in values:
            raise InvalidInput(f"line {number}", text_of(cell), "each cell once")
        values[cell], statuses[cell] = _value(row, number)
        if any(row.get(name) for name in ENDS):
            estimates[cell] = _estimate(row, number)
    return Release(structure, values, statuses, _method(Path(f"{source}.json")), estimates)


def _own_structure(beside: Path, structure: Structure) -> Structure:
    """Read the structure beside a release, where there is one."""
    if not beside.is_file():
        return structure
    own = read_structure(beside)
    if [(d.name, d.leaves) for d in own.dimensions] != [(d.name, d.leaves) for d in structure.dimensions]:
        raise InvalidInput("structure", str(beside), "the dimensions and inner codes of the structure that is named")
    return own


def _value(row: Mapping[str, str], number: int) -> tuple[int | None, Status]:
    status = row.get(STATUS) or (Status.SHOWN if row[VALUE] else Status.HIDDEN)
    if status not in set(Status):
        raise InvalidInput(f"line {number}, 'status'", status, ", ".join(Status))
    try:
        return (int(row[VALUE]) if row[VALUE] else None), Status(status)
    except ValueError as error:
        raise InvalidInput(f"line {number}, 'value'", row[VALUE], "a whole number, or empty where hidden") from error


def _estimate(row: Mapping[str, str], number: int) -> CellEstimate:
    try:
        return CellEstimate(*(int(row.get(name, "")) for name in (VALUE, *ENDS)))
    except ValueError as error:
        told = ", ".join(row.get(name, "") for name in (VALUE, *ENDS))
        raise InvalidInput(f"line {number}, 'value', 'low', 'high'", told, "whole numbers for an estimate") from error


def _method(beside: Path) -> Method:
    """Read the metadata beside a release, where there are any."""
    if not beside.is_file():
        return Method()
    try:
        said = json.loads(beside.read_text(encoding="utf-8"))
        return Method(str(said["method"]), dict(said["parameters"]), str(said["version"]))
    except InvalidInput:
        raise
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidInput("metadata", str(beside), "JSON with 'method', 'parameters' and 'version'") from error
