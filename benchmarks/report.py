"""The lines that benchmarks print: a value, its ratio to another, the limit that was promised."""

import os
import platform
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

METHODS = Path(__file__).parents[1] / "docs" / "methods"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing measured. `ratio` is to what the name says; `limit` is the highest ratio that was promised."""

    name: str
    value: float
    unit: str
    ratio: float | None = None
    limit: float | None = None

    @property
    def kept(self) -> bool:
        return self.limit is None or (self.ratio is not None and self.ratio <= self.limit)

    def __str__(self) -> str:
        ratio = "" if self.ratio is None else f"{self.ratio:>8.2f} x"
        limit = "" if self.limit is None else f"  (at most {self.limit:g}: {'kept' if self.kept else 'PASSED'})"
        return f"  {self.name:<62}{self.value:>14,.1f} {self.unit:<8}{ratio}{limit}".rstrip()


def show(lines: Sequence[Line]) -> int:
    """Print them; 1 when a limit was passed, for the exit code."""
    sys.stdout.write("\n".join(map(str, lines)) + "\n")
    return 0 if all(line.kept for line in lines) else 1


def machine() -> str:
    """Where and when this runs."""
    about = f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    return f"{time.strftime('%Y-%m-%d')}, {about}, {os.getloadavg()[0]:.0f} processes running or waiting on it"


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def publish(name: str, title: str, parts: Sequence[str]) -> None:
    """Write what was measured to `docs/methods/measured-NAME.md`, when `BENCH_WRITE` asks for it."""
    text = (
        "\n\n".join([f"# {title}", f"Written by `make bench BENCH={name} BENCH_WRITE=1`: {machine()}.", *parts]) + "\n"
    )
    sys.stdout.write(text)
    if os.environ.get("BENCH_WRITE"):
        (METHODS / f"measured-{name}.md").write_text(text, encoding="utf-8")
