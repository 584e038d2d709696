"""Forward choice by AIC and the profile likelihood."""

from __future__ import annotations

from typing import Any

import pytest

from darkfigure import CaptureHistories, HierarchicalModel, InvalidInput, datasets, estimate_aic
from darkfigure._multiple_systems.profile_likelihood import profile_model


@pytest.mark.reference("aic")
def test_every_reference_number_is_reproduced(entry: dict[str, Any], published: CaptureHistories) -> None:
    """The package's own New Orleans lists have one person fewer on C and D (185 in all, as first published)."""
    if entry["lists"][0] == "new_orleans":
        published = _one_less_on_c_and_d(published)
    estimate = estimate_aic(published, threshold=entry["threshold"])
    assert estimate.population == pytest.approx(entry["population"], rel=1e-6)
    bounds = [*entry["interval"], *entry["inner"]]
    found = [estimate.quantiles[level] for level in (0.025, 0.975, 0.1, 0.9)]
    for bound, value in zip(bounds, found, strict=True):
        assert bound == "NA" or value == pytest.approx(bound, rel=1e-6)


def _one_less_on_c_and_d(published: CaptureHistories) -> CaptureHistories:
    mask = sum(1 << published.lists.index(name) for name in "CD")
    counts = [count - (pattern == mask) for pattern, count in zip(published.patterns, published.counts, strict=True)]
    return published.replace_counts(counts)


def test_the_profile_is_largest_a_little_below_the_poisson_estimate() -> None:
    """12,208.6 against 12,214.0 on the six lists of the United Kingdom."""
    estimate = estimate_aic(datasets.united_kingdom(6), threshold=0)
    assert round(estimate.population, 1) == 12208.6
    assert round(estimate.details["poisson_population"], 1) == 12214.0


def test_the_profile_falls_to_the_same_height_at_both_bounds() -> None:
    profile = profile_model(datasets.netherlands(5), HierarchicalModel.main_effects(5))
    low, high = profile.interval(0.95)
    assert profile.log_likelihood(low) == pytest.approx(profile.log_likelihood(high), abs=1e-5)
    assert profile.log_likelihood(profile.maximum) - profile.log_likelihood(low) == pytest.approx(1.9207, abs=1e-3)


def test_a_pair_that_nobody_shares_ends_the_search() -> None:
    estimate = estimate_aic(datasets.netherlands(5), threshold=0.05)
    assert estimate.minus_infinity == ()


def test_a_threshold_that_is_no_probability_is_refused() -> None:
    with pytest.raises(InvalidInput, match="threshold"):
        estimate_aic(datasets.new_orleans(5), threshold=2)
