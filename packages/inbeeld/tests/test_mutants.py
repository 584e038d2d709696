"""`make mutants` tells which slips the tests of a room would miss: tried on an invented room with known gaps."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from fixtures.sources import ROOT

FIRST, LAST = "<!-- rows of make mutants -->", "<!-- end of rows -->"
MODULE = '''
"""Weighs parcels."""

from functools import cache, wraps

LIMIT = 10
FEES = {"light": 1, "heavy": LIMIT}


def asking(view):
    @wraps(view)
    def guarded(allowed, *rest):
        if not allowed:
            raise PermissionError
        return view(*rest)

    return guarded


@asking
def fits(weight):
    return 0 < weight <= LIMIT


@cache
def fee(kind):
    """What it costs."""
    return FEES[kind]


def unseen(weight):
    return weight + 1


def count(number):
    while number > 0:
        number -= 1
    return number


class Scale:
    def weigh(self, *parts, tare=2):
        return sum(part for part in parts if part) - tare
'''
TESTS = """
import sys

sys.path.insert(0, {source!r})

import pytest
import parcels


def test_what_fits():
    assert parcels.fits(True, 10)
    assert not parcels.fits(True, 11)
    assert not parcels.fits(True, 0)
    with pytest.raises(PermissionError):
        parcels.fits(False, 10)


def test_what_it_costs():
    assert (parcels.fee("light"), parcels.fee("heavy")) == (1, 10)


def test_what_counts_down_ends():
    assert parcels.count(3) == 0


def test_a_scale_takes_off_what_the_tray_weighs():
    assert parcels.Scale().weigh(3, 4) == 5
"""
MISSED = {
    "asking: return guarded -> return None",  # runs once, at import
    "unseen: return weight + 1 -> return None",
    "unseen: weight + 1 -> weight - 1",
    "unseen: 1 -> 2",
    "fits: 0 -> 1",
    "Scale.weigh:  for part in parts if part ->  for part in parts",
}


@pytest.fixture
def room(tmp_path: Path) -> Path:
    for name in ("src", "tests"):
        (tmp_path / name).mkdir()
    (tmp_path / "src" / "parcels.py").write_text(MODULE)
    (tmp_path / "tests" / "test_parcels.py").write_text(TESTS.format(source=str(tmp_path / "src")))
    return tmp_path


def mutants(room: Path, *more: str) -> subprocess.CompletedProcess[str]:
    where = ["--source", room / "src", "--tests", room / "tests", "--memory", room / "memory.jsonl"]
    command = [sys.executable, "-m", "tools.mutants", "parcels", *map(str, where), *more]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def survivors(said: str) -> set[str]:
    return {line.split("  ", 2)[2] for line in said.splitlines() if line.startswith("survived")}


def test_the_slips_that_nobody_would_notice_are_named_and_the_others_are_not(room: Path) -> None:
    """A line that no test reaches, a limit that none stands on, and a filter with nothing to leave out."""
    (room / "tests" / "equivalent_mutants.toml").write_text('[parcels]\n"fits: LIMIT -> nothing" = "gone"\n')
    run = mutants(room)
    assert survivors(run.stdout) == MISSED, run.stdout + run.stderr
    assert "listed as equivalent, but noticed or gone  parcels  fits: LIMIT -> nothing" in run.stdout
    assert run.returncode == 1, "fewer than nine in ten"


def test_what_is_listed_with_a_reason_is_left_out_of_the_count(room: Path) -> None:
    listed = "\n".join(f'"{name}" = "verzonnen reden"' for name in sorted(MISSED))
    (room / "tests" / "equivalent_mutants.toml").write_text(f"[parcels]\n{listed}\n")
    run = mutants(room)
    assert survivors(run.stdout) == set(), run.stdout + run.stderr
    assert run.returncode == 0
    assert "100.0% |" in run.stdout


def test_tests_that_fail_by_themselves_tell_nothing(room: Path) -> None:
    with (room / "tests" / "test_parcels.py").open("a") as file:
        file.write("\n\ndef test_wrong():\n    assert not parcels.LIMIT\n")
    run = mutants(room)
    assert run.returncode == 2
    assert "test_wrong" in run.stdout
    assert "|" not in run.stdout


def test_a_second_run_tries_only_what_a_changed_file_may_have_changed(room: Path) -> None:
    """The record of a killed mutant holds while its killer stands; survivors are tried again with each new test."""
    memory = room / "memory.jsonl"
    first = mutants(room)
    known = len(memory.read_text().splitlines())
    assert known > len(MISSED)
    again = mutants(room)
    assert (again.stdout.splitlines()[-1], survivors(again.stdout)) == (first.stdout.splitlines()[-1], MISSED)
    assert len(memory.read_text().splitlines()) == known, "nothing was tried"

    (room / "tests" / "test_quickly.py").write_text(
        "import parcels\n\n\ndef test_more():\n    assert parcels.unseen(1) == 2\n    assert parcels.fits(True, 1)\n"
    )
    assert survivors(mutants(room).stdout) == MISSED - {name for name in MISSED if name.startswith(("unseen", "fits"))}
    tried = {json.loads(line)["mutant"].partition(": ")[2] for line in memory.read_text().splitlines()[known:]}
    assert tried >= MISSED, "the survivors were tried again"
    assert len(tried) < known / 2, "and hardly anything else"

    (room / "src" / "parcels.py").write_text(MODULE + "\n\nMORE = 1\n")
    mutants(room)
    assert len(memory.read_text().splitlines()) > 2 * known, "a changed module is tried as a whole"


def test_a_sample_is_the_same_each_time_and_says_of_how_many(room: Path) -> None:
    sample = mutants(room, "--sample", "7")
    assert "| **parcels** | 7 | " in sample.stdout, sample.stdout + sample.stderr
    assert survivors(sample.stdout) <= MISSED
    (room / "memory.jsonl").unlink()
    assert survivors(mutants(room, "--sample", "7").stdout) == survivors(sample.stdout)


def test_the_row_of_a_room_is_written_and_the_rows_of_others_stay(room: Path) -> None:
    (room / "testing.md").write_text(
        f"Before\n{FIRST}\n| [a](x) |\n| [parcels](mutants/parcels.md) | old |\n{LAST}\nAfter\n"
    )
    (room / "tests" / "equivalent_mutants.toml").write_text('[parcels]\n"unseen: 1 -> 2" = "verzonnen reden"\n')
    mutants(room, "--record", "--docs", str(room))
    before, other, mine, after = (
        line for line in (room / "testing.md").read_text().splitlines() if not line.startswith("<!--")
    )
    assert (before, other, after) == ("Before", "| [a](x) |", "After")
    assert mine.startswith("| [parcels](mutants/parcels.md) | ")
    page = (room / "mutants" / "parcels.md").read_text()
    assert "- parcels: `` unseen: 1 -> 2 ``: verzonnen reden" in page
    assert "- parcels: `` fits: 0 -> 1 ``\n" in page
