"""Twelve and twenty lists."""

from __future__ import annotations

import numpy as np
import pytest

from darkfigure import CaptureHistories, NotEstimable, ReportSettings, Verdict, estimate_bic, report


def _lists(number: int) -> CaptureHistories:
    rng = np.random.default_rng(number)
    member = rng.uniform(size=(3_000, number)) < rng.uniform(0.02, 0.1, size=number)
    return CaptureHistories.from_membership(
        tuple("ABCDEFGHIJKLMNOPQRST"[:number]), member[member.any(axis=1)].astype(int)
    )


@pytest.mark.parametrize("number", [9, 12, 20])
def test_too_many_lists_are_refused_at_once_with_the_lists_to_merge(number: int) -> None:
    lists = _lists(number)
    with pytest.raises(NotEstimable, match=f"{number} lists have too many models") as refusal:
        estimate_bic(lists)
    shortest = min(lists.list_totals, key=lambda name: lists.list_totals[name])
    assert f"the shortest are {shortest} " in refusal.value.remedy


def test_a_report_on_twelve_lists_says_the_same_and_gives_no_figure() -> None:
    answer = report(_lists(12), ReportSettings(resamples=20, top=5))
    assert answer.decision.verdict is Verdict.REFUSED
    assert answer.figure is None
    assert "12 lists have too many models" in str(answer.as_dict())


def test_eight_lists_are_searched() -> None:
    assert estimate_bic(_lists(8)).details["models_unvisited"] > 0
