"""The attack finds everything that can be computed, and nothing that cannot."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from darkfigure import InvalidInput, UnsafeRelease
from darkfigure.disclosure import Dimension, FrequencyTable, Knowledge, Method, Release, Status, Structure, attack
from darkfigure.disclosure.bounds import Facts, exact_bounds

SEX = Dimension.from_groups("sex", {"Total": ["boy", "girl"]})
AGE = Dimension.from_groups("age", {"Total": ["young", "old"]})


def _release(structure: Structure, counts: list[int], *hidden: tuple[str, ...], zeros: str | None = None) -> Release:
    table = FrequencyTable(structure, np.array(counts))
    method = Method("suppression", {"zeros": zeros} if zeros else {})
    return Release.with_hidden(structure, table.values.tolist(), frozenset(hidden), method)


def _audited(pattern: dict[str, Any]) -> Iterator[tuple[str, str, list[int | None]]]:
    for who in ("outsider", "knows_zeros_are_shown"):
        for cell, bounds in (pattern["audit"][who] or {}).items():
            yield who, cell, bounds


def test_every_bound_equals_the_record_and_what_peers_give_away_is_found(
    pattern: dict[str, Any], peer: Callable[..., Release]
) -> None:
    report = attack(peer(pattern))
    bounds = report.as_dict()["bounds"]
    assert [bounds[who][cell] for who, cell, _ in _audited(pattern)] == [wanted for *_, wanted in _audited(pattern)]
    assert (bounds["knows_zeros_are_shown"] is None) == (pattern["audit"]["knows_zeros_are_shown"] is None)
    given_away = {"|".join(finding.cell) for finding in report.recovered} & set(pattern["primary"])
    assert len(given_away) == max(pattern["audit"]["exact"])


def test_a_threshold_with_no_second_thought_is_broken() -> None:
    report = attack(_release(Structure((SEX,)), [3, 20], ("boy",)))
    assert [str(finding) for finding in report.recovered] == ["Everybody can compute that boy is 3."]
    with pytest.raises(UnsafeRelease, match="boy is 3"):
        report.must_be_safe()


def test_whole_numbers_give_away_what_linear_bounds_do_not(reference: Callable[[str], FrequencyTable]) -> None:
    table = reference("whole_numbers_hidden_1")
    hidden = [c for c in table.structure.cells if table[c] < 5]
    hidden += [("a2", "b1", "Total"), ("a2", "Total", "Total"), ("Total", "b2", "Total"), ("Total", "Total", "c1")]
    known = {
        "|".join(f.cell): f.low for f in attack(_release(table.structure, table.counts.tolist(), *hidden)).recovered
    }
    assert known == {"a1|b2|c1": 0, "a2|b1|c1": 3, "a2|b2|c2": 1}


def test_independent_rounding_is_broken() -> None:
    structure = Structure((Dimension.from_groups("place", {"Total": list("ABCDE")}),))
    table = FrequencyTable(structure, np.array([1, 1, 1, 1, 1]))
    values: dict[tuple[str, ...], int | None] = {
        cell: 3 * round(count / 3) for cell, count in zip(structure.cells, table.values.tolist(), strict=True)
    }
    method = Method("rounding", {"base": 3, "nearest": True})
    published = Release(structure, values, dict.fromkeys(values, Status.ROUNDED), method)
    assert [values[cell] for cell in structure.cells] == [0, 0, 0, 0, 0, 6]
    assert {f.cell for f in attack(published).recovered} == {("A",), ("B",), ("C",), ("D",), ("E",)}


def test_a_lone_victim_computes_the_other_small_cell() -> None:
    structure = Structure((Dimension.from_groups("place", {"Total": list("ABC")}),))
    release = _release(structure, [1, 3, 20], ("A",), ("B",))
    assert not attack(release, threshold=3).recovered
    insider = attack(release, knowledge=Knowledge(exact={("A",): 1}))
    assert ("B",) in {finding.cell for finding in insider.recovered}
    one_of_two = attack(release, knowledge=Knowledge(at_least={("A",): 1}))
    assert one_of_two.bounds["outsider"] == {(0, ("A",)): (1, 4), (0, ("B",)): (0, 3)}


def test_a_group_that_shares_a_sensitive_value_is_told() -> None:
    form = Dimension.from_groups("form", {"Total": ["sexual", "labour"]}, sensitive=True)
    place = Dimension.from_groups("place", {"Total": ["A", "B"]})
    release = _release(Structure((place, form)), [7, 0, 8, 9])
    report = attack(release)
    assert ("group", ("A", "sexual")) in {(f.kind, f.cell) for f in report.findings}
    assert not report.safe
    assert attack(_release(Structure((place, form)), [7, 6, 8, 9])).safe


def test_differences_between_overlapping_tables_are_found() -> None:
    place = Dimension.from_groups("place", {"region": list("ABC"), "police": list("AB")})
    release = _release(Structure((place,), tables=({"place": ("region", "police")},)), [9, 9, 2])
    assert attack(release).safe
    with_hidden = _release(Structure((place,), tables=({"place": ("region", "police", "C")},)), [9, 9, 2], ("C",))
    assert [f.low for f in attack(with_hidden).recovered] == [2]


def test_releases_that_are_safe_alone_are_attacked_together() -> None:
    first = _release(
        Structure((SEX, AGE)), [3, 20, 30, 40], ("boy", "young"), ("boy", "old"), ("girl", "young"), ("girl", "old")
    )
    filtered = Structure((SEX, AGE), tables=({"sex": ("boy",), "age": ("old",)},))
    second = _release(filtered, [3, 20, 30, 40])
    assert attack(first, threshold=4).safe
    assert attack(second).safe
    assert ("boy", "young") in {finding.cell for finding in attack(first, second).recovered}


def test_contradicting_figures_are_not_attacked() -> None:
    first, second = _release(Structure((SEX,)), [3, 20]), _release(Structure((SEX,)), [4, 20])
    with pytest.raises(InvalidInput, match="contradict"):
        attack(first, second)


def test_an_attack_that_did_not_finish_says_so_and_is_not_safe(reference: Callable[[str], FrequencyTable]) -> None:
    table = reference("hier_sex_age")
    small = [cell for cell in table.structure.cells if table[cell] < 5]
    report = attack(_release(table.structure, table.counts.tolist(), *small), seconds=0)
    assert report.unfinished
    assert not report.safe


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 2), min_size=4, max_size=4),
    st.sets(st.integers(0, 8), max_size=9),
    st.booleans(),
)
def test_bounds_are_those_of_all_tables_that_agree(counts: list[int], hidden: set[int], zeros: bool) -> None:
    structure = Structure((SEX, AGE))
    rows = structure.membership.toarray()
    values = rows @ np.array(counts)
    low = np.array([int(zeros) if i in hidden else value for i, value in enumerate(values)], dtype=float)
    high = np.array([math.inf if i in hidden else value for i, value in enumerate(values)], dtype=float)
    if zeros and any(values[i] == 0 for i in hidden):
        return
    found = exact_bounds(Facts(structure.membership, low, high), structure.membership)
    tables = [rows @ np.array(t) for t in itertools.product(range(10), repeat=4)]
    tables = [t for t in tables if np.all(t >= low) and np.all(t <= high)]
    least, most = np.min(tables, axis=0), np.max(tables, axis=0)
    assert found.low.tolist() == least.tolist()
    finite = np.isfinite(found.high)
    assert found.high[finite].tolist() == most[finite].tolist()
    assert all(most[~finite] >= 9)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=9, max_size=9), st.data())
def test_the_truth_is_always_within_the_bounds(counts: list[int], data: st.DataObject) -> None:
    place = Dimension.from_groups("place", {"Total": list("ABC")})
    form = Dimension.from_groups("form", {"Total": list("xyz")})
    structure = Structure((place, form))
    hidden = data.draw(st.sets(st.sampled_from(structure.cells)))
    table = FrequencyTable(structure, np.array(counts))
    report = attack(_release(structure, counts, *hidden, zeros="hidden"))
    for (_, cell), (low, high) in (report.bounds["outsider"] or {}).items():
        assert low <= table[cell] <= (math.inf if high is None else high)
