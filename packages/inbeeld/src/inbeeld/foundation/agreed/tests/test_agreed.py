"""One reader, whose faults name file, table and key; one rule for what holds on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from fixtures.sources import INBEELD
from inbeeld.foundation.agreed.api import (
    FROM_THE_BEGINNING,
    Always,
    Bilingual,
    CheckedOn,
    Dated,
    FileFault,
    held_on,
    read,
)

GOOD = """
checked = ""
[names]
short = { nl = "kort", en = "short" }
[[days]]
count = 3
[[days]]
valid_from = 2025-03-01
count = 5
[[law]]
valid_from = 2020-01-01
count = 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    valid_from: dt.date = FROM_THE_BEGINNING
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    checked: CheckedOn
    names: Mapping[str, Bilingual[str]]
    days: Always[Days]
    law: Dated[Days]


def written(folder: Path, text: str) -> Path:
    path = folder / "terms.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_becomes_what_the_room_asked_for(tmp_path: Path) -> None:
    found = read(written(tmp_path, GOOD), Whole)
    assert found.names["short"].said("en") == "short"
    assert found.days.blocks[1] == Days(valid_from=dt.date(2025, 3, 1), count=5)
    assert found.checked == ""


@pytest.mark.parametrize(
    ("day", "count"),
    [(dt.date(1990, 1, 1), 3), (dt.date(2025, 2, 28), 3), (dt.date(2025, 3, 1), 5), (dt.date(2040, 1, 1), 5)],
)
def test_the_last_block_that_has_begun_holds(tmp_path: Path, day: dt.date, count: int) -> None:
    assert read(written(tmp_path, GOOD), Whole).days.on(day).count == count


@pytest.mark.parametrize(("day", "holds"), [(dt.date(2019, 12, 31), False), (dt.date(2020, 1, 1), True)])
def test_before_the_first_date_nothing_holds(tmp_path: Path, day: dt.date, holds: bool) -> None:
    law = read(written(tmp_path, GOOD), Whole).law
    assert (law.on(day) is not None) is holds
    assert (held_on(law.blocks, day) is not None) is holds


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("[[law]]", "[[laws]]", r"terms.toml: law is missing; terms.toml: laws is not known here"),
        ("count = 5", "", r"terms.toml: \[\[days\]\] block 2, count is missing"),
        ("count = 5", 'count = "5"', r"terms.toml: \[\[days\]\] block 2, count is wrong: .*integer"),
        ("count = 5", "count = 5\ncuont = 6", r"terms.toml: \[\[days\]\] block 2, cuont is not known here"),
        ("2025-03-01", "2025-03-01T12:00:00", r"terms.toml: \[\[days\]\] block 2, valid_from is wrong: .*date"),
        ('nl = "kort", ', "", r"terms.toml: \[names\], short.nl is missing"),
        ("count = 3", "count = 3\nvalid_from = 2019-01-01", r"days is wrong: one block must hold from the beginning"),
        ("valid_from = 2025-03-01", "", r"days is wrong: two of them begin on the same day"),
        ("[names]", "[names", r"terms.toml: cannot be read"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, before: str, after: str, says: str) -> None:
    path = written(tmp_path, GOOD.replace(before, after, 1))
    with pytest.raises(FileFault, match=says):
        read(path, Whole)


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD.replace("count = 5", "").replace('nl = "kort", ', ""))
    with pytest.raises(FileFault) as caught:
        read(path, Whole)
    assert len(caught.value.faults) == 2


def test_a_file_that_is_not_there_is_said_too(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match=r"gone\.toml: cannot be read"):
        read(tmp_path / "gone.toml", Whole)


def test_no_other_room_reads_such_a_file_by_itself() -> None:
    readers = {path for path in INBEELD.rglob("*.py") if "tomllib" in path.read_text(encoding="utf-8")}
    here = INBEELD / "foundation" / "agreed" / "reading.py"
    assert {path for path in readers if "tests" not in path.parts} == {here}
