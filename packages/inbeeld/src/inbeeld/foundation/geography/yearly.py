"""What a file of municipalities of one year says, and how it differs from what is known; no database here."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

PACKAGED = Path(__file__).parent / "data" / "municipalities_2025.csv"
KINDS = ("province", "safety", "veilig_thuis", "youth", "police")
_COLUMNS = [f"{what}_{half}" for what in ("municipality", *KINDS) for half in ("code", "name")]
_MERGER_COLUMNS = ["municipality_code", "successor_code"]


class UnreadableYear(ValueError):
    """The file has other columns, a double code or an empty cell; the message names the line."""


class UnexplainedChange(ValueError):
    """Municipalities are gone from the file and no merger says where they went."""


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """One municipality of one year: its name and the code of its region of each kind."""

    code: str
    name: str
    regions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Year:
    places: Mapping[str, MunicipalityRow]
    region_names: Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a new year brings; each list in the order of the codes."""

    new: list[MunicipalityRow] = field(default_factory=list)
    renamed: list[tuple[str, str, str]] = field(default_factory=list)  # code, old name, new name
    ended: list[tuple[str, str]] = field(default_factory=list)  # code, code of the successor
    moved: list[tuple[str, str, str | None, str]] = field(default_factory=list)  # code, kind, old region, new region

    def __bool__(self) -> bool:
        return bool(self.new or self.renamed or self.ended or self.moved)


def read_year(path: Path) -> Year:
    """The municipalities in a file."""
    places: dict[str, MunicipalityRow] = {}
    names: dict[tuple[str, str], str] = {}
    for line, row in _rows(path, _COLUMNS):
        code = row["municipality_code"]
        if code in places:
            raise UnreadableYear(f"{path.name}, line {line}: {code} stands in the file twice.")
        regions = {kind: row[f"{kind}_code"] for kind in KINDS}
        for kind, region in regions.items():
            if names.setdefault((kind, region), row[f"{kind}_name"]) != row[f"{kind}_name"]:
                raise UnreadableYear(f"{path.name}, line {line}: {region} has two names.")
        places[code] = MunicipalityRow(code, row["municipality_name"], regions)
    if not places:
        raise UnreadableYear(f"{path.name} holds no municipality.")
    return Year(places, names)


def read_mergers(path: Path) -> dict[str, str]:
    """Which municipality went into which, by code."""
    return {row["municipality_code"]: row["successor_code"] for _line, row in _rows(path, _MERGER_COLUMNS)}


def compare(known: Mapping[str, MunicipalityRow], year: Year, mergers: Mapping[str, str]) -> Changes:
    """What has to change so that the known municipalities become those of `year`."""
    gone = sorted(known.keys() - year.places.keys())
    _refuse_unexplained(gone, known, year, mergers)
    changes = Changes(ended=[(code, mergers[code]) for code in gone])
    for code, place in sorted(year.places.items()):
        before = known.get(code)
        if before is None:
            changes.new.append(place)
            continue
        if before.name != place.name:
            changes.renamed.append((code, before.name, place.name))
        changes.moved.extend(
            (code, kind, before.regions.get(kind), region)
            for kind, region in place.regions.items()
            if before.regions.get(kind) != region
        )
    return changes


def _refuse_unexplained(
    gone: Iterable[str], known: Mapping[str, MunicipalityRow], year: Year, mergers: Mapping[str, str]
) -> None:
    lost = [f"{known[code].name} ({code})" for code in gone if code not in mergers]
    if lost:
        raise UnexplainedChange(f"Not in the new year, and no merger says where it went: {', '.join(lost)}.")
    unknown = sorted({successor for successor in mergers.values() if successor not in year.places})
    if unknown:
        raise UnexplainedChange(f"A merger names a successor that is not in the new year: {', '.join(unknown)}.")


def _rows(path: Path, columns: list[str]) -> Iterable[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames is None or list(reader.fieldnames) != columns:
            raise UnreadableYear(f"{path.name}: the first line must read {','.join(columns)}.")
        for line, row in enumerate(reader, start=2):
            if any(not isinstance(row.get(column), str) or not row[column].strip() for column in columns):
                raise UnreadableYear(f"{path.name}, line {line}: a cell is empty.")
            yield line, {column: row[column].strip() for column in columns}
