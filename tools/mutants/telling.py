"""How many breaks of each module were noticed, and whether what was not is on the list of those that change nothing.

The list stands beside the tests of the room: `equivalent_mutants.toml`, a table for each module, the name of each break
with the reason why nobody can notice it.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .breaking import Mutant
from .remembering import Memory
from .watching import IMPOSSIBLE, UNNOTICED

LIST = "equivalent_mutants.toml"
ENOUGH = 0.90
HEAD = "| {0} | tried | of | killed | equivalent | survived | killed of the others |"
RULE = "|---|--:|--:|--:|--:|--:|--:|"
FIRST, LAST = "<!-- rows of make mutants -->", "<!-- end of rows -->"


@dataclass
class Result:
    """What became of the breaks of one module. Those that cannot be tried are not counted."""

    module: str
    mutants: list[Mutant]
    unnoticed: list[Mutant]
    impossible: list[Mutant]
    equivalent: dict[str, str]

    @property
    def survivors(self) -> list[Mutant]:
        return [mutant for mutant in self.unnoticed if mutant.name not in self.equivalent]

    @property
    def excused(self) -> list[str]:
        return [mutant.name for mutant in self.unnoticed if mutant.name in self.equivalent]

    @property
    def killed(self) -> int:
        return len(self.mutants) - len(self.unnoticed)

    def stale(self, *, whole: bool) -> list[str]:
        """What the list excuses and is noticed, or is no break at all any more; a sample knows nothing of the rest."""
        known = {mutant.name for mutant in self.mutants}
        return sorted(name for name in set(self.equivalent) - set(self.excused) if whole or name in known)


@dataclass
class Run:
    """`possible` counts the breaks of the room, tried or not."""

    room: str
    slug: str
    possible: int
    found: list[Result]

    @property
    def tried(self) -> int:
        return sum(len(result.mutants) + len(result.impossible) for result in self.found)

    @property
    def is_whole(self) -> bool:
        return self.tried == self.possible


def excuses(tests: Path) -> dict[str, dict[str, str]]:
    path = (tests if tests.is_dir() else tests.parent) / LIST
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def results(mutants: list[Mutant], memory: Memory, source: Path, tests: Path) -> list[Result]:
    listed = excuses(tests)
    base = source if source.is_dir() else source.parent
    modules: dict[str, Result] = {}
    for mutant in mutants:
        module = mutant.path.relative_to(base).with_suffix("").as_posix()
        result = modules.setdefault(module, Result(module, [], [], [], listed.get(module, {})))
        outcome = memory.outcome_of(mutant)
        (result.impossible if outcome == IMPOSSIBLE else result.mutants).append(mutant)
        if outcome == UNNOTICED:
            result.unnoticed.append(mutant)
    return [result for _, result in sorted(modules.items())]


def table(run: Run) -> Iterator[str]:
    yield HEAD.format(run.room)
    yield RULE
    for result in run.found:
        yield row(result.module, [result], len(result.mutants))
    yield row(f"**{run.room}**", run.found, run.possible)


def row(name: str, found: list[Result], possible: int) -> str:
    tried, killed = sum(len(r.mutants) for r in found), sum(r.killed for r in found)
    excused, left = sum(len(r.excused) for r in found), sum(len(r.survivors) for r in found)
    return f"| {name} | {tried} | {possible} | {killed} | {excused} | {left} | {share(killed, tried - excused):.1%} |"


def share(killed: int, others: int) -> float:
    return killed / others if others else 1.0


def is_enough(run: Run) -> bool:
    killed = sum(result.killed for result in run.found)
    others = sum(len(result.mutants) - len(result.excused) for result in run.found)
    return share(killed, others) >= ENOUGH and not any(result.stale(whole=run.is_whole) for result in run.found)


def record(run: Run, docs: Path) -> None:
    """Write a page for the room, and its row in the table of all rooms."""
    page, overview = docs / "mutants" / f"{run.slug}.md", docs / "testing.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text("\n".join(page_of(run)) + "\n", encoding="utf-8")
    before, _, rest = overview.read_text(encoding="utf-8").partition(FIRST)
    rows, _, after = rest.partition(LAST)
    start = f"| [{run.room}](mutants/{run.slug}.md)"
    others = [line for line in rows.splitlines() if line and not line.startswith(f"{start} ")]
    mine = row(start.removeprefix("| "), run.found, run.possible) + f" {today()} |"
    lines = "\n".join(sorted([*others, mine]))
    overview.write_text(f"{before}{FIRST}\n{lines}\n{LAST}{after}", encoding="utf-8")


def today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def page_of(run: Run) -> Iterator[str]:
    yield f"# Mutants of {run.room}"
    yield ""
    kind = "every mutant" if run.is_whole else f"{run.tried} of {run.possible} mutants, drawn with a fixed seed,"
    yield f"Written by `make mutants ROOM={run.room} RECORD=1` on {today()}: {kind} on SQLite."
    yield "[Testing](../testing.md) says what the words mean."
    yield ""
    yield from table(run)
    yield from listed("Equivalent", [(r.module, name, r.equivalent[name]) for r in run.found for name in r.excused])
    yield from listed("Survived", [(r.module, m.name, "") for r in run.found for m in r.survivors])


def listed(title: str, entries: list[tuple[str, str, str]]) -> Iterator[str]:
    if entries:
        yield from ("", f"## {title}", "")
    for module, name, reason in entries:
        yield f"- {module}: `` {name} ``" + (f": {reason}" if reason else "")
