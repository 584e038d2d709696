"""The fit of a model, in all and pattern by pattern."""

from __future__ import annotations

import json

import numpy as np
import pytest

from darkfigure import CaptureHistories, datasets, estimate_log_linear, examine_fit

LISTS = datasets.netherlands(5)
PAIRS = "[12,13,14,15,23,24,25,34,35,45]"


def test_deviance_and_degrees_of_freedom_are_those_of_the_estimate() -> None:
    fit, estimate = examine_fit(LISTS, PAIRS), estimate_log_linear(LISTS, PAIRS)
    assert (fit.deviance, fit.degrees_of_freedom) == (estimate.deviance, estimate.degrees_of_freedom)


def test_expected_counts_keep_the_list_totals_and_make_pearson() -> None:
    fit = examine_fit(LISTS, PAIRS)
    for name, total in LISTS.list_totals.items():
        inside = [part.expected for part in fit.patterns if name in part.lists.split(":")]
        assert sum(inside) == pytest.approx(total)
    assert fit.pearson == pytest.approx(sum((p.observed - p.expected) ** 2 / p.expected for p in fit.patterns))


def test_standardised_residuals_are_standard_normal_where_the_model_holds() -> None:
    generator = np.random.default_rng(1)
    chances = np.array([0.3, 0.25, 0.35])
    found = []
    for _ in range(60):
        seen = generator.random((3000, 3)) < chances
        histories = CaptureHistories.from_membership("ABC", [row for row in seen.astype(int) if row.any()])
        found += [part.residual for part in examine_fit(histories).patterns]
    assert np.mean(found) == pytest.approx(0, abs=0.15)
    assert np.std(found) == pytest.approx(1, abs=0.12)


def test_a_pattern_that_the_model_copies_has_no_residual() -> None:
    full = CaptureHistories.from_sets(
        ("A", "B", "C"),
        dict.fromkeys([("A",), ("B",), ("C",), ("A", "B"), ("A", "C"), ("B", "C"), ("A", "B", "C")], 20),
    )
    fit = examine_fit(full, "[12,13,23]")
    assert fit.probability is None
    assert [part.residual for part in fit.patterns] == [0.0] * 7


def test_a_refused_model_shows_its_fit_and_no_pattern() -> None:
    fit = examine_fit(LISTS)
    plain = json.dumps(fit.as_dict())
    assert fit.as_dict()["deviance"] == pytest.approx(398.19, abs=0.01)
    assert fit.as_dict()["patterns"] == []
    assert all(f"{part.expected:.3f}" not in plain for part in fit.patterns)
    assert "<td>" not in fit._repr_html_()
