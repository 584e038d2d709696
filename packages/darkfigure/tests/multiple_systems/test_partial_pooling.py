"""Hierarchical partial pooling over strata."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from darkfigure import (
    CaptureHistories,
    Estimate,
    InvalidInput,
    NotEstimable,
    PooledEstimate,
    datasets,
    estimate_partial_pooling,
)

SIZES = {"north": 2500, "east": 1800, "south": 2200, "boys": 120}


def test_the_core_needs_none_of_the_bayesian_stack() -> None:
    program = (
        "import sys, darkfigure._multiple_systems, darkfigure._cli;"
        "print({'jax', 'numpyro', 'arviz', 'typst'} & set(sys.modules))"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "set()"


def test_one_stratum_or_other_lists_are_refused() -> None:
    lists = datasets.united_kingdom(4)
    with pytest.raises(InvalidInput, match="two or more strata"):
        estimate_partial_pooling({"all": lists})
    with pytest.raises(InvalidInput, match="same lists"):
        estimate_partial_pooling({"uk": lists, "nl": datasets.netherlands(5)})


def test_strata_without_any_overlap_are_refused() -> None:
    apart = CaptureHistories.from_sets(("A", "B"), {("A",): 5, ("B",): 4})
    with pytest.raises(NotEstimable):
        estimate_partial_pooling({"one": apart, "two": apart})


def test_a_small_stratum_borrows_and_shows_it(pooled: PooledEstimate) -> None:
    boys = {stratum.name: stratum for stratum in pooled.strata}["boys"]
    assert boys.alone is not None
    assert boys.shrinkage is not None
    assert boys.shrinkage > 0.5
    assert _width(boys.pooled) < _width(boys.alone)
    assert SIZES["boys"] in boys.pooled.interval
    assert any(note.code == "borrowed" for note in boys.pooled.diagnostics)


def test_large_strata_and_their_sum_are_recovered(pooled: PooledEstimate) -> None:
    assert sum(SIZES.values()) in pooled.total.interval
    for stratum in pooled.strata:
        assert stratum.pooled.interval.low * 0.9 < SIZES[stratum.name] < stratum.pooled.interval.high * 1.1
    assert pooled.total.details["rhat"] < 1.05


def test_the_summary_shows_alone_beside_pooled(pooled: PooledEstimate) -> None:
    text = pooled.summary()
    assert all(word in text for word in ("alone", "pooled", "borrowed", "boys", "as one"))
    assert [part["name"] for part in pooled.as_dict()["strata"]] == list(SIZES)


def test_the_posterior_is_given_as_inference_data(pooled: PooledEstimate) -> None:
    assert pooled.total.posterior is not None
    data: Any = pooled.total.posterior.to_arviz()
    assert data.posterior["population_by_stratum"].shape[-1] == len(SIZES)
    assert float(data.posterior["population"].median()) == pytest.approx(pooled.total.population)


@pytest.fixture(scope="module")
def pooled() -> PooledEstimate:
    """Four strata with nearly the same chances; one of them is small."""
    pytest.importorskip("numpyro", reason="extra bayes")
    rng = np.random.default_rng(3)
    strata = {}
    for name, size in SIZES.items():
        chances = 1 / (1 + np.exp(-np.array([-1.5, -1.8, -1.4, -2.0]) - rng.normal(0, 0.15, 4)))
        member = rng.uniform(size=(size, 4)) < chances
        strata[name] = CaptureHistories.from_membership(tuple("ABCD"), member[member.any(axis=1)].astype(int))
    return estimate_partial_pooling(strata, draws=250, warm_up=300)


def _width(estimate: Estimate) -> float:
    return estimate.interval.high - estimate.interval.low
