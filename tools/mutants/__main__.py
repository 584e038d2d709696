"""`python -m tools.mutants consents` or `multiple_systems/bic`: which breaks of a room do its own tests not notice?"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import sys
from pathlib import Path

import pytest

from .breaking import Mutant, mutants_of
from .remembering import Memory
from .telling import Run, is_enough, record, results, table
from .watching import Watch

ROOT = Path(__file__).resolve().parents[2]
INBEELD = ROOT / "packages" / "inbeeld" / "src" / "inbeeld"
DARKFIGURE = ROOT / "packages" / "darkfigure"
# Declarations: the permission matrix, the migrations and the checks of the whole product hold them.
DECLARATIONS = {"apps.py", "urls.py", "room.py", "events.py", "notice_kinds.py"}
NOT_OURS = {"tests", "migrations"}
SEED = "inbeeld"


def places(room: str) -> tuple[Path, list[Path]]:
    """The source of a room (or of one module of it), and its tests; of a module of darkfigure those that import it."""
    name, _, module = room.partition("/")
    for folder in (INBEELD / name, *sorted(INBEELD.glob(f"*/{name}"))):
        if (folder / "tests").is_dir():
            return (folder / f"{module}.py" if module else folder), [folder / "tests"]
    source, tests = DARKFIGURE / "src" / "darkfigure" / f"_{name}", DARKFIGURE / "tests" / name
    if module and (tests / f"test_{module}.py").is_file():
        importing = re.compile(rf"^from .* import .*\b{module}\b|^from \S+\.{module} import", re.M)
        others = [
            path for path in sorted(tests.glob("test_*.py")) if importing.search(path.read_text(encoding="utf-8"))
        ]
        return source / f"{module}.py", list(dict.fromkeys([tests / f"test_{module}.py", *others]))
    raise SystemExit(f"There is no room named {room} with tests in it.")


def sources(source: Path) -> list[Path]:
    if source.is_file():
        return [source]
    paths = (path for path in source.rglob("*.py") if path.name not in DECLARATIONS)
    return sorted(path for path in paths if not NOT_OURS & set(path.relative_to(source).parts))


def sampled(mutants: list[Mutant], number: int) -> list[Mutant]:
    """So many of them, always the same ones: the lowest digests of their names."""

    def draw(mutant: Mutant) -> str:
        return hashlib.sha256(f"{SEED} {mutant.path.name} {mutant.name}".encode()).hexdigest()

    chosen = set(sorted(mutants, key=draw)[:number]) if number else set(mutants)
    return [mutant for mutant in mutants if mutant in chosen]


def main() -> int:
    asked = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    asked.add_argument("room", help="a room, or one module of it: consents, multiple_systems/bic")
    asked.add_argument("--sample", type=int, default=0, help="try so many mutants only, drawn with a fixed seed")
    asked.add_argument(
        "--record", action="store_true", help="write what was found into docs/testing.md and docs/mutants"
    )
    asked.add_argument("--source", type=Path, help="the source, where it is no room of the house")
    asked.add_argument("--tests", type=Path, help="its tests")
    asked.add_argument("--docs", type=Path, default=ROOT / "docs", help="the folder of testing.md")
    asked.add_argument("--memory", type=Path, help="where results are kept (.cache/mutants)")
    given = asked.parse_args()
    source, tests = (given.source, [given.tests]) if given.source and given.tests else places(given.room)
    every = [mutant for path in sources(source) for mutant in mutants_of(path)]
    mutants = sampled(every, given.sample)
    slug = given.room.replace("/", "-")
    memory = Memory(given.memory or ROOT / ".cache" / "mutants" / f"{slug}.jsonl", tests)
    waiting = [mutant for mutant in mutants if memory.outcome_of(mutant) is None]
    if waiting and (failed := watched(waiting, memory, tests)):
        print("Nothing is known, for these fail without any break:", *failed, sep="\n  ")
        return 2
    run = Run(given.room, slug, len(every), results(mutants, memory, source, tests[0]))
    tell(run)
    if given.record:
        record(run, given.docs)
    return 0 if is_enough(run) else 1


def watched(mutants: list[Mutant], memory: Memory, tests: list[Path]) -> list[str]:
    """Try these mutants; what fails without any break."""
    said = os.fdopen(os.dup(2), "w", buffering=1)
    watch = Watch(mutants, memory, tell=lambda line: print(line, file=said))
    quiet = ["-q", "--no-header", "--no-summary", "-n0", "-m", "not browser"]
    # The watch on services gives them other code, and so do we.
    house = ["-p", "no:fixtures.one_event", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT)]
    elsewhere = ["-c", os.devnull, "--rootdir", str(tests[0]), "-p", "no:django", "-p", "no:cacheprovider"]
    pytest.main([*map(str, tests), *quiet, *(house if tests[0].is_relative_to(ROOT) else elsewhere)], [watch])
    return watch.failed if watch.failed or watch.finished else ["the run was cut off"]


def tell(run: Run) -> None:
    for result in run.found:
        for mutant in result.survivors:
            print(f"survived  {result.module}:{mutant.line}  {mutant.name}")
        for name in result.stale(whole=run.is_whole):
            print(f"listed as equivalent, but noticed or gone  {result.module}  {name}")
    print(*table(run), sep="\n")
    if left := sum(len(result.impossible) for result in run.found):
        print(f"{left} could not be put into a running process and are not counted.")


if __name__ == "__main__":
    sys.exit(main())
