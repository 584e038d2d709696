"""What the number hangs on."""

from __future__ import annotations

import math

import numpy as np
import pytest

from darkfigure import CaptureHistories, HierarchicalModel, ReportSettings, datasets, estimate_log_linear, rank_models
from darkfigure._report.internal_consistency import internal_consistency
from darkfigure._report.sensitivity import dependence_needed, leave_one_out, linkage_effect, merge_pairs

QUICK = ReportSettings(resamples=100, top=20)


def test_with_two_lists_the_odds_ratio_that_doubles_is_known_by_hand() -> None:
    """Unseen = 60 x 30 / 20 x odds ratio = 90; 200 in all, so 290 unseen double the answer: 290 / 90."""
    lists = CaptureHistories.from_sets(("A", "B"), {("A",): 60, ("B",): 30, ("A", "B"): 20})
    needed = dependence_needed(lists, HierarchicalModel.main_effects(2))[0]
    assert needed.doubles == pytest.approx(290 / 90, rel=1e-6)
    assert needed.halves is None


def test_a_pair_in_the_model_is_not_asked_about() -> None:
    lists = datasets.united_kingdom(4)
    model = rank_models(lists, 2).models[0]
    assert str(model) == "[12,13,4]"
    pairs = {needed.pair for needed in dependence_needed(lists, model)}
    assert ("LA", "NG") not in pairs
    assert ("NG", "PFNCA") in pairs


def test_each_list_is_left_out_once_and_each_pair_merged_once() -> None:
    lists = datasets.netherlands(5)
    without, merged = leave_one_out(lists, 2), merge_pairs(lists, 2)
    assert [variant.change[0] for variant in without] == list(lists.lists)
    assert len(merged) == 10
    police = without[2]
    assert police.estimate is not None
    assert police.observed == lists.drop("P").observed


def test_linkage_effect_at_no_error_is_the_estimate_itself() -> None:
    lists = datasets.netherlands(5)
    model = rank_models(lists, 2).models[0]
    effect = linkage_effect(lists, model)
    assert effect.populations[0][0] == pytest.approx(estimate_log_linear(lists, model).population, rel=1e-8)


def test_internal_consistency_covers_on_independent_lists_and_knows_the_truth() -> None:
    rng = np.random.default_rng(3)
    member = rng.uniform(size=(8_000, 4)) < np.array([0.4, 0.35, 0.3, 0.3])
    lists = CaptureHistories.from_membership(tuple("ABCD"), member[member.any(axis=1)].astype(int))
    check = internal_consistency(lists, QUICK)
    assert [known.size for known in check.populations] == list(lists.list_totals.values())
    assert check.covered >= 3
    assert check.bias is None or check.bias == pytest.approx(1, abs=0.1)


def test_internal_consistency_sees_persons_that_are_hard_to_find() -> None:
    """Two kinds of persons: within each list the others find too few, so that only lower bounds are shown."""
    rng = np.random.default_rng(4)
    often = rng.uniform(size=12_000) < 0.25
    member = rng.uniform(size=(12_000, 4)) < np.where(often[:, None], 0.7, 0.08)
    lists = CaptureHistories.from_membership(tuple("ABCD"), member[member.any(axis=1)].astype(int))
    check = internal_consistency(lists, QUICK)
    assert check.covered == check.usable > 0
    assert all(known.shown is None or known.shown.high == math.inf for known in check.populations)


def test_two_lists_have_no_such_checks() -> None:
    lists = CaptureHistories.from_sets(("A", "B"), {("A",): 60, ("B",): 30, ("A", "B"): 20})
    assert leave_one_out(lists, 2) == ()
    assert merge_pairs(lists, 2) == ()
    assert internal_consistency(lists, QUICK).populations == ()
