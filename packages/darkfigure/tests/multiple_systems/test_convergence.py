"""Have the chains settled?"""

from __future__ import annotations

import numpy as np
import pytest

from darkfigure._multiple_systems.convergence import assess, effective_draws, median_error, rhat


def test_independent_draws_are_worth_themselves() -> None:
    draws = np.random.default_rng(3).normal(size=(4, 2000))
    assert rhat(draws) < 1.005
    assert effective_draws(draws) == pytest.approx(8000, rel=0.15)
    assert median_error(draws) == pytest.approx(1.2533 / np.sqrt(8000), rel=0.3)


def test_sticky_chains_are_worth_what_theory_says() -> None:
    """First-order autoregression of 0.9: draws divided by (1 + 0.9) / (1 - 0.9)."""
    rng = np.random.default_rng(5)
    noise = rng.normal(size=(4, 20_000))
    draws = np.zeros_like(noise)
    for step in range(1, draws.shape[1]):
        draws[:, step] = 0.9 * draws[:, step - 1] + noise[:, step]
    assert effective_draws(draws) == pytest.approx(80_000 / 19, rel=0.15)


@pytest.mark.parametrize("shift", [np.arange(4)[:, None], np.linspace(0, 2, 1000)[None, :]])
def test_chains_apart_and_chains_that_drift_are_seen(shift: np.ndarray) -> None:
    draws = np.random.default_rng(6).normal(size=(4, 1000)) + shift
    assert not assess(draws).settled


def test_chains_of_different_spread_are_seen() -> None:
    draws = np.random.default_rng(8).normal(size=(4, 1000)) * np.array([1, 1, 1, 4])[:, None]
    assert rhat(draws) > 1.01


def test_values_agree_with_arviz() -> None:
    arviz = pytest.importorskip("arviz", reason="extra bayes")
    draws = np.random.default_rng(9).standard_t(3, size=(4, 500)).cumsum(axis=1) * 0.1 + np.arange(4)[:, None]
    assert rhat(draws) == pytest.approx(float(arviz.rhat(draws)), rel=1e-6)
    assert effective_draws(draws) == pytest.approx(float(arviz.ess(draws)), rel=0.02)
