"""The compiled loops and their replacement by NumPy alone give the same."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from darkfigure import CaptureHistories, datasets, hierarchical_models
from darkfigure._multiple_systems import engine
from darkfigure._multiple_systems.resampling import draw_resamples

FOUR = engine.ModelTable.of(hierarchical_models(4))
REFERENCE_VERDICTS = {  # MultipleSystemsEstimation 1.2.0, .check_extended_MLE over every hierarchical model
    "united_kingdom": {0: 6519, 1: 338, 3: 36},
    "netherlands": {0: 6568, 1: 253, 2: 72},
    "new_orleans": {0: 6327, 1: 340, 2: 226},
}

needs_numba = pytest.mark.skipif(not engine.COMPILED, reason="compares with the compiled loops")
tables = st.lists(st.one_of(st.just(0), st.integers(0, 4), st.integers(0, 200)), min_size=15, max_size=15)


@needs_numba
@pytest.mark.parametrize("dataset", REFERENCE_VERDICTS)
def test_all_6893_models_have_the_reference_verdicts(dataset: str) -> None:
    models = engine.ModelTable.of(hierarchical_models(5))
    lists: CaptureHistories = getattr(datasets, dataset)(5)
    assert Counter(engine.verdicts(lists.table(), models).tolist()) == REFERENCE_VERDICTS[dataset]


@needs_numba
@settings(deadline=None, max_examples=25)
@given(tables)
def test_verdicts_by_simplex_equal_verdicts_by_linear_programming(counts: list[int]) -> None:
    table = np.array([0.0, *counts])
    compiled = engine.verdicts(table, FOUR)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "COMPILED", False)
        assert engine.verdicts(table, FOUR).tolist() == compiled.tolist()


@needs_numba
def test_fits_of_all_models_are_equal() -> None:
    table = datasets.netherlands(5).merge("R", "Z").table()
    estimable = FOUR.take(np.flatnonzero(engine.verdicts(table, FOUR) == 0))
    deviances, hidden = engine.fits(table, estimable)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "COMPILED", False)
        other_deviances, other_hidden = engine.fits(table, estimable)
    np.testing.assert_allclose(hidden, other_hidden, rtol=1e-7)
    np.testing.assert_allclose(deviances, other_deviances, rtol=1e-7, atol=1e-7)


@needs_numba
@pytest.mark.parametrize("dataset", ["united_kingdom", "new_orleans"])
def test_choices_on_resamples_are_equal(dataset: str) -> None:
    lists = datasets.united_kingdom(4) if dataset == "united_kingdom" else datasets.new_orleans(5).drop("H")
    resamples = draw_resamples(lists, 40, np.random.default_rng(5))
    estimable = FOUR.take(np.flatnonzero(engine.verdicts(lists.table(), FOUR) == 0))
    by_bic = engine.choose_by_bic(resamples, estimable, lists.table(), traced=3, jobs=2)
    stepwise = engine.choose_stepwise(resamples, 4, 0.05)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "COMPILED", False)
        other = engine.choose_by_bic(resamples, estimable, lists.table(), traced=3)
        other_stepwise = engine.choose_stepwise(resamples, 4, 0.05)
    assert by_bic.chosen.tolist() == other.chosen.tolist()
    np.testing.assert_allclose(by_bic.hidden, other.hidden, rtol=1e-7)
    np.testing.assert_allclose(by_bic.trace, other.trace, rtol=1e-7)
    np.testing.assert_allclose(stepwise, other_stepwise, rtol=1e-7)


@needs_numba
def test_skipping_by_size_and_bound_changes_no_choice() -> None:
    """Fit every model to every resample, and compare with the search that fits few of them."""
    lists = datasets.united_kingdom(4)
    resamples = draw_resamples(lists, 30, np.random.default_rng(6))
    estimable = FOUR.take(np.flatnonzero(engine.verdicts(lists.table(), FOUR) == 0))
    quick = engine.choose_by_bic(resamples, estimable, lists.table())
    assert quick.work[2] < 0.5 * quick.work.sum()
    for table, hidden in zip(resamples, quick.hidden, strict=True):
        deviances, unseen = engine.fits(table, estimable)
        penalties = estimable.sizes * np.log(table.sum())
        bics = np.where(engine.verdicts(table, estimable) == 0, deviances + penalties, np.inf)
        assert hidden == pytest.approx(unseen[np.nanargmin(bics)], rel=1e-7)
