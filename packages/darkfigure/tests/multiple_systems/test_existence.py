"""Verdicts on existence and identifiability."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from darkfigure import (
    CaptureHistories,
    HierarchicalModel,
    NotEstimable,
    NotIdentifiable,
    datasets,
    examine_model,
    hierarchical_models,
)
from darkfigure._multiple_systems import existence
from darkfigure._multiple_systems.existence import (
    _falling,
    _falling_by_programme,
    empty_pairs_left_out,
    judge,
    left_out_notes,
    reduce_table,
)

ARTIFICIAL = {
    "[1,2,3]": 0, "[12,3]": 1, "[13,2]": 0, "[23,1]": 0, "[12,13]": 1, "[12,23]": 1, "[13,23]": 0, "[12,13,23]": 2,
}  # fmt: skip


@pytest.mark.parametrize(("model", "verdict"), ARTIFICIAL.items())
def test_the_three_artificial_lists_have_the_published_verdicts(model: str, verdict: int) -> None:
    """MultipleSystemsEstimation 1.2.0, check_extended_MLE(Artificial_3, model)."""
    assert examine_model(datasets.artificial_three(), HierarchicalModel.parse(model, 3)).verdict == verdict


def test_all_113_models_of_four_lists_have_the_reference_verdicts() -> None:
    """MultipleSystemsEstimation 1.2.0 over every hierarchical model of UKdat_4."""
    lists = datasets.united_kingdom(4)
    assert Counter(int(examine_model(lists, model).verdict) for model in hierarchical_models(4)) == {0: 111, 1: 2}


def test_five_lists_have_6893_models() -> None:
    models = hierarchical_models(5)
    assert len(models) == len(set(models)) == 6893
    assert len(hierarchical_models(5, 2)) == 1024


def test_a_refusal_names_the_pair_that_causes_it() -> None:
    found = examine_model(datasets.artificial_three(), HierarchicalModel.parse("[12,23]", 3))
    assert "nobody stands on both lists of B:C" in found.reasons


def test_edges_of_the_cone_say_the_same_as_a_linear_programme() -> None:
    """Three hundred small matrices of whole numbers, some with free directions and rows that are multiples."""
    rng = np.random.default_rng(6)
    for _ in range(300):
        rows = rng.integers(-1, 2, size=(rng.integers(1, 8), rng.integers(1, 5))).astype(float)
        rows = np.unique(np.concatenate([rows, np.zeros((1, rows.shape[1]))]), axis=0)
        if rows.any():
            assert np.array_equal(_falling(rows), _falling_by_programme(rows))


def test_more_edges_than_are_looked_at_are_left_to_the_programme(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty rows of rank five have 4,845 edges."""
    rng = np.random.default_rng(7)
    rows = np.unique(rng.integers(-1, 2, size=(20, 5)).astype(float), axis=0)
    rows[:, 0] = -np.abs(rows[:, 0])
    by_programme = _falling(rows)
    monkeypatch.setattr(existence, "MOST_EDGES", 10**6)
    assert by_programme.any()
    assert np.array_equal(by_programme, _falling(rows))


APART = {("A",): 5, ("B",): 4, ("C",): 3}
INSIDE = {("A",): 5, ("A", "B"): 4, ("C",): 3}


@pytest.mark.parametrize(
    ("counts", "model", "verdict", "empty", "reasons"),
    [
        (None, "[1,2,3]", 0, (), ()),
        (None, "[12,3]", 1, (), ("the likelihood has no maximum: nobody has the pattern A:C, B:C, A:B:C",)),
        (None, "[12,23]", 1, (6,), ("the likelihood has no maximum: nobody has the pattern A:C", "both lists of B:C")),
        (
            None,
            "[12,13,23]",
            2,
            (5, 6),
            ("cannot tell the terms apart: A:B", "nobody stands on both lists of A:C, B:C"),
        ),
        (APART, "[1,2,3]", 1, (), ("nobody has the pattern A:B, A:C, B:C, A:B:C",)),
        (APART, "[12,13,23]", 2, (3, 5, 6), ("cannot tell the terms apart: C", "both lists of A:B, A:C, B:C")),
    ],
)
def test_a_verdict_names_the_patterns_and_the_terms_that_cause_it(
    counts: dict[tuple[str, ...], int] | None,
    model: str,
    verdict: int,
    empty: tuple[int, ...],
    reasons: tuple[str, ...],
) -> None:
    lists = datasets.artificial_three() if counts is None else CaptureHistories.from_sets("ABC", counts)
    found = examine_model(lists, model)
    assert (found.verdict, found.empty_terms, str(found.model)) == (verdict, empty, model)
    assert judge(lists.table(), found.model) == verdict
    assert len(found.reasons) == len(reasons)
    assert all(said.endswith(reason) for said, reason in zip(found.reasons, reasons, strict=True))


def test_a_model_without_an_estimate_says_what_would_help() -> None:
    lists = datasets.artificial_three()
    examine_model(lists, "[1,2,3]").require()
    with pytest.raises(
        NotEstimable, match=r"the population under model \[12,3\].* a model with fewer interactions"
    ) as no:
        examine_model(lists, "[12,3]").require()
    assert not isinstance(no.value, NotIdentifiable)
    with pytest.raises(NotIdentifiable, match=r"model \[12,13,23\].* or a list dropped$"):
        examine_model(lists, "[12,13,23]").require()


def test_the_table_that_remains_has_no_pattern_of_an_empty_pair() -> None:
    lists = CaptureHistories.from_sets("ABC", INSIDE)
    reduced = reduce_table(lists.table(), HierarchicalModel.parse("[13,23]", 3))
    assert (reduced.terms, reduced.empty_terms, reduced.cells) == ((0, 1, 2, 4), (5, 6), 4)
    assert reduced.possible.tolist() == [False, True, True, True, True, False, False, False]


@pytest.mark.parametrize(
    ("model", "pairs"), [("[1,2,3]", ()), ("[12,3]", (5, 6)), ("[13,2]", (6,)), ("[13,23]", ()), ("[12,13,23]", ())]
)
def test_a_pair_that_nobody_shares_is_told_where_a_model_of_pairs_leaves_it_out(
    model: str, pairs: tuple[int, ...]
) -> None:
    lists = CaptureHistories.from_sets("ABC", INSIDE)
    asked = HierarchicalModel.parse(model, 3)
    assert empty_pairs_left_out(lists, asked) == pairs
    notes = left_out_notes(lists, asked)
    assert [note.code for note in notes] == ["left-out-pair"] * bool(pairs)
    if pairs:
        names = ", ".join({5: "A:C", 6: "B:C"}[pair] for pair in pairs)
        told = f"nobody is on both lists of {names}, and the model has no term for it: with it, those patterns drop out"
        assert notes[0].message == told


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(0, 3), min_size=7, max_size=7), st.sampled_from(hierarchical_models(3)))
def test_an_estimate_exists_just_where_some_full_table_has_the_same_sums(
    counts: list[int], model: HierarchicalModel
) -> None:
    """Fienberg and Rinaldo: the margins of the model are those of a table without empty patterns among the possible."""
    table = np.array([0, *counts], dtype=float)
    reduced = reduce_table(table, model)
    cells = np.flatnonzero(reduced.possible)
    if not len(cells) or not table.sum():
        return
    design = ((cells[:, None] & np.array(reduced.terms)) == np.array(reduced.terms)).astype(float)
    widths = len(cells)
    # The largest least count that a table with these margins can have.
    found = linprog(
        np.append(np.zeros(widths), -1.0),
        A_ub=np.hstack([-np.eye(widths), np.ones((widths, 1))]),
        b_ub=np.zeros(widths),
        A_eq=np.hstack([design.T, np.zeros((design.shape[1], 1))]),
        b_eq=design.T @ table[cells],
        bounds=[(0, None)] * (widths + 1),
        method="highs",
    )
    assert found.x is not None
    unique = np.linalg.matrix_rank(design) == design.shape[1]
    assert judge(table, model) == (0 if found.x[-1] > 1e-7 else 1) + (0 if unique else 2)
