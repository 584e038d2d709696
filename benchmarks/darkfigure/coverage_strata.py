"""How often the intervals over strata and years hold the truth: `python -m benchmarks.darkfigure.coverage_strata`.

Prints the table that stands in docs/methods/strata-and-years.md: four years, a list that began in the third.
"""

import sys

from benchmarks.darkfigure.coverage import CHANCES, POPULATIONS, bounds, described
from darkfigure import CaptureHistories, DarkfigureError, Scenario, estimate_strata, simulate_histories

SIZE = 1000
YEARS = ("2020", "2021", "2022", "2023")
BEGINS = 2
NEW = "D"
DOUBLED = (0.30, *CHANCES[1:])
PAIR = "[12,3,4]"
Bounds = tuple[float, float, float] | None
# Scenario of the years before and after the new list began, and the model.
CELLS: dict[str, tuple[Scenario, Scenario, str | None]] = {
    "independent lists": (Scenario(SIZE, CHANCES), Scenario(SIZE, CHANCES), None),
    "two lists refer to each other (odds ratio 4)": (
        Scenario(SIZE, CHANCES, {(0, 1): 4.0}),
        Scenario(SIZE, CHANCES, {(0, 1): 4.0}),
        PAIR,
    ),
    "the same, left out of the model": (
        Scenario(SIZE, CHANCES, {(0, 1): 4.0}),
        Scenario(SIZE, CHANCES, {(0, 1): 4.0}),
        None,
    ),
    "list A finds twice as many from 2022": (Scenario(SIZE, CHANCES), Scenario(SIZE, DOUBLED), None),
    "persons differ (log odds, SD 1)": (
        Scenario(SIZE, CHANCES, heterogeneity=1.0),
        Scenario(SIZE, CHANCES, heterogeneity=1.0),
        None,
    ),
}
READINGS = {
    "years without the list": {},
    "the same, list A by year": {"A": ["year"]},
    "zeros where the list did not exist": {},
}
PARTS = {"sum of four years": len(YEARS) * SIZE, "2020, without the list": SIZE, "2023, with it": SIZE}


def years(cell: str, seed: int) -> dict[str, CaptureHistories]:
    """Draw four years; the last list does not exist in the first two."""
    before, after, _model = CELLS[cell]
    drawn = {
        year: simulate_histories(after if place >= BEGINS else before, seed=len(YEARS) * seed + place)
        for place, year in enumerate(YEARS)
    }
    return {year: lists if place >= BEGINS else lists.drop(NEW) for place, (year, lists) in enumerate(drawn.items())}


def as_zeros(lists: CaptureHistories) -> CaptureHistories:
    """Read a list that did not exist as one on which nobody was found."""
    counts = {mask: int(count) for mask, count in enumerate(lists.table()) if count}
    return lists if NEW in lists.lists else CaptureHistories.from_counts((*lists.lists, NEW), counts)


def trial(cell: str, reading: str, seed: int) -> list[Bounds]:
    """Bounds and estimate of the sum, the first year and the last; None where refused."""
    strata = years(cell, seed)
    if reading.startswith("zeros"):
        strata = {year: as_zeros(lists) for year, lists in strata.items()}
    try:
        found = estimate_strata(strata, CELLS[cell][2], dimensions=("year",), varying=READINGS[reading])
    except DarkfigureError:
        return [None] * len(PARTS)
    return [bounds(found.total), bounds(found.strata[YEARS[0]]), bounds(found.strata[YEARS[-1]])]


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else POPULATIONS
    sys.stdout.write(f"{number} populations in each cell, four years of {SIZE:,}\n\n")
    sys.stdout.write("| lists | read as | of which | coverage | median estimate | median width | refused |\n")
    sys.stdout.write("|---|---|---|---|---|---|---|\n")
    for cell in CELLS:
        for reading in READINGS:
            trials = [trial(cell, reading, seed) for seed in range(number)]
            for place, (part, truth) in enumerate(PARTS.items()):
                cells = described([row[place] for row in trials], truth)
                sys.stdout.write(f"| {cell} | {reading} | {part} | {cells} |\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
