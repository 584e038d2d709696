"""The ledger finds what releases together give away, alleges nothing else, and forgets nothing."""

from __future__ import annotations

import itertools
import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from darkfigure import InvalidInput, UnsafeRelease
from darkfigure.disclosure import (
    Dimension,
    FrequencyTable,
    Release,
    ReleaseLedger,
    Rules,
    Status,
    Structure,
    Verdict,
    attack,
    suppress,
)
from darkfigure.disclosure.joint import Joint
from darkfigure.disclosure.offers import Offer, fewest

PLACES = ("A", "B", "C", "D", "E", "F")
SEX = Dimension.from_groups("sex", {"Total": ["boy", "girl"]})
PLACE = Dimension.from_groups("place", {"Total": PLACES})
STRUCTURE = Structure((PLACE, SEX))
ABOUT = "victims 2026"


def _counts(seed: int) -> NDArray[np.int64]:
    """Two or three small counts of boys, and counts that are large."""
    draw = np.random.default_rng(seed)
    counts = draw.integers(10, 40, size=(len(PLACES), 2))
    small = draw.choice(len(PLACES), size=draw.integers(2, 4), replace=False)
    counts[small, 0] = draw.integers(1, 5, size=len(small))
    return counts.ravel()


def _publish(counts: NDArray[np.int64], structure: Structure = STRUCTURE) -> Release:
    return suppress(FrequencyTable(structure, counts.copy()), Rules()).release


def _small(release: Release, counts: NDArray[np.int64]) -> tuple[str, ...]:
    table = FrequencyTable(STRUCTURE, counts.copy())
    return next(cell for cell in release.hidden if table[cell] < 5)


def _planted(kind: str, counts: NDArray[np.int64], first: Release, draw: np.random.Generator) -> tuple[Release, str]:
    """Return a second release, safe by itself, that gives something away beside the first, and its state."""
    place, _ = _small(first, counts)
    if kind == "late registration":
        later = counts.copy()
        later[draw.integers(len(later))] += draw.integers(1, 5)
        return _publish(later), "2028"
    if kind == "revised year":
        later = counts.copy()
        later[np.argmax(later)] -= draw.integers(1, 5)
        return _publish(later), "2028"
    table = FrequencyTable(STRUCTURE, counts.copy())
    if kind == "filter":
        boys = Structure((PLACE, SEX), ({"place": (place,), "sex": ("girl", "Total")},))
        return Release.with_hidden(boys, FrequencyTable(boys, counts.copy()).values.tolist(), frozenset()), "2027"
    other = next(p for p in PLACES if p != place and first.values[p, "boy"] is not None)
    merged = Dimension.from_groups("place", {f"{place}{other}": [place, other], **{p: [p] for p in PLACES}})
    new = Structure((merged, SEX), ({"place": (f"{place}{other}",), "sex": ("boy",)},))
    return Release.with_hidden(new, [table[place, "boy"] + table[other, "boy"]], frozenset()), "2027"


def _harmless(kind: int, counts: NDArray[np.int64], first: Release) -> tuple[Release, str]:
    """Return a second release from which nothing follows, and its state of the data."""
    if kind == 0:
        return first, "2027"
    if kind == 1:
        return first, "2028"
    if kind == 2:
        few = {cell: first.values[cell] for cell in list(first.shown)[::2]}
        return Release(STRUCTURE, few, dict.fromkeys(few, Status.SHOWN), first.method), "2027"
    later = FrequencyTable(STRUCTURE, counts + np.where(counts >= 10, 30, 0))
    return Release.with_hidden(STRUCTURE, later.values.tolist(), frozenset(first.hidden), first.method), "2028"


@pytest.mark.parametrize("kind", ["late registration", "revised year", "filter", "merger"])
def test_each_planted_difference_is_found(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("darkfigure.disclosure.ledger.OFFERING", 0)  # what is offered is another test
    for seed in range(25):
        counts = _counts(seed)
        first = _publish(counts)
        ledger = ReleaseLedger(tmp_path / f"{kind}{seed}")
        ledger.add(first, title="first", state="2027", population=ABOUT)
        second, state = _planted(kind, counts, first, np.random.default_rng(seed))
        assert attack(second).safe
        with pytest.raises(UnsafeRelease):
            ledger.add(second, title="second", state=state, population=ABOUT)
        assert len(ledger) == 1


@pytest.mark.parametrize("kind", range(4))
def test_nothing_is_alleged_where_nothing_follows(kind: int, tmp_path: Path) -> None:
    for seed in range(25):
        counts = _counts(seed)
        first = _publish(counts)
        ledger = ReleaseLedger(tmp_path / f"{kind}{seed}")
        ledger.add(first, title="first", state="2027", population=ABOUT)
        second, state = _harmless(kind, counts, first)
        verdict = ledger.check(second, state=state, population=ABOUT)
        assert verdict.safe, (kind, seed, [str(f) for f in verdict.report.findings], verdict.differences)


def test_what_would_have_to_be_hidden_is_offered_and_is_enough(tmp_path: Path) -> None:
    counts = _counts(3)
    first = _publish(counts)
    ledger = ReleaseLedger(tmp_path)
    ledger.add(first, title="first", state="2027", population=ABOUT)
    second, state = _planted("filter", counts, first, np.random.default_rng(3))
    verdict = ledger.check(second, state=state, population=ABOUT)
    assert verdict.hide
    assert verdict.enough
    values = {cell: None if cell in verdict.hide else value for cell, value in second.values.items()}
    hidden = Release.with_hidden(second.structure, [v or 0 for v in values.values()], frozenset(verdict.hide))
    assert ledger.add(hidden, title="second", state=state, population=ABOUT).number == 2


@pytest.mark.parametrize("kind", ["late registration", "revised year", "filter", "merger"])
def test_no_fewer_cells_than_offered_would_be_enough(kind: str, tmp_path: Path) -> None:
    counts = _counts(1)
    first = _publish(counts)
    ledger = ReleaseLedger(tmp_path)
    ledger.add(first, title="first", state="2027", population=ABOUT)
    second, state = _planted(kind, counts, first, np.random.default_rng(1))
    verdict = ledger.check(second, state=state, population=ABOUT)
    assert verdict.proven
    assert verdict.offer.least == len(verdict.hide)
    assert "no fewer cells are" in _refusal(verdict)
    joint = Joint([(first, "2027")], state, {}, 5, 60)
    some = sorted(second.shown)[:12] if len(verdict.hide) > 2 else sorted(second.shown)
    for fewer in itertools.combinations(some, len(verdict.hide) - 1):
        report, differences = joint.attack(second.hiding(fewer))
        assert differences or not report.safe


def _refusal(verdict: Verdict) -> str:
    with pytest.raises(UnsafeRelease) as refused:
        verdict.must_be_safe()
    return str(refused.value)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sets(st.integers(0, 6), min_size=1, max_size=4), max_size=6))
def test_the_fewest_cells_are_those_of_all_choices(conditions: list[set[int]]) -> None:
    """Safe is what holds one of each group of cells."""
    shown = [(str(number),) for number in range(7)]
    groups = [{(str(number),) for number in condition} for condition in conditions]

    def breaks(hidden: frozenset[tuple[str, ...]]) -> bool:
        return any(not group & hidden for group in groups)

    found = fewest(shown, breaks, math.inf)
    sizes = [n for n in range(8) if any(not breaks(frozenset(some)) for some in itertools.combinations(shown, n))]
    assert (found.enough, len(found.hide), found.least) == (True, sizes[0], sizes[0])
    assert not breaks(frozenset(found.hide))


def test_an_offer_without_time_hides_enough_and_proves_nothing() -> None:
    shown = [(str(number),) for number in range(7)]
    found = fewest(shown, lambda hidden: len(hidden) < 3, 0)
    assert found.enough
    assert len(found.hide) >= 3
    assert found.least < 3


def test_where_nothing_that_can_be_hidden_is_enough_nothing_is_offered() -> None:
    assert fewest([("a",)], lambda _: True, math.inf) == Offer(enough=False)


def test_a_withdrawn_release_is_still_known_to_the_attacker(tmp_path: Path) -> None:
    counts = _counts(4)
    first = _publish(counts)
    ledger = ReleaseLedger(tmp_path)
    ledger.add(first, title="first", state="2027", population=ABOUT)
    ledger.withdraw(1, title="a mistake")
    second, state = _planted("filter", counts, first, np.random.default_rng(4))
    assert not ReleaseLedger(tmp_path).check(second, state=state, population=ABOUT).safe
    assert [entry.kind for entry in ReleaseLedger(tmp_path)] == ["publication", "withdrawal"]


def test_releases_of_others_and_of_other_units_are_left_alone(tmp_path: Path) -> None:
    counts = _counts(4)
    first = _publish(counts)
    ledger = ReleaseLedger(tmp_path)
    ledger.add(first, title="first", state="2027", population=ABOUT)
    second, state = _planted("filter", counts, first, np.random.default_rng(4))
    assert ledger.check(second, state=state, population="victims 2025").safe


@pytest.mark.parametrize("damage", ["changed", "removed", "swapped", "cut"])
def test_a_ledger_that_was_tampered_with_is_not_read(damage: str, tmp_path: Path) -> None:
    ledger = ReleaseLedger(tmp_path)
    for title in ("one", "two", "three"):
        ledger.add(_publish(_counts(1)), title=title, state="2027", population=title)
    file = tmp_path / "ledger.jsonl"
    lines = file.read_text().splitlines()
    if damage == "changed":
        lines[1] = json.dumps(json.loads(lines[1]) | {"title": "TWO"})
    elif damage == "removed":
        del lines[1]
    elif damage == "swapped":
        lines[0], lines[1] = lines[1], lines[0]
    else:
        lines[2] = lines[2][:50]
    file.write_text("\n".join(lines))
    with pytest.raises(InvalidInput, match="of the ledger"):
        ReleaseLedger(tmp_path)
