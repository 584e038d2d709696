"""Verdicts on existence and identifiability."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from darkfigure import HierarchicalModel, datasets, examine_model, hierarchical_models
from darkfigure._multiple_systems.existence import _falling, _falling_by_programme

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
