"""Rounding beside SmallCountRounding: errors, CPU seconds, and bias and variance over ten thousand tables.

The other package's numbers are those recorded with the reference data (PLSrounding, version 1.2.5, base 5).
"""

import sys
import time
from pathlib import Path

import numpy as np

from benchmarks.report import Line, show
from darkfigure.disclosure import Dimension, FrequencyTable, Structure, read_counts, round_small_counts, round_table
from darkfigure.disclosure.structures import read_structure

REFERENCE = Path(__file__).parents[2] / "packages" / "darkfigure" / "tests" / "reference" / "disclosure"
RECORDED = {
    "boys15_sex": 76,
    "national": 80,
    "three_way_3": 118,
    "overlap": 64,
    "linked": 208,
    "hier_sex_age": 340,
}
BASE, TABLES, LIMIT = 5, 10_000, 4.5
SECRET = b"a benchmark, no secret"


def main() -> int:
    """Round the reference tables, then ten thousand others."""
    kept = True
    for name, recorded in RECORDED.items():
        table = read_counts(REFERENCE / f"{name}.csv", read_structure(REFERENCE / "index.json", name))
        for method, call in (("controlled", round_table), ("small counts", round_small_counts)):
            began = time.process_time()
            found = call(table, base=BASE, secret=SECRET)
            spent = time.process_time() - began
            title = f"{name}, {len(table.structure.cells)} cells, {method}"
            kept &= not show([
                Line(f"{title}: sum of all errors", found.total_error, "persons", found.total_error / recorded),
                Line(f"{title}: CPU", spent, "s"),
            ])  # fmt: skip
    return 0 if not _bias() and kept else 1


def _bias() -> int:
    """Round ten thousand random tables: errors of all figures, beside what chance allows."""
    place = Dimension.from_groups("place", {"North": ["A", "B"], "South": ["C", "D"], "Total": list("ABCD")})
    structure = Structure((place, Dimension.from_groups("form", {"Total": ["x", "y", "z"]})))
    random = np.random.default_rng(1)
    errors, expected, unbiased = [], [], 0
    for number in range(TABLES):
        table = FrequencyTable(structure, random.poisson(2.5, 12))
        found = round_table(table, base=BASE, secret=SECRET + number.to_bytes(4))
        unbiased += found.unbiased
        errors.append([(found.release.values[cell] or 0) - table[cell] for cell in structure.cells])
        expected.append((table.values % BASE) * (BASE - table.values % BASE))
    variance = np.mean(expected, axis=0)
    bias = np.abs(np.mean(errors, axis=0)) / np.sqrt(variance / TABLES)
    ratio = np.var(errors, axis=0) / variance
    return show([
        Line(f"unbiased draws in {TABLES:,} tables", unbiased, "tables"),
        Line("largest bias, in standard errors", float(bias.max()), "", float(bias.max()) / LIMIT, 1.0),
        Line("largest variance beside what is stated", float(ratio.max()), "", float(ratio.max()), 1.05),
        Line("smallest variance beside what is stated", float(ratio.min()), "", 1 / float(ratio.min()), 1.05),
    ])  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
