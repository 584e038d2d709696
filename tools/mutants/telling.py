"""How many breaks of each module were noticed, and whether what was not is on the list of those that change nothing.

The list stands beside the tests of the room: `equivalent_mutants.toml`, a table for each module, the name of each break
with the reason why nobody can notice it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .breaking import Mutant

LIST = "equivalent_mutants.toml"
ENOUGH = 0.90


@dataclass
class Result:
    """What became of the breaks of one module."""

    module: str
    mutants: list[Mutant]
    unnoticed: list[Mutant]
    equivalent: dict[str, str]

    @property
    def survivors(self) -> list[Mutant]:
        return [mutant for mutant in self.unnoticed if mutant.name not in self.equivalent]

    @property
    def excused(self) -> int:
        return len(self.unnoticed) - len(self.survivors)

    @property
    def killed(self) -> int:
        return len(self.mutants) - len(self.unnoticed)

    @property
    def stale(self) -> list[str]:
        """What the list excuses and is noticed, or is no break at all any more."""
        return sorted(set(self.equivalent) - {mutant.name for mutant in self.unnoticed})


def excuses(tests: Path) -> dict[str, dict[str, str]]:
    path = (tests if tests.is_dir() else tests.parent) / LIST
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def results(mutants: list[Mutant], unnoticed: list[Mutant], source: Path, tests: Path) -> list[Result]:
    listed = excuses(tests)
    base = source if source.is_dir() else source.parent
    by_module: dict[str, list[Mutant]] = {}
    for mutant in mutants:
        by_module.setdefault(mutant.path.relative_to(base).with_suffix("").as_posix(), []).append(mutant)
    return [
        Result(module, found, [m for m in unnoticed if m in set(found)], listed.get(module, {}))
        for module, found in sorted(by_module.items())
    ]


def table(found: list[Result], room: str) -> Iterator[str]:
    yield f"| {room} | mutants | killed | equivalent | survived | killed of the others |"
    yield "|---|--:|--:|--:|--:|--:|"
    for result in found:
        yield row(result.module, [result])
    yield row(f"**{room}**", found)


def row(name: str, found: list[Result]) -> str:
    total, killed = sum(len(r.mutants) for r in found), sum(r.killed for r in found)
    excused, left = sum(r.excused for r in found), sum(len(r.survivors) for r in found)
    return f"| {name} | {total} | {killed} | {excused} | {left} | {share(killed, total - excused):.0%} |"


def share(killed: int, others: int) -> float:
    return killed / others if others else 1.0


def is_enough(found: list[Result]) -> bool:
    killed, others = sum(r.killed for r in found), sum(len(r.mutants) - r.excused for r in found)
    return share(killed, others) >= ENOUGH and not any(result.stale for result in found)
