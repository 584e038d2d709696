"""Averaging over decomposable graphs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import betaln, gammaln

from darkfigure import CaptureHistories, InvalidInput, NotEstimable, datasets, estimate_decomposable_graphs
from darkfigure._multiple_systems.chordal_graphs import decomposable_graphs

REFERENCE = json.loads((Path(__file__).parents[1] / "reference" / "decomposable_graphs.json").read_text())
LISTS = {
    "UKdat_5": datasets.united_kingdom(5),
    "UKdat_4": datasets.united_kingdom(4),
    "Ned_5": datasets.netherlands(5),
    "NewOrl_5": datasets.new_orleans(5),
}


@pytest.mark.parametrize("run", REFERENCE["runs"], ids=lambda run: f"{run['dataset']}-{run['multiple']}")
def test_the_posterior_equals_the_reference(run: dict[str, Any]) -> None:
    """dga 2.0.2, bma.cr on its grid: exact, so to 1e-8."""
    lists = LISTS[run["dataset"]]
    grid = np.unique(np.round(np.linspace(1, run["multiple"] * lists.observed, 1000)))
    estimate = estimate_decomposable_graphs(lists, unseen=grid)
    assert estimate.details["mean"] == pytest.approx(run["mean"], rel=1e-8)
    assert list(estimate.quantiles.values()) == run["quantiles"]
    assert [graph["probability"] for graph in estimate.details["graphs"]] == pytest.approx(run["top5"], rel=1e-8)
    assert estimate.details["mass_at_last_point"] == pytest.approx(run["mass_at_last"], rel=1e-6)
    assert len(decomposable_graphs(len(lists.lists))) == run["graphs"]


def test_the_numbers_of_decomposable_graphs_are_the_known_ones() -> None:
    """OEIS A058862, labelled chordal graphs."""
    assert [len(decomposable_graphs(lists)) for lists in range(2, 7)] == [2, 8, 61, 822, 18154]


def test_cliques_less_separators_always_leave_one() -> None:
    for graph in decomposable_graphs(5):
        assert len(graph.cliques) - len(graph.separators) == 1


def test_a_grid_that_ends_too_early_is_reported() -> None:
    """On the five Dutch lists a third of the posterior lies beyond ten times the observed."""
    lists = datasets.netherlands(5)
    short = estimate_decomposable_graphs(lists, unseen=np.arange(1, 10 * lists.observed, 83))
    assert [note.code for note in short.diagnostics if note.serious] == ["grid-too-short"]
    assert short.details["mass_beyond_grid"] == pytest.approx(0.346, abs=0.01)
    assert not [note for note in estimate_decomposable_graphs(lists).diagnostics if note.serious]


def test_two_lists_average_the_two_graphs_as_computed_by_hand() -> None:
    lists = CaptureHistories.from_sets(("A", "B"), {("A",): 12, ("B",): 9, ("A", "B"): 6})
    unseen = np.arange(1, 200)
    estimate = estimate_decomposable_graphs(lists, unseen=unseen, delta=1.0)
    size = 27 + unseen
    ways = gammaln(size + 1) - gammaln(unseen + 1) - np.log(size)
    apart = ways + betaln(2 + 18, 2 + size - 18) + betaln(2 + 15, 2 + size - 15) - 2 * betaln(2, 2)
    cells = gammaln(1 + 12) + gammaln(1 + 9) + gammaln(1 + 6) + gammaln(1.0 + unseen)
    joined = ways + cells + gammaln(4) - gammaln(4 + size)
    weights = np.exp(np.array([apart, joined]) - max(apart.max(), joined.max()))
    weights /= weights.sum()
    assert estimate.details["mean"] == pytest.approx(float(weights.sum(axis=0) @ size), rel=1e-10)
    assert estimate.details["edges"]["A:B"] == pytest.approx(float(weights[1].sum()), rel=1e-10)


@settings(max_examples=15, deadline=None)
@given(st.permutations(["LA", "NG", "PFNCA", "GO"]))
def test_another_order_of_the_lists_changes_nothing(order: list[str]) -> None:
    lists = datasets.united_kingdom(4)
    turned, straight = estimate_decomposable_graphs(lists.restrict(*order)), estimate_decomposable_graphs(lists)
    assert turned.details["mean"] == pytest.approx(straight.details["mean"], rel=1e-9)
    assert turned.population == straight.population


def test_known_populations_are_recovered() -> None:
    rng = np.random.default_rng(7)
    size, covered = 3_000, []
    for _ in range(40):
        member = rng.uniform(size=(size, 4)) < np.array([0.3, 0.25, 0.2, 0.2])
        member[:, 1] |= member[:, 0] & (rng.uniform(size=size) < 0.3)
        lists = CaptureHistories.from_membership(tuple("ABCD"), member[member.any(axis=1)].astype(int))
        covered.append(size in estimate_decomposable_graphs(lists).interval)
    assert sum(covered) >= 34


def test_seven_lists_and_lists_without_overlap_are_refused() -> None:
    with pytest.raises(InvalidInput, match="lists"):
        estimate_decomposable_graphs(datasets.new_orleans())
    with pytest.raises(NotEstimable):
        estimate_decomposable_graphs(CaptureHistories.from_sets(("A", "B"), {("A",): 5, ("B",): 4}))


def test_a_grid_must_ascend() -> None:
    with pytest.raises(InvalidInput, match="unseen"):
        estimate_decomposable_graphs(datasets.united_kingdom(4), unseen=[5, 3])
