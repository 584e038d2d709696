"""The model of least BIC and its bootstrap."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from darkfigure import (
    Bootstrap,
    CaptureHistories,
    InvalidInput,
    datasets,
    estimate_bic,
    estimate_log_linear,
    hierarchical_models,
    rank_models,
    search_models,
)
from darkfigure._multiple_systems import bic as module
from darkfigure._multiple_systems.model_ranking import ModelRanking


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


UK = datasets.united_kingdom(4)


def test_the_estimate_is_that_of_the_chosen_model_with_what_the_choice_was_among() -> None:
    ranking, estimate = rank_models(UK), estimate_bic(UK)
    assert (estimate.method, estimate.model) == ("bic", str(ranking.models[0]))
    fitted = estimate_log_linear(UK, estimate.model)
    assert (estimate.interval.low, estimate.interval.high) == pytest.approx(
        (fitted.interval.low, fitted.interval.high), rel=1e-5
    )
    assert (estimate.interval.level, estimate.interval.method) == (0.95, "log-normal")
    details = estimate.details
    assert {name: details[name] for name in ("max_order", "models", "models_estimable", "models_unvisited")} == {
        "max_order": 3, "models": 113, "models_estimable": 111, "models_unvisited": 0,
    }  # fmt: skip
    assert details["best_models"] == [
        {"model": str(ranking.models[k]), "population": ranking.populations[k], "bic": ranking.bics[k]}
        for k in range(10)
    ]
    assert details["spread_within_6_bic"] == list(ranking.spread())


def test_without_a_bootstrap_the_reader_is_told_that_the_choice_is_ignored() -> None:
    assert "choice-ignored" in [note.code for note in estimate_bic(UK).diagnostics]
    drawn = estimate_bic(UK, top=3, bootstrap=Bootstrap(50, seed=3))
    assert "choice-ignored" not in [note.code for note in drawn.diagnostics]


@pytest.mark.parametrize("lists", [6, 7])
def test_a_search_is_made_with_more_than_six_lists(lists: int, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    for name in ("search_models", "rank_models"):
        monkeypatch.setattr(module, name, noting(getattr(module, name), name, made))
    eight = datasets.new_orleans(8)
    estimate_bic(eight.restrict(*eight.lists[:lists]), max_order=1)
    assert made == ["rank_models" if lists == 6 else "search_models"]


def test_whoever_asks_for_a_search_gets_one() -> None:
    assert estimate_bic(UK, search=True, max_order=2).details["models"] <= 64


@pytest.mark.parametrize(
    ("unvisited", "said"),
    [
        (0, None),
        (1, "the search visited 7 models and left 1 others of the same order unseen"),
        (2345, "the search visited 7 models and left 2,345 others of the same order unseen"),
        (None, "the search visited 7 models and left uncounted others of the same order unseen"),
    ],
)
def test_what_a_search_left_is_told(unvisited: int | None, said: str | None) -> None:
    told = module._search_note(ranked([100.0], unvisited=unvisited, verdicts={0: 5, 1: 2}))
    assert [(note.code, note.message) for note in told] == ([("not-all-visited", said)] if said else [])


@pytest.mark.parametrize(("highest", "told"), [(149.0, False), (150.0, False), (151.0, True)])
def test_models_disagree_when_the_highest_is_more_than_half_above_the_lowest(highest: float, told: bool) -> None:
    notes = module._spread_note(ranked([100.0, highest]))
    said = f"models within 6 BIC of the best give populations from 100 to {highest:,.0f}"
    assert [(note.code, note.message, note.serious) for note in notes] == [("models-disagree", said, True)] * told


@pytest.mark.parametrize(("moved", "told"), [(0.05, False), (0.0501, True)])
def test_too_few_models_are_told_when_a_bound_moves_more_than_a_twentieth(
    moved: float, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_movement", lambda rows: moved)
    estimate = estimate_bic(UK, top=3, bootstrap=Bootstrap(50, seed=3))
    said = "between half of the 3 models and all of them a bound moves by 5%: more may be needed"
    found = [(note.message, note.serious) for note in estimate.diagnostics if note.code == "too-few-models"]
    assert found == [(said, True)] * told
    assert estimate.details["moves_with_models"] == moved


def test_the_movement_is_the_largest_of_both_bounds_from_half_of_the_models_to_all() -> None:
    rows = [{"2.5%": low, "97.5%": high} for low, high in [(1, 1), (100, 200), (7, 7), (110, 150)]]
    assert module._movement(rows) == pytest.approx(0.25)
    assert module._movement(rows[:1]) == 0.0
    assert module._movement(rows[1:2] + rows[3:]) == pytest.approx(0.25)


def test_each_row_says_among_how_many_models_was_chosen() -> None:
    estimate = estimate_bic(UK, top=4, bootstrap=Bootstrap(50, seed=3))
    ranking = rank_models(UK)
    rows = estimate.details["by_models"]
    assert [(row["models"], row["model"]) for row in rows] == [(k + 1, str(ranking.models[k])) for k in range(4)]
    assert estimate.details["models_in_bootstrap"] == 4
    last = rows[-1]
    assert estimate.interval.low == pytest.approx(last["2.5%"])
    assert estimate.interval.high == pytest.approx(last["97.5%"])


def test_all_models_are_chosen_among_where_no_number_is_given_and_no_rows_are_made() -> None:
    estimate = estimate_bic(UK, bootstrap=Bootstrap(20, seed=3))
    assert estimate.details["models_in_bootstrap"] == 111
    assert not {"by_models", "moves_with_models"} & set(estimate.details)
    more = estimate_bic(UK, top=500, bootstrap=Bootstrap(20, seed=3))
    assert len(more.details["by_models"]) == 111


@pytest.mark.parametrize("top", [0, -1])
def test_a_choice_among_no_model_is_refused(top: int) -> None:
    with pytest.raises(InvalidInput, match="a whole number from 1"):
        estimate_bic(UK, top=top, bootstrap=Bootstrap(20, seed=3))


def test_a_long_bootstrap_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    estimate_bic(UK, top=3, bootstrap=Bootstrap(50, seed=3, progress=lambda done, of: told.append((done, of))))
    assert told
    assert told[-1] == (50, 50)


def ranked(
    populations: list[float], *, unvisited: int | None = 0, verdicts: dict[int, int] | None = None
) -> ModelRanking:
    number = len(populations)
    return ModelRanking(
        tuple(hierarchical_models(3)[:number]),
        np.array(populations),
        np.zeros(number),
        np.zeros(number),
        verdicts or {0: number},
        2,
        unvisited,
    )


def noting(function: Callable[..., ModelRanking], name: str, made: list[str]) -> Callable[..., ModelRanking]:
    def called(*args: Any, **options: Any) -> ModelRanking:
        made.append(name)
        return function(*args, **options)

    return called
