"""How fast models are judged, fitted and chosen, beside statsmodels' and R's GLM doing the same fits.

CPU seconds of one thread after a first call that loads the compiled code; one line uses all cores and tells wall time.
R is measured where `Rscript` is installed (Debian: r-base-core) and left out elsewhere.
"""

import csv
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import records
from benchmarks.report import Line, show
from darkfigure import Bootstrap, datasets, estimate_bic, estimate_stepwise, hierarchical_models
from darkfigure._multiple_systems import engine
from darkfigure._multiple_systems.existence import reduce_table

RESAMPLES = 1000
SAMPLE = 60
CORES = os.cpu_count() or 1
R_LOOP = """
data <- as.matrix(read.csv(commandArgs(TRUE)[1], header = FALSE))
y <- data[, 1]; sets <- read.csv(commandArgs(TRUE)[2], header = FALSE)
designs <- lapply(split(sets[, 2], sets[, 1]), function(columns) data[, columns, drop = FALSE])
times <- 20
start <- proc.time()[["user.self"]]
for (k in seq_len(times)) for (x in designs) suppressWarnings(glm.fit(x, y, family = poisson()))
cat((proc.time()[["user.self"]] - start) / times)
"""


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of the second of two calls."""
    work()
    start = time.process_time()
    work()
    return time.process_time() - start


def wall(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def promised(name: str, seconds: float, limit: float) -> Line:
    return Line(f"{name} (limit {limit:g} s)", seconds, "s", ratio=seconds / limit, limit=1.0)


def choices() -> list[Line]:
    bootstrap = Bootstrap(RESAMPLES, seed=1)
    parallel = Bootstrap(RESAMPLES, seed=1, jobs=CORES)
    dutch, british, american = datasets.netherlands(5), datasets.united_kingdom(6), datasets.new_orleans(8)
    by_bic = f"BIC, {RESAMPLES:,} resamples over 6,893 models of five lists"
    lines = []
    for name, lists in (("Dutch", dutch), ("UK", datasets.united_kingdom(5)), ("New Orleans", datasets.new_orleans(5))):
        seconds = cpu(partial(estimate_bic, lists, max_order=4, bootstrap=bootstrap))
        lines.append(promised(f"{by_bic}, {name}", seconds, 20))
    pairs = f"stepwise, {RESAMPLES:,} resamples"
    lines.append(promised(f"{pairs}, six lists", cpu(lambda: estimate_stepwise(british, bootstrap=bootstrap)), 3))
    lines.append(promised(f"{pairs}, eight lists", cpu(lambda: estimate_stepwise(american, bootstrap=bootstrap)), 15))
    spent = wall(lambda: estimate_bic(dutch, max_order=4, bootstrap=parallel))
    lines.append(Line(f"{by_bic}, Dutch, {CORES} threads, wall time", spent, "s"))
    return lines


def fits() -> list[Line]:
    models = engine.ModelTable.of(hierarchical_models(5))
    table = datasets.netherlands(5).table()
    estimable = models.take(np.flatnonzero(engine.verdicts(table, models) == 0))
    judged = cpu(lambda: engine.verdicts(table, models))
    each = cpu(lambda: engine.fits(table, estimable)) / len(estimable.models) * 1e6
    places = np.linspace(0, len(estimable.models) - 1, SAMPLE).astype(int)
    sample = estimable.take(places)
    few = cpu(lambda: [engine.fits(table, sample) for _ in range(200)]) / 200 / SAMPLE * 1e6
    designs = [_design(table, sample, place) for place in range(SAMPLE)]
    lines = [
        promised("existence of all 6,893 models of five lists", judged, 1),
        Line("one fit, of all models that can be estimated (limit 40 µs)", each, "µs", ratio=each / 40, limit=1.0),
        Line(f"one fit, of {SAMPLE} models spread over all", few, "µs", ratio=1.0),
        _slower("the same fits, statsmodels GLM in a loop", _statsmodels(designs), few, 100),
    ]
    r = _r(table, sample)
    return lines if r is None else [*lines, _slower("the same fits, R glm.fit in a loop", r, few, 50)]


def _slower(name: str, microseconds: float, ours: float, least: float) -> Line:
    """A rival: how many times slower, of which at least so many were promised."""
    kept = "kept" if microseconds >= least * ours else "NOT KEPT"
    return Line(f"{name} (at least {least:g} x: {kept})", microseconds, "µs", ratio=microseconds / ours)


def _design(
    table: NDArray[np.float64], sample: engine.ModelTable, place: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    reduced = reduce_table(table, sample.models[place])
    cells = np.flatnonzero(reduced.possible)
    terms = np.array(reduced.terms)
    return table[cells], ((cells[:, None] & terms) == terms).astype(float)


def _statsmodels(designs: list[tuple[NDArray[np.float64], NDArray[np.float64]]]) -> float:
    import statsmodels.api as sm

    def loop() -> None:
        for counts, design in designs:
            sm.GLM(counts, design, family=sm.families.Poisson()).fit()

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return cpu(loop) / len(designs) * 1e6


def _r(table: NDArray[np.float64], sample: engine.ModelTable) -> float | None:
    """R fits the whole table: what it spends on patterns that extended maximum likelihood leaves out is its own."""
    command = shutil.which("Rscript")
    if command is None:
        return None
    patterns = np.arange(1, len(table))
    masks = np.arange(len(table))
    columns = ((patterns[:, None] & masks) == masks).astype(int)
    with tempfile.TemporaryDirectory() as folder:
        data, sets, script = (Path(folder) / name for name in ("data.csv", "sets.csv", "loop.R"))
        with data.open("w", newline="") as file:
            csv.writer(file).writerows([int(table[p]), *row] for p, row in zip(patterns, columns.tolist(), strict=True))
        with sets.open("w", newline="") as file:
            rows = [(k, term + 2) for k, model in enumerate(sample.models) for term in model.terms]
            csv.writer(file).writerows(rows)
        script.write_text(R_LOOP)
        done = subprocess.run(  # noqa: S603 - our own script
            [command, str(script), str(data), str(sets)], capture_output=True, text=True, check=True
        )
    return float(done.stdout) / len(sample.models) * 1e6


def main() -> int:
    lines = [*choices(), *fits()]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines.append(Line("largest memory of this process", peak, "MB"))
    notes = [] if shutil.which("Rscript") else ["R is not installed: its fits are not measured."]
    records.keep_lines("selection", lines, notes=notes)
    sys.stdout.write("\n".join(notes))
    return show(lines)


if __name__ == "__main__":
    sys.exit(main())
