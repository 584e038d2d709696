"""How soon the command line answers on five lists, from a cold start: `python -m benchmarks.darkfigure.start`.

CPU time of the command, with Python's byte code on disk as any installation has it.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.report import Line, show
from darkfigure import datasets, format_table

LIMIT = 1.5
ROUNDS = 3
COMMANDS = (
    ("estimate",),
    ("estimate", "--method", "stepwise"),
    ("estimate", "--method", "bic"),
    ("exists", "--model", "[12,13,4,5]"),
)


def measure(arguments: list[str], byte_code: str) -> float:
    """CPU seconds of the best of some rounds."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": byte_code}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "darkfigure", *arguments]
    best = float("inf")
    for _ in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)  # noqa: S603 - our own command
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


def main() -> int:
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "lists.csv"
        table.write_text(format_table(datasets.netherlands(5)))
        for verb, *options in COMMANDS:
            seconds = measure([verb, str(table), *options], folder)
            lines.append(Line(f"{' '.join([verb, *options])} (limit {LIMIT} s)", seconds, "s", seconds / LIMIT, 1.0))
    return show(lines)


if __name__ == "__main__":
    sys.exit(main())
