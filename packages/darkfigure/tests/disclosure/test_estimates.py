"""Estimates in cells: rounded outwards, attacked for the counts behind them, and never added up unless that is said."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from darkfigure import Decision, Estimate, Interval, InvalidInput, Reason, UnsafeRelease
from darkfigure._verdicts import Weight
from darkfigure.disclosure import (
    CellEstimate,
    CellKeys,
    Dimension,
    Estimates,
    FrequencyTable,
    Method,
    Release,
    ReleaseLedger,
    Rules,
    Status,
    Structure,
    add_noise,
    attack,
    choose,
    coarsen,
    read_counts,
    read_release,
    round_small_counts,
    round_table,
    suppress,
)

PLACE = Dimension.from_groups("place", {"North": ["A", "B"], "South": ["C", "D"], "Total": list("ABCD")})
SEX = Dimension.from_groups("sex", {"Total": ["boy", "girl"]})
STRUCTURE = Structure((PLACE, SEX))
COUNTS = np.array([2, 14, 9, 11, 1, 12, 7, 8])
Cells = dict[tuple[str, ...], CellEstimate]
WHOLE = ("Total", "Total")
SECRET = b"an example, no secret"
METHODS: dict[str, Callable[[FrequencyTable], Release]] = {
    "suppression": lambda table: suppress(table).release,
    "suppression, zeros hidden": lambda table: suppress(table, Rules(zeros="hidden")).release,
    "rounding": lambda table: round_table(table, secret=SECRET).release,
    "small-counts": lambda table: round_small_counts(table, secret=SECRET).release,
    "cell-key": lambda table: add_noise(table, CellKeys(SECRET)).release,
}


def with_estimates(
    cells: Cells, counts: NDArray[np.int64] = COUNTS, *, contain_counted: bool = True, additive: bool = False
) -> FrequencyTable:
    return FrequencyTable(STRUCTURE, counts.copy(), estimates=Estimates(cells, contain_counted, additive))


def unrounded(low: int, high: int, *, counted: bool = True) -> Release:
    """Place A is an estimate in whole persons; everything else is shown."""
    structure = Structure((Dimension.from_groups("place", {"Total": ["A", "B"]}),), tables=({"place": ("A",)},))
    estimate = CellEstimate(high, low, high)
    method = Method("none", {"estimates": {"base": 1, "contain_counted": counted, "additive": False}})
    return Release(structure, {("A",): high}, {("A",): Status.ROUNDED}, method, {("A",): estimate})


@pytest.mark.parametrize(
    ("estimate", "rounded"),
    [
        (CellEstimate(41.3, 28, 66.9), CellEstimate(40, 25, 70)),
        (CellEstimate(30, 25, 35), CellEstimate(30, 25, 35)),  # multiples stay what they are
        (CellEstimate(42.5, 29.999, 30.001 + 15), CellEstimate(45, 25, 50)),
        (CellEstimate(0, 0, 0), CellEstimate(5, 0, 5)),  # a zero would tell that there is nobody
        (CellEstimate(2.4, 2.4, 2.4), CellEstimate(5, 0, 5)),
    ],
)
def test_an_interval_is_rounded_outwards_and_the_value_to_the_base(
    estimate: CellEstimate, rounded: CellEstimate
) -> None:
    assert estimate.rounded(5) == rounded


@given(st.floats(0, 1e6), st.floats(0, 1e4), st.floats(0, 1e4), st.integers(2, 50))
def test_a_rounded_interval_holds_the_interval_and_its_value(low: float, up: float, more: float, base: int) -> None:
    estimate = CellEstimate(low + up, low, low + up + more)
    found = estimate.rounded(base)
    assert found.low - 1e-4 * base <= estimate.low < found.low + base
    assert found.high - base < max(estimate.high, 1) <= found.high + 1e-4 * base or found.high == base
    assert found.low <= found.value <= found.high
    assert abs(found.value - estimate.value) <= base / 2 or found.value == base
    assert all(number % base == 0 for number in (found.low, found.value, found.high))


def test_an_interval_that_begins_low_tells_how_few_are_behind_it() -> None:
    report = attack(unrounded(3, 20), threshold=5)
    assert [str(finding) for finding in report.too_narrow] == ["Everybody can compute that A is 0 to 3."]
    assert attack(unrounded(4, 20), threshold=5).safe
    assert attack(unrounded(3, 20, counted=False), threshold=5).safe


def test_a_value_that_is_rounded_to_nothing_tells_that_there_are_fewer_than_half_a_base() -> None:
    release = unrounded(0, 5)
    method = Method("rounding", {"estimates": {"base": 5, "contain_counted": True, "additive": False}})
    zero = replace(release, values={("A",): 0}, estimates={("A",): CellEstimate(0, 0, 5)}, method=method)
    assert attack(zero, threshold=5).bounds["outsider"] == {(0, ("A",)): (0, 2)}
    assert not attack(zero, threshold=5).safe
    base = replace(release, values={("A",): 5}, estimates={("A",): CellEstimate(5, 0, 5)}, method=method)
    assert attack(base, threshold=5).safe


def test_an_estimate_of_a_part_gives_away_what_is_left_for_the_other_part() -> None:
    """Twelve in all, at most 9 of them in A: then at least 3 are in B."""
    structure = Structure((Dimension.from_groups("place", {"Total": ["A", "B"]}),))
    values: dict[tuple[str, ...], int | None] = {("A",): 10, ("B",): None, ("Total",): 12}
    statuses: dict[tuple[str, ...], Status] = {("A",): Status.ROUNDED, ("B",): Status.HIDDEN, ("Total",): Status.SHOWN}
    method = Method("suppression", {"zeros": "shown", "estimates": {"base": 5}})
    release = Release(structure, values, statuses, method, {("A",): CellEstimate(10, 5, 20)})
    assert attack(release).bounds["outsider"] == {(0, ("A",)): (0, 9), (0, ("B",)): (3, 12)}


def test_estimates_are_added_up_by_the_attack_only_where_that_is_said() -> None:
    structure = Structure((Dimension.from_groups("place", {"Total": ["A", "B"]}),), tables=({"place": ("A", "Total")},))
    cells: Cells = {("A",): CellEstimate(40, 20, 60), ("Total",): CellEstimate(42, 20, 80)}
    release = Release(structure, {("A",): 40, ("Total",): 42}, dict.fromkeys(cells, Status.ROUNDED), Method(), cells)

    def most(additive: bool) -> tuple[float, float]:
        method = Method("rounding", {"estimates": {"base": 1, "contain_counted": True, "additive": additive}})
        wider = replace(structure, tables=({"place": ("A", "B", "Total")},))
        both = replace(release, structure=wider, method=method)
        hidden = Release(
            wider, {**both.values, ("B",): None}, {**both.statuses, ("B",): Status.HIDDEN}, method, both.estimates
        )
        return hidden.intervals()["B",]

    assert most(additive=False) == (0, np.inf)
    assert most(additive=True) == (0, 3)  # 42.5 in all and at least 39.5 in A


@pytest.mark.parametrize("method", METHODS)
def test_each_method_publishes_estimates_with_rounded_intervals_and_withstands_the_attack(method: str) -> None:
    cells: Cells = {("A", "boy"): CellEstimate(6.2, 3.1, 14.8), WHOLE: CellEstimate(141.2, 97.5, 233.3)}
    table = with_estimates(cells)
    release = METHODS[method](table)
    assert release.estimates == {cell: estimate.rounded(5) for cell, estimate in cells.items()}
    assert release.marked(WHOLE) == "140 (95\u2013235)"
    assert release.statuses[WHOLE] is Status.ROUNDED
    small = [cell for cell in STRUCTURE.cells if 0 < table[cell] < 5]
    assert attack(release, protected=[small]).safe
    for who, found in attack(release).bounds.items():
        for (_, cell), (low, high) in (found or {}).items():
            assert low <= table[cell] <= (np.inf if high is None else high), who
    for language in ("nl", "en"):
        assert "5" in release.metadata()["caption"][language]
    assert "interval" in release.metadata()["caption"]["en"]


def test_a_count_beside_an_estimate_is_hidden_where_the_estimate_would_give_it_away() -> None:
    """The count of B is not small, but with it and the total, A would be known; as an estimate A may be shown."""
    place = Dimension.from_groups("place", {"Total": ["A", "B", "C"]})
    counts: dict[tuple[str, ...], int] = {("A",): 2, ("B",): 7, ("C",): 30}
    estimates = Estimates({("A",): CellEstimate(9, 4, 22)})
    table = FrequencyTable.from_counts(Structure((place,)), counts, estimates=estimates)
    found = suppress(table)
    assert found.proven
    assert found.release.values["A",] == 10
    assert len(found.secondary) == 1  # with B, C and the total all shown, A is what is left
    assert attack(found.release, protected=[[("A",)]]).safe


def test_the_count_behind_an_estimate_is_nowhere_in_the_publication() -> None:
    table = with_estimates({("A", "boy"): CellEstimate(6.2, 3.1, 14.8)})
    release = suppress(table).release
    assert ("A", "boy") not in release.shown
    assert "A,boy,5,rounded,0,15" in release.as_csv()


def test_coarser_levels_are_not_made_of_estimates() -> None:
    table = with_estimates({WHOLE: CellEstimate(141.2, 97.5, 233.3)})
    with pytest.raises(InvalidInput, match="estimate each merged group again"):
        coarsen(table)
    coarse = {option.method: option for option in choose(table, "public", "estimates").options}["coarsening"]
    assert not coarse.safe


def test_estimates_are_published_rounded_with_their_cost_beside_the_others() -> None:
    table = with_estimates({WHOLE: CellEstimate(142.6, 97.5, 233.3)}, np.array([10, 15, 20, 10, 5, 5, 10, 15]))
    found = choose(table, "public", "estimates")
    assert found.method == "rounding"
    rounding = {option.method: option for option in found.options}["rounding"]
    assert (rounding.changed, rounding.total_error, rounding.largest_error) == (len(STRUCTURE.cells), 2, 2)


@pytest.mark.parametrize(
    ("cells", "said", "told"),
    [
        ({("A", "boy"): CellEstimate(9, 1, 20)}, {}, "at least the 2 counted"),
        ({("A", "elsewhere"): CellEstimate(9, 2, 20)}, {}, "a published cell"),
        (
            {("North", "Total"): CellEstimate(50, 36, 60), ("A", "Total"): CellEstimate(20, 16, 60),
             ("B", "Total"): CellEstimate(20, 20, 60)},
            {"additive": True},
            "the sum of its parts, 40",
        ),
    ],
)  # fmt: skip
def test_an_estimate_that_cannot_be_is_refused(cells: Cells, said: dict[str, bool], told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        with_estimates(cells, additive=said.get("additive", False))


def test_what_is_not_said_to_hold_is_not_asked() -> None:
    """An estimate apart from the counts may lie under them, and estimates made apart need not add up."""
    assert with_estimates({("A", "boy"): CellEstimate(1, 1, 2)}, contain_counted=False)
    parts: Cells = {("A", "Total"): CellEstimate(20, 16, 60), ("B", "Total"): CellEstimate(20, 20, 60)}
    assert with_estimates({("North", "Total"): CellEstimate(50, 36, 60), **parts})


@pytest.mark.parametrize("numbers", [(5, 6, 7), (5, 4, 4.5), (-1, -2, 3), (float("nan"), 0, 1), (5, 1, float("inf"))])
def test_an_estimate_is_finite_and_within_its_interval(numbers: tuple[float, float, float]) -> None:
    with pytest.raises(InvalidInput, match="within its interval"):
        CellEstimate(*numbers)


def test_estimates_are_read_from_a_file_and_read_again_from_a_publication(tmp_path: Path) -> None:
    source = tmp_path / "table.csv"
    rows = [f"{a},{b},{n},,," for (a, b), n in zip(STRUCTURE.inner, COUNTS.tolist(), strict=True)]
    source.write_text("\n".join(["place,sex,count,estimate,low,high", *rows, "Total,Total,,141.2,97.5,233.3"]))
    table = read_counts(source, STRUCTURE)
    assert table.estimates.cells == {WHOLE: CellEstimate(141.2, 97.5, 233.3)}
    release = suppress(table).release
    target = tmp_path / "out.csv"
    target.write_text(release.as_csv())
    (tmp_path / "out.csv.json").write_text(json.dumps(release.metadata()))
    again = read_release(target, STRUCTURE)
    assert (again.estimates, again.digest) == (release.estimates, release.digest)


@pytest.mark.parametrize("line", ["Total,Total,,141.2,97.5,", "Total,Total,,141.2,many,233", "Total,Total,,9,97.5,233"])
def test_an_estimate_without_a_whole_interval_is_refused(line: str, tmp_path: Path) -> None:
    source = tmp_path / "table.csv"
    rows = [f"{a},{b},{n},,," for (a, b), n in zip(STRUCTURE.inner, COUNTS.tolist(), strict=True)]
    source.write_text("\n".join(["place,sex,count,estimate,low,high", *rows, line]))
    with pytest.raises(InvalidInput, match=r"row 9|estimate"):
        read_counts(source, STRUCTURE)


def test_the_ledger_keeps_estimates_and_attacks_what_they_tell(tmp_path: Path) -> None:
    """Last year's estimate says that at most 9 are in A; this year's total alone would then tell of B."""
    structure = Structure((Dimension.from_groups("place", {"Total": ["A", "B"]}),))
    method = Method(
        "rounding", {"zeros": "shown", "estimates": {"base": 5, "contain_counted": True, "additive": False}}
    )
    first = Release(structure, {("A",): 10}, {("A",): Status.ROUNDED}, method, {("A",): CellEstimate(10, 5, 20)})
    ledger = ReleaseLedger(tmp_path)
    ledger.add(first, title="estimate", population="victims 2026", state="2027")
    assert ReleaseLedger(tmp_path).entries[0].release == first
    both = frozenset({("A",), ("B",)})
    later = Release.with_hidden(structure, [8, 3, 11], both, Method("suppression", {"zeros": "shown"}))
    assert attack(later).safe
    with pytest.raises(UnsafeRelease):
        ledger.add(later, title="counts", population="victims 2026", state="2027", threshold=10)


def test_an_estimate_of_the_library_goes_into_a_cell_only_when_its_figure_is_given() -> None:
    interval = Interval(90, 210.5, 0.95, "log-normal")
    unjudged = Estimate(140.2, interval, 60, "Mt", "digest", "version")
    with pytest.raises(InvalidInput, match="figure is given"):
        CellEstimate.of(unjudged)
    bounded = Decision((Reason("any", weight=Weight.BOUNDS),), 60)
    with pytest.raises(InvalidInput, match="figure is given"):
        CellEstimate.of(replace(unjudged, decision=bounded))
    assert CellEstimate.of(replace(unjudged, decision=Decision(()))) == CellEstimate(140.2, 90, 210.5)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(0, 12), min_size=8, max_size=8),
    st.lists(st.floats(0, 30), min_size=3, max_size=3),
    st.sampled_from(["suppression", "rounding", "small-counts", "cell-key"]),
    st.booleans(),
)
def test_the_counts_behind_estimates_are_always_within_what_the_attack_computes(
    counts: list[int], more: list[float], method: str, apart: bool
) -> None:
    table = FrequencyTable(STRUCTURE, np.array(counts))
    cells: Cells = {
        cell: CellEstimate(table[cell] + extra, table[cell] + extra / 3, table[cell] + 4 * extra)
        for cell, extra in zip([("A", "boy"), ("South", "girl"), WHOLE], more, strict=True)
    }
    try:
        release = METHODS[method](with_estimates(cells, np.array(counts), contain_counted=not apart))
    except UnsafeRelease:
        return
    for found in attack(release).bounds.values():
        for (_, cell), (low, high) in (found or {}).items():
            assert low <= table[cell] <= (np.inf if high is None else high)
