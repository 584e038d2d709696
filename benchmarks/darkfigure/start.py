"""How soon the command line answers from a cold start, and how long its first use after an installation takes.

CPU time of the command, with Python's byte code on disk as any installation has it, of the best of some rounds.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import records
from benchmarks.report import Line, show
from darkfigure import CaptureHistories, datasets, format_table
from darkfigure._cli.codes import REFUSED

ROUNDS = 2
DUTCH, BRITISH = "five Dutch lists", "six UK lists"
LISTS = {DUTCH: datasets.netherlands(5), BRITISH: datasets.united_kingdom(6)}
COMMANDS = (
    (DUTCH, 1.0, ("estimate",)),
    (DUTCH, 1.0, ("estimate", "--method", "stepwise")),
    (DUTCH, 1.0, ("estimate", "--method", "bic")),
    (DUTCH, 1.0, ("exists", "--model", "[12,13,4,5]")),
    (DUTCH, 2.5, ("report", "-o", "report.html")),
    (BRITISH, 2.5, ("report", "-o", "report.html")),
)
BOOTSTRAP = ("estimate", "--method", "bic", "--bootstrap", "100", "--seed", "1")
FIRST_USE = 2.5


def measure(arguments: list[str], folder: str, *, cache: str | None = None, rounds: int = ROUNDS) -> float:
    """CPU seconds of the best of some rounds; `cache` is where the machine code is kept."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(folder) / "byte_code")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if cache is not None:
        environment["NUMBA_CACHE_DIR"] = cache
    command = [sys.executable, "-m", "darkfigure", *arguments]
    best = float("inf")
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(  # noqa: S603 - our own command
            command, stdout=subprocess.DEVNULL, check=False, env=environment, cwd=folder
        )
        if done.returncode > REFUSED:
            done.check_returncode()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


def _table(folder: str, lists: CaptureHistories) -> str:
    path = Path(folder) / f"{lists.digest[:12]}.csv"
    path.write_text(format_table(lists))
    return str(path)


def _first_use(folder: str, table: str) -> list[Line]:
    """After an installation: with and without `darkfigure prepare`, each with an empty cache of machine code."""
    verb, *options = BOOTSTRAP
    measure(["estimate", table], folder, rounds=1)
    caches = [str(Path(folder) / name) for name in ("prepared", "bare")]
    prepared = measure(["prepare"], folder, cache=caches[0], rounds=1)
    after, bare = (measure([verb, table, *options], folder, cache=cache, rounds=1) for cache in caches)
    name = f"{' '.join(BOOTSTRAP[:-2])}, first use"
    return [
        Line("prepare (once after an installation; `make run` does it)", prepared, "s"),
        Line(f"{name} after prepare (limit {FIRST_USE} s)", after, "s", after / FIRST_USE, 1.0),
        Line(f"{name} without prepare", bare, "s"),
    ]


def main() -> int:
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        tables = {name: _table(folder, lists) for name, lists in LISTS.items()}
        for name, limit, (verb, *options) in COMMANDS:
            seconds = measure([verb, tables[name], *options], folder)
            title = f"{' '.join([verb, *options])}, {name} (limit {limit:g} s)"
            lines.append(Line(title, seconds, "s", seconds / limit, 1.0))
        lines += _first_use(folder, tables[DUTCH])
    records.keep_lines("start", lines, notes=["CPU seconds of the whole command, the best of two."])
    return show(lines)


if __name__ == "__main__":
    sys.exit(main())
