"""`python -m tools.mutants consents` or `multiple_systems/bic`: which breaks of a room do its own tests not notice?"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import pytest

from .breaking import Mutant, mutants_of
from .telling import is_enough, results, table
from .watching import Watch

ROOT = Path(__file__).resolve().parents[2]
INBEELD = ROOT / "packages" / "inbeeld" / "src" / "inbeeld"
DARKFIGURE = ROOT / "packages" / "darkfigure"
# Declarations: the permission matrix, the migrations and the checks of the whole product hold them.
DECLARATIONS = {"apps.py", "urls.py", "room.py", "events.py", "notice_kinds.py"}
NOT_OURS = {"tests", "migrations"}


def places(room: str) -> tuple[Path, Path]:
    """The source of a room (or of one module of it) and the tests that stand in it."""
    name, _, module = room.partition("/")
    for folder in (INBEELD / name, *sorted(INBEELD.glob(f"*/{name}"))):
        if (folder / "tests").is_dir():
            return (folder / f"{module}.py" if module else folder), folder / "tests"
    source = DARKFIGURE / "src" / "darkfigure" / name
    if source.is_dir():
        return (source / f"{module}.py" if module else source), DARKFIGURE / "tests" / name
    raise SystemExit(f"There is no room named {name} with tests in it.")


def sources(source: Path) -> list[Path]:
    if source.is_file():
        return [source]
    paths = (path for path in source.rglob("*.py") if path.name not in DECLARATIONS)
    return sorted(path for path in paths if not NOT_OURS & set(path.relative_to(source).parts))


def main() -> int:
    asked = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    asked.add_argument("room", help="a room, or one module of it: consents, multiple_systems/bic")
    asked.add_argument("--source", type=Path, help="the source, where it is no room of the house")
    asked.add_argument("--tests", type=Path, help="its tests")
    given = asked.parse_args()
    source, tests = (given.source, given.tests) if given.source and given.tests else places(given.room)
    mutants = [mutant for path in sources(source) for mutant in mutants_of(path)]
    return tell(given.room, mutants, watched(mutants, tests), source, tests)


def watched(mutants: list[Mutant], tests: Path) -> Watch:
    said = os.fdopen(os.dup(2), "w", buffering=1)
    watch = Watch(mutants, tell=lambda line: print(line, file=said))
    quiet = ["-q", "--no-header", "--no-summary", "-n0", "-m", "not browser"]
    pytest.main([str(tests), *quiet, "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT)], [watch])
    return watch


def tell(room: str, mutants: list[Mutant], watch: Watch, source: Path, tests: Path) -> int:
    if watch.failed or not watch.finished:
        print("Nothing is known, for these fail without any break:", *watch.failed, sep="\n  ")
        return 2
    possible = [mutant for mutant in mutants if mutant not in set(watch.impossible)]
    found = results(possible, watch.unnoticed, source, tests)
    for result in found:
        for mutant in result.survivors:
            print(f"survived  {result.module}:{mutant.line}  {mutant.name}")
        for name in result.stale:
            print(f"listed as equivalent, but noticed or gone  {result.module}  {name}")
    print(*table(found, room), sep="\n")
    if watch.impossible:
        print(f"{len(watch.impossible)} could not be put into a running process and are not counted.")
    return 0 if is_enough(found) else 1


if __name__ == "__main__":
    sys.exit(main())
