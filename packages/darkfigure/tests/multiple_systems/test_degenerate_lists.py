"""Every public estimator on every degenerate input: a verdict with grounds, or an error of the tree."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest

from darkfigure import (
    Bootstrap,
    CaptureHistories,
    ConvergenceWarning,
    DarkfigureError,
    Estimate,
    LinkageRates,
    ReportSettings,
    Verdict,
    estimate,
    estimate_linkage_corrected,
    estimate_strata,
    report,
)
from darkfigure._multiple_systems.methods import METHODS

Estimator = Callable[[CaptureHistories], Estimate | None]
QUICK: dict[str, dict[str, Any]] = {
    "thresholding": {"chains": 2, "draws": 10},
    "latent-classes": {"chains": 2, "steps": 2_000},
}
ESTIMATORS: dict[str, Estimator] = {
    **{name: partial(estimate, method=name, **QUICK.get(name, {})) for name in METHODS},
    **{
        model: partial(estimate, method="closed-population", model=model)
        for model in ("M0", "Mh chao", "Mth darroch", "Mb", "Mbh")
    },
    "bic, bootstrap": lambda lists: estimate(lists, "bic", bootstrap=Bootstrap(20, seed=1)),
    "linkage": lambda lists: estimate_linkage_corrected(lists, LinkageRates(missed=0.05), resamples=20),
    "strata": lambda lists: estimate_strata({"one": lists, "other": lists}).total,
    "report": lambda lists: report(lists, ReportSettings(resamples=20, top=5)).figure,
}


def _lists(names: str, **counts: int) -> CaptureHistories:
    return CaptureHistories.from_sets(tuple(names), {tuple(key): count for key, count in counts.items()})


LARGE = 10**12
DEGENERATE: dict[str, CaptureHistories] = {
    "nobody": CaptureHistories.from_counts(("A", "B", "C"), {}),
    "one person": _lists("ABC", A=1),
    "one person on all": _lists("ABC", ABC=1),
    "no overlap": _lists("ABC", A=30, B=20, C=10),
    "one overlap": _lists("ABC", A=30, B=20, C=10, AB=1),
    "43 boys with three overlaps": _lists("ABC", A=20, B=15, C=5, AB=2, BC=1),
    "an empty list": _lists("ABC", A=300, B=200, AB=50),
    "two empty lists": _lists("ABCD", A=300, B=200, AB=50),
    "all but one empty": _lists("ABC", A=300),
    "two lists": _lists("AB", A=300, B=200, AB=50),
    "two lists, one inside": _lists("AB", A=300, AB=50),
    "identical lists": _lists("ABC", AB=300, ABC=50, C=100),
    "all identical": _lists("ABC", ABC=300),
    "one inside another": _lists("ABC", A=300, B=200, AB=50, AC=60, ABC=20),
    "disconnected": _lists("ABCD", A=200, B=200, AB=80, C=200, D=200, CD=80),
    "one link between two populations": _lists("ABCD", A=200, B=200, AB=80, C=200, D=200, CD=80, AC=1),
    "a list that touches nobody": _lists("ABC", A=200, B=200, AB=80, C=100),
    "immense": _lists("ABC", A=LARGE, B=LARGE, C=LARGE, AB=LARGE, AC=LARGE, BC=LARGE, ABC=LARGE),
    "immense beside one": _lists("ABC", A=LARGE, B=1, C=1, AB=1, BC=1, AC=1),
    "nobody alone": _lists("ABC", AB=30, BC=20, AC=25, ABC=40),
    "everybody on all but one": _lists("ABC", ABC=500, AB=1),
}
REFUSED = ("43 boys with three overlaps", "disconnected", "one inside another", "identical lists")


def _answer(name: str, lists: CaptureHistories) -> Estimate | None:
    """Return the answer; None where it is an error of the tree, or a refused report."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore", ConvergenceWarning)
        try:
            return ESTIMATORS[name](lists)
        except DarkfigureError:
            return None


@pytest.mark.parametrize("lists", DEGENERATE.values(), ids=DEGENERATE)
@pytest.mark.parametrize("name", ESTIMATORS)
def test_degenerate_lists_end_in_a_verdict_or_an_error_of_the_tree(name: str, lists: CaptureHistories) -> None:
    answer = _answer(name, lists)
    if answer is None:
        return
    assert answer.decision.reasons or answer.verdict is Verdict.GIVEN
    if answer.shown is None:
        assert "refused" in answer.summary()
        assert answer.as_dict()["population"] is None
        return
    least = lists.observed * (2 if name == "strata" else 1)
    assert answer.shown.low >= least * (1 - 1e-9) or name == "linkage"
    assert answer.shown.high >= answer.shown.low


@pytest.mark.parametrize("lists", REFUSED)
@pytest.mark.parametrize("name", ESTIMATORS)
def test_what_the_lists_refuse_no_estimator_shows(name: str, lists: str) -> None:
    answer = _answer(name, DEGENERATE[lists])
    assert answer is None or answer.verdict is Verdict.REFUSED
