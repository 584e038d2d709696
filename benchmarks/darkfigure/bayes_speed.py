"""How fast thresholding and decomposable graphs are, beside the same calculations in R on the same machine.

Thresholding in R is MCMCpack (Debian: r-cran-mcmcpack), which MultipleSystemsEstimation calls; its steps are repeated
by `thresholding.R`. dga is not in Debian: its calculation is written anew in plain R in `decomposable_graphs.R`, so
that line is beside R, not beside dga. CPU seconds of one thread. Where R is not installed nothing is recorded.
"""

import csv
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks import records
from darkfigure import CaptureHistories, datasets, estimate_decomposable_graphs, estimate_thresholding
from darkfigure._multiple_systems import decomposable_graphs, evidence, model_ranking
from darkfigure._multiple_systems.chordal_graphs import graph_table

HERE = Path(__file__).parent
ROUNDS = 5
HEADER = ("work", "R: CPU s", "here: CPU s", "R by here", "R: answer", "here: answer")
THRESHOLDING = (("United Kingdom", 6), ("Netherlands", 5), ("United Kingdom", 4))
GRAPHS = (("United Kingdom", 6), ("United Kingdom", 5), ("United Kingdom", 4))


def best(work: Callable[[], object]) -> float:
    """CPU seconds of the fastest of some calls, each with its verdict computed anew."""
    spent = []
    for _ in range(ROUNDS + 1):
        evidence.look_at_lists.cache_clear()
        model_ranking._rank_all.cache_clear()  # noqa: SLF001 - each call from the start
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent[1:])


def lists_of(name: str, form: int) -> CaptureHistories:
    found: CaptureHistories = getattr(datasets, name.lower().replace(" ", "_"))(form)
    return found


def in_r(script: str, *arguments: str) -> list[float]:
    """Numbers that the script prints on its last line."""
    command = ["Rscript", str(HERE / script), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own script
    return [float(word) for word in done.stdout.split()]


def thresholding(folder: Path, name: str, form: int) -> list[list[str]]:
    lists, table = lists_of(name, form), folder / "membership.csv"
    with table.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*(f"L{place}" for place in range(form)), "count"])
        rows = zip(lists.patterns, lists.counts, strict=True)
        writer.writerows([*(mask >> place & 1 for place in range(form)), count] for mask, count in rows)
    there, median, worth = in_r("thresholding.R", str(table), "5")
    estimate = estimate_thresholding(lists)
    here, ours = best(partial(estimate_thresholding, lists)), float(estimate.details["effective_draws"])
    title = f"thresholding, {name}, {form} lists"
    answers = [f"{median:,.0f}, worth {worth:.0f} draws", f"{estimate.population:,.0f}, worth {ours:.0f} draws"]
    each = [f"{there / worth * 1e3:.3f} ms", f"{here / ours * 1e3:.3f} ms", f"{there / worth / (here / ours):.1f} x"]
    return [
        [title, f"{there:.4f}", f"{here:.4f}", f"{there / here:.1f} x", *answers],
        [f"{title}: for each independent draw", *each, "", ""],
    ]


def graphs(folder: Path, name: str, form: int) -> list[list[str]]:
    lists, table, signs = lists_of(name, form), folder / "patterns.csv", folder / "signs.csv"
    every = graph_table(form).signs
    graph, mask = np.nonzero(every)
    _write(table, ("mask", "count"), zip(lists.patterns, lists.counts, strict=True))
    columns = (graph.tolist(), mask.tolist(), every[graph, mask].astype(int).tolist())
    _write(signs, ("graph", "mask", "sign"), zip(*columns, strict=True))
    there, mean = in_r("decomposable_graphs.R", str(table), str(signs), str(form), "3")
    grid = decomposable_graphs._grid(lists, None)  # noqa: SLF001 - the grid of the estimate
    prior = -np.log(lists.observed + grid)
    here = best(partial(decomposable_graphs.posterior_weights, lists, grid, log_prior=prior))
    whole = best(partial(estimate_decomposable_graphs, lists))
    answer = f"{estimate_decomposable_graphs(lists).details['mean']:,.1f}"
    title = f"{len(every):,} decomposable graphs, {name}, {form} lists"
    return [
        [f"{title}: posterior", f"{there:.4f}", f"{here:.4f}", f"{there / here:.1f} x", f"{mean:,.1f}", answer],
        [f"{title}: with longer grid and verdict", "", f"{whole:.4f}", f"{there / whole:.1f} x", "", answer],
    ]


def _write(path: Path, header: tuple[str, ...], rows: object) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)  # type: ignore[arg-type]


def main() -> int:
    if shutil.which("Rscript") is None:
        sys.stdout.write("R is not installed: nothing to stand beside.\n")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [row for lists in THRESHOLDING for row in thresholding(folder, *lists)]
        rows += [row for lists in GRAPHS for row in graphs(folder, *lists)]
    note = (
        "R with MCMCpack, on the same machine in the same minutes. For decomposable graphs R runs the same sums, "
        "written in plain R and vectorised over the grid; dga is not in Debian and was not run."
    )
    records.keep("bayes_speed", HEADER, rows, notes=[note])
    sys.stdout.write("\n".join(" | ".join(row) for row in rows) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
