"""The lines that benchmarks print: a value, its ratio to another, the limit that was promised."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass


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
