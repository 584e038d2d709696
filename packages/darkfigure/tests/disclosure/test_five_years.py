"""Five yearly releases, each safe alone, are attacked together; records came in up to two years late."""

from __future__ import annotations

import json
from pathlib import Path

from darkfigure.disclosure import Dimension, Method, Release, Status, Structure, attack

RECORD = json.loads((Path(__file__).parents[1] / "reference" / "disclosure" / "five_years.json").read_text())
YEARS = ("2021", "2022", "2023", "2024", "2025")
REGIONS = {f"R{n + 1}": [f"G{5 * n + k:02d}" for k in range(1, 6)] for n in range(3)}
PLACE = Dimension.from_groups("place", {**REGIONS, "Total": [place for held in REGIONS.values() for place in held]})
SEX = Dimension.from_groups("sex", {"Total": ["boy", "girl"]})
AGE = Dimension.from_groups("age", {"Total": ["0-11", "12-15", "16-17", "18-22"]})
SINCE = {f"2021 to {last}": YEARS[: n + 2] for n, last in enumerate(YEARS[1:])}
YEAR = Dimension.from_groups("year", {**{year: (year,) for year in YEARS}, **SINCE})


def _release(known: str) -> Release:
    code = f"known in {known}"
    groups = {**{year: (year,) for year in YEARS}, code: YEARS[: YEARS.index(known) + 1]}
    cells = {(*line[:4], code): line[4] for line in RECORD[known]}
    names = ("place", "sex", "age", "year", "known")
    tables = tuple({name: (part,) for name, part in zip(names, cell, strict=True)} for cell in cells)
    never = tuple({"year": (y,), "known": tuple(k for k in YEARS if not 0 <= int(k) - int(y) <= 2)} for y in YEARS)
    dimensions = (PLACE, SEX, AGE, YEAR, Dimension.from_groups("known", groups))
    structure = Structure(dimensions, tables, structural_zeros=never, threshold=5)
    statuses = {cell: Status.HIDDEN if value is None else Status.SHOWN for cell, value in cells.items()}
    return Release(structure, cells, statuses, Method("suppression", {"zeros": "shown"}))


def test_what_the_releases_give_away_together_equals_the_record() -> None:
    report = attack(*map(_release, YEARS))
    found = report.bounds["knows_zeros_are_shown"] or {}
    wanted = {
        (number, (*line[:4], f"known in {known}")): line[5]
        for number, known in enumerate(YEARS)
        for line in RECORD[known]
        if len(line) > 5
    }
    assert len(wanted) == 344
    assert all(
        list(found[place]) == [low, high] and low <= truth <= high for place, (truth, low, high) in wanted.items()
    )
    assert not report.safe
