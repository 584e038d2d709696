"""Five yearly releases of fifteen municipalities by sex and age, attacked together: CPU seconds, and what falls."""

import json
import sys
import time
from pathlib import Path

from benchmarks.report import Line, show
from darkfigure.disclosure import Dimension, Method, Release, Status, Structure, attack

REFERENCE = Path(__file__).parents[2] / "packages" / "darkfigure" / "tests" / "reference" / "disclosure"
YEARS = ("2021", "2022", "2023", "2024", "2025")
REGIONS = {f"R{n + 1}": [f"G{5 * n + k:02d}" for k in range(1, 6)] for n in range(3)}
PLACE = Dimension.from_groups("place", {**REGIONS, "Total": [place for held in REGIONS.values() for place in held]})
SEX = Dimension.from_groups("sex", {"Total": ["boy", "girl"]})
AGE = Dimension.from_groups("age", {"Total": ["0-11", "12-15", "16-17", "18-22"]})
YEAR = Dimension.from_groups(
    "year", {**{y: (y,) for y in YEARS}, **{f"2021 to {y}": YEARS[: n + 1] for n, y in enumerate(YEARS) if n}}
)
SECONDS = 30.0
CODES, LATEST = 5, 2  # of a line: codes and value, then the bounds; years that a record comes in late


def main() -> int:
    """Attack the five releases of the record together, each safe alone."""
    record = json.loads((REFERENCE / "five_years.json").read_text(encoding="utf-8"))
    releases = [_release(known, record[known]) for known in YEARS]
    began = time.process_time()
    report = attack(*releases)
    spent = time.process_time() - began
    small = {(n, tuple(line[:4])): line[5] for n, y in enumerate(YEARS) for line in record[y] if len(line) > CODES}
    bounds = report.bounds["knows_zeros_are_shown"] or {}
    same = sum(
        list(bounds[number, (*cell, f"known in {YEARS[number]}")]) == said[1:] for (number, cell), said in small.items()
    )
    return show([
        Line("bounds of small counts equal to the record", same, "counts", len(small) / max(1, same), 1.0),
        Line("small counts that all five together give away", len(report.recovered), "counts"),
        Line("CPU for both levels of knowledge", spent, "s", spent / SECONDS, 1.0),
    ])  # fmt: skip


def _release(known: str, lines: list[list[object]]) -> Release:
    """As it was published: records come in up to two years late."""
    code = f"known in {known}"
    states = Dimension.from_groups("known", {**{y: (y,) for y in YEARS}, code: YEARS[: YEARS.index(known) + 1]})
    cells = {(*map(str, line[:4]), code): line[4] for line in lines}
    names = ("place", "sex", "age", "year", "known")
    tables = tuple({name: (part,) for name, part in zip(names, cell, strict=True)} for cell in cells)
    never = tuple({"year": (y,), "known": tuple(k for k in YEARS if not 0 <= int(k) - int(y) <= LATEST)} for y in YEARS)
    structure = Structure((PLACE, SEX, AGE, YEAR, states), tables, structural_zeros=never, threshold=5)
    values = {cell: None if value is None else int(str(value)) for cell, value in cells.items()}
    statuses = {cell: Status.HIDDEN if value is None else Status.SHOWN for cell, value in values.items()}
    return Release(structure, values, statuses, Method("suppression", {"zeros": "shown"}))


if __name__ == "__main__":
    sys.exit(main())
