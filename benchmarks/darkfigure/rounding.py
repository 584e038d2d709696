"""Rounding and noise: errors beside SmallCountRounding, additivity, bias and variance over ten thousand tables.

The other package's numbers are those recorded with the reference data (PLSrounding, version 1.2.5, base 5).
`BENCH_WRITE=1` writes docs/methods/measured-rounding.md.
"""

import sys
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from benchmarks.report import publish, table
from darkfigure.disclosure import (
    CellKeys,
    Dimension,
    FrequencyTable,
    Release,
    Structure,
    Transitions,
    noised,
    read_counts,
    read_structure,
    round_small_counts,
    round_table,
)

REFERENCE = Path(__file__).parents[2] / "packages" / "darkfigure" / "tests" / "reference" / "disclosure"
RECORDED = {"boys15_sex": 76, "national": 80, "three_way_3": 118, "overlap": 64, "linked": 208, "hier_sex_age": 340}
BASE, TABLES, SAME = 5, 10_000, 1000
# Standard errors that chance alone seldom passes in so many figures, and how far a variance may be off.
CHANCE, OFF = 4.5, 1.05
SECRET = b"a benchmark, no secret"
PLACE = Dimension.from_groups("place", {"North": ["A", "B"], "South": ["C", "D"], "Total": list("ABCD")})
STRUCTURE = Structure((PLACE, Dimension.from_groups("form", {"Total": ["x", "y", "z"]})))

ERRORS = (
    "Sum of how far all published figures are from their counts, base 5, and CPU seconds with the attack on the "
    "result. PLSrounding of SmallCountRounding 1.2.5: recorded, not run again."
)
OVER = (
    f"Over {TABLES:,} random tables of {len(STRUCTURE.cells)} figures (municipality in region by form, counts of "
    "Poisson with mean 2.5):"
)
MEANING = (
    f"*Bias*: the largest of all figures, in standard errors (chance alone: up to about {CHANCE}). *Variance*: the "
    "smallest and largest of all figures beside what is stated, which for noise is the most that it may be."
)


def main() -> int:
    """Round the reference tables, then ten thousand others; give noise to a thousand tables of the same persons."""
    errors = [_errors(name, recorded) for name, recorded in RECORDED.items()]
    rows, kept = zip(*[_controlled(), _small_counts(), _noise(), _same_cell()], strict=True)
    publish(
        "rounding",
        "Rounding and noise, measured",
        [
            ERRORS,
            table(("table", "cells", "controlled", "small counts", "PLSrounding", "CPU s"), errors),
            OVER,
            table(("method", "additive", "bias", "variance", "largest change"), rows),
            MEANING,
        ],
    )
    return 0 if all(kept) else 1


def _errors(name: str, recorded: int) -> list[object]:
    one = read_counts(REFERENCE / f"{name}.csv", read_structure(REFERENCE / "index.json", name))
    began = time.process_time()
    sums = [call(one, base=BASE, secret=SECRET).total_error for call in (round_table, round_small_counts)]
    return [name, len(one.structure.cells), *sums, recorded, f"{time.process_time() - began:.2f}"]


def _tables() -> list[FrequencyTable]:
    random = np.random.default_rng(1)
    return [FrequencyTable(STRUCTURE, random.poisson(2.5, len(STRUCTURE.inner))) for _ in range(TABLES)]


def _secret(number: int) -> bytes:
    return SECRET + number.to_bytes(4)


def _changes(one: FrequencyTable, release: Release) -> list[int]:
    return [(release.values[cell] or 0) - one[cell] for cell in STRUCTURE.cells]


def _adds_up(release: Release) -> bool:
    values = np.array([release.values[cell] for cell in STRUCTURE.cells])
    return not (STRUCTURE.equations.astype(np.int64) @ values).any()


def _controlled() -> tuple[list[object], bool]:
    """Every figure has its count as expectation, and the variance r (b - r)."""
    tables = _tables()
    drawn = [round_table(one, base=BASE, secret=_secret(number)) for number, one in enumerate(tables)]
    changes = np.array([_changes(one, found.release) for one, found in zip(tables, drawn, strict=True)])
    parts = np.array([one.values % BASE for one in tables])
    stated = np.mean(parts * (BASE - parts), axis=0)
    bias = np.abs(changes.mean(axis=0)) / np.sqrt(stated / TABLES)
    ratio = changes.var(axis=0) / stated
    unbiased, additive = sum(found.unbiased for found in drawn), sum(_adds_up(found.release) for found in drawn)
    title = f"controlled rounding, base 5 ({unbiased:,} draws said to be unbiased)"
    row = [
        title,
        f"{additive:,}",
        f"{bias.max():.1f}",
        f"{ratio.min():.2f} to {ratio.max():.2f}",
        np.abs(changes).max(),
    ]
    fine = additive == TABLES and bias.max() < CHANCE and ratio.min() > 1 / OFF and ratio.max() < OFF
    return row, bool(fine)


def _small_counts() -> tuple[list[object], bool]:
    """Additive, and the grand total moves by less than the base; single cells are not said to be unbiased."""
    tables = _tables()
    drawn = [round_small_counts(one, base=BASE, secret=_secret(n)).release for n, one in enumerate(tables)]
    changes = np.array([_changes(one, found) for one, found in zip(tables, drawn, strict=True)])
    additive, total = sum(map(_adds_up, drawn)), np.abs(changes[:, STRUCTURE.numbers["Total", "Total"]]).max()
    title = f"small counts, base 5 (grand total at most {total} off)"
    return [
        title,
        f"{additive:,}",
        "not stated",
        "not stated",
        np.abs(changes).max(),
    ], additive == TABLES and total < BASE


def _noise() -> tuple[list[object], bool]:
    """Mean 0, and at most the variance that is stated."""
    tables, noise = _tables(), Transitions()
    drawn = [noised(one, CellKeys(_secret(number)), transitions=noise) for number, one in enumerate(tables)]
    changes = np.array([_changes(one, found) for one, found in zip(tables, drawn, strict=True)])
    filled = np.array([one.values > 0 for one in tables])
    bias = np.abs(changes.sum(axis=0)) / np.sqrt(noise.variance * filled.sum(axis=0))
    ratio = (changes**2).sum(axis=0) / filled.sum(axis=0) / noise.variance
    row: list[object] = ["cell keys, at most 5, variance 3", "no, as stated", f"{bias.max():.1f}"]
    row += [f"{ratio.min():.2f} to {ratio.max():.2f}", np.abs(changes).max()]
    return row, bool(bias.max() < CHANCE and ratio.max() < OFF and np.abs(changes).max() <= noise.largest_noise)


def _same_cell() -> tuple[list[object], bool]:
    """The same persons in a thousand tables of other dimensions and margins: one cell, one number."""
    random = np.random.default_rng(2)
    dimensions = [
        PLACE,
        Dimension.from_groups("form", {"Total": ["x", "y", "z"]}),
        Dimension.from_groups("sex", {"Total": ["boy", "girl"]}),
        Dimension.from_groups("age", {"minor": ["0-11", "12-17"], "Total": ["0-11", "12-17", "18-22"]}),
    ]
    persons = [
        {"id": str(n), **{d.name: str(random.choice(d.leaves)) for d in dimensions}} for n in range(120)
    ]  # fmt: skip
    keys, seen, differ = CellKeys(SECRET), dict[str, int](), 0
    for _ in range(SAME):
        used = [dimensions[n] for n in sorted(random.permutation(4)[: random.integers(1, 4)])]
        margins = {
            d.name: tuple(sorted(random.choice(d.codes, random.integers(1, len(d.codes) + 1), replace=False)))
            for d in used
        }
        one = FrequencyTable.from_records(structure := Structure(tuple(used), (margins,)), persons)
        release = noised(one, keys, keys.of_records(structure, persons, "id"))
        for cell, value in release.values.items():
            name = str(sorted(_held(used, cell).items()))
            differ += seen.setdefault(name, value or 0) != value
    title = f"one secret, {SAME:,} tables of the same persons: {len(seen):,} different cells"
    return [title, "", f"{differ} cells with two numbers", "", ""], not differ


def _held(used: list[Dimension], cell: tuple[str, ...]) -> Mapping[str, list[str]]:
    """What a cell is, whatever dimensions its table has."""
    pairs = zip(used, cell, strict=True)
    return {d.name: sorted(d.held[code]) for d, code in pairs if len(d.held[code]) < len(d.leaves)}


if __name__ == "__main__":
    sys.exit(main())
