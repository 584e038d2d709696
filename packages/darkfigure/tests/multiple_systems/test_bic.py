"""The model of least BIC and its bootstrap."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from darkfigure import (
    Bootstrap,
    CaptureHistories,
    InvalidInput,
    datasets,
    estimate_bic,
    rank_models,
    search_models,
)


@pytest.mark.reference("bic")
def test_the_ranking_equals_the_reference(entry: dict[str, Any], published: CaptureHistories) -> None:
    ranking = rank_models(published, entry["max_order"])
    assert len(ranking.models) == entry["estimable"]
    for place, (model, population, bic) in enumerate(entry["best"]):
        assert str(ranking.models[place]) == model
        assert ranking.populations[place] == pytest.approx(population, rel=1e-6)
        assert ranking.bics[place] == pytest.approx(bic, rel=1e-9)


def test_the_dutch_models_of_nearly_equal_bic_disagree_and_that_is_said() -> None:
    estimate = estimate_bic(datasets.netherlands(5), max_order=3)
    assert round(estimate.population) == 148789
    assert estimate.details["spread_within_6_bic"][0] == pytest.approx(48012.7, abs=0.1)
    assert [note.code for note in estimate.diagnostics if note.serious] == ["models-disagree"]


@pytest.mark.reference("bic_resamples")
def test_the_choice_repeated_on_resamples_equals_that_made_with_glm(
    entry: dict[str, Any], published: CaptureHistories
) -> None:
    """On 200 resamples and the jackknife: BCa bounds when the best model, the best two, up to eight may be chosen."""
    resamples = np.zeros((len(entry["resamples"]), 16))
    resamples[:, 1:] = entry["resamples"]
    top = len(entry["best"])
    estimate = estimate_bic(published, max_order=2, top=top, bootstrap=Bootstrap(recorded=resamples))
    assert (estimate.population, estimate.bic) == pytest.approx(entry["best"][0][1:], rel=1e-9)
    for row, (model, *_), bounds in zip(estimate.details["by_models"], entry["best"], entry["rows"], strict=True):
        assert row["model"] == model
        assert [row[level] for level in ("2.5%", "10%", "90%", "97.5%")] == pytest.approx(bounds, rel=1e-8)


def test_the_bootstrap_may_be_restricted_to_the_best_models() -> None:
    lists = datasets.united_kingdom(4)
    free = estimate_bic(lists, bootstrap=Bootstrap(100, seed=3))
    assert estimate_bic(lists, top=111, bootstrap=Bootstrap(100, seed=3)).interval == free.interval
    assert estimate_bic(lists, top=1, bootstrap=Bootstrap(100, seed=3)).details["models_in_bootstrap"] == 1


@pytest.mark.parametrize(("lists", "order"), [(5, -1), (6, 3)])
def test_more_models_than_can_be_visited_are_refused(lists: int, order: int) -> None:
    with pytest.raises(InvalidInput, match="max_order"):
        rank_models(datasets.netherlands(lists), order)


@pytest.mark.parametrize("dataset", ["netherlands", "united_kingdom", "new_orleans"])
@pytest.mark.parametrize("order", [2, 3])
def test_the_search_finds_the_ten_best_models_and_says_what_it_left(dataset: str, order: int) -> None:
    lists: CaptureHistories = getattr(datasets, dataset)(5)
    found, every = search_models(lists, order), rank_models(lists, order)
    assert found.models[:10] == every.models[:10]
    visited = sum(found.verdicts.values())
    assert found.unvisited is not None
    assert visited + found.unvisited == sum(every.verdicts.values())
    assert visited < 500


def test_eight_lists_are_searched_and_the_reader_is_told() -> None:
    estimate = estimate_bic(datasets.new_orleans(8))
    assert estimate.model == "[45,1,2,3,6,7,8]"
    assert "left 268,434,602 others of the same order unseen" in estimate.diagnostics[0].message
    assert "too many models to visit them all" in estimate.summary()


def test_a_bootstrap_over_too_few_models_is_called_so() -> None:
    few = estimate_bic(datasets.united_kingdom(4), top=4, bootstrap=Bootstrap(300, seed=3))
    many = estimate_bic(datasets.united_kingdom(4), top=100, bootstrap=Bootstrap(300, seed=3))
    assert "too-few-models" in [note.code for note in few.diagnostics]
    assert "too-few-models" not in [note.code for note in many.diagnostics]
