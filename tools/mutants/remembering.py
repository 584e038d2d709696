"""What earlier runs found, in one file a room, so that a run that was cut off goes on and a second one tries little.

A killed mutant stays killed while neither its module nor the test that killed it changes. A survivor is tried again as
soon as anything in the tests of the room changes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from .breaking import Mutant

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Memory:
    """`path` is None where nothing is to be kept."""

    path: Path | None
    tests: list[Path]
    known: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.path is not None and self.path.is_file():
            for line in self.path.read_text(encoding="utf-8").splitlines():
                entry = json.loads(line)
                self.known[entry["mutant"]] = entry

    def outcome_of(self, mutant: Mutant) -> int | None:
        """What became of this mutant, where that still holds."""
        entry = self.known.get(key_of(mutant))
        if entry is None or entry["module"] != digest((mutant.path,)):
            return None
        judges = (ROOT / entry["by"],) if entry["by"] else files_in(self.tests)
        return int(entry["outcome"]) if entry["tests"] == digest(judges) else None

    def remember(self, mutant: Mutant, outcome: int, by: Path | None) -> None:
        """`by` is the file of the test that failed, where one did."""
        judges = files_in(self.tests) if by is None else (by,)
        entry: dict[str, Any] = {
            "mutant": key_of(mutant), "outcome": outcome, "by": named(by) if by else "",
            "module": digest((mutant.path,)), "tests": digest(judges),
        }  # fmt: skip
        self.known[entry["mutant"]] = entry
        if self.path is not None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(entry) + "\n")


def key_of(mutant: Mutant) -> str:
    return f"{named(mutant.path)}: {mutant.name}"


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def files_in(tests: list[Path]) -> tuple[Path, ...]:
    """All that the tests consist of: a file given by itself comes with what lies beside it and is no test."""
    found: set[Path] = set()
    for given in tests:
        beside = given.rglob("*.py") if given.is_dir() else [given, *given.parent.glob("conftest.py")]
        found.update(beside)
    return tuple(sorted(found))


@cache
def digest(paths: tuple[Path, ...]) -> str:
    """Of files as they were when this run began."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(path.read_bytes() if path.is_file() else b"gone")
    return whole.hexdigest()[:16]
