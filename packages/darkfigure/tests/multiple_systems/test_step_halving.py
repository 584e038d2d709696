"""Newton's method with whole steps diverges from a start far away; with halved steps it arrives where R's glm does."""

from __future__ import annotations

import contextlib
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from darkfigure import CaptureHistories, HierarchicalModel
from darkfigure._multiple_systems import batches, engine, log_linear, poisson_regression
from darkfigure._multiple_systems.existence import ReducedTable, reduce_table
from darkfigure._multiple_systems.transforms import superset_sums

Floats = NDArray[np.float64]
needs_numba = pytest.mark.skipif(not engine.COMPILED, reason="the compiled loops need the extra fast")
each = pytest.mark.reference("step_halving")


@pytest.fixture
def reduced(entry: dict[str, Any]) -> ReducedTable:
    lists = CaptureHistories.from_counts("ABC", dict(enumerate(map(int, entry["counts"]), start=1)))
    return reduce_table(lists.table(), HierarchicalModel.parse(entry["model"], 3))


@pytest.fixture
def from_nought(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_linear, "_start", lambda reduced, _unions: np.zeros(len(reduced.terms)))


def of_r(reduced: ReducedTable, entry: dict[str, Any]) -> Floats:
    """R names the terms A, B, C, A:B, A:C after the intercept."""
    return np.array([entry["coefficients"][[0, 1, 2, 4, 3, 5].index(term)] for term in reduced.terms])


@each
@pytest.mark.usefixtures("from_nought")
def test_whole_steps_diverge(entry: dict[str, Any], reduced: ReducedTable, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the tests below would prove nothing."""

    def whole(
        reduced: ReducedTable, margins: Floats, coefficients: Floats, step: Floats, _score: float
    ) -> tuple[Floats, Floats, float]:
        return coefficients + step, *log_linear._evaluate(reduced, margins, coefficients + step)

    monkeypatch.setattr(log_linear, "_advance", whole)
    arrived = None
    with np.errstate(all="ignore"), contextlib.suppress(np.linalg.LinAlgError):
        arrived = log_linear.fit_reduced(reduced)
    assert arrived is None or not arrived.converged
    assert entry["from_nought_glm_fails"] is True


@each
@pytest.mark.usefixtures("from_nought")
def test_the_fit_of_one_model_arrives(entry: dict[str, Any], reduced: ReducedTable) -> None:
    fit = log_linear.fit_reduced(reduced)
    assert fit.converged
    assert fit.coefficients == pytest.approx(of_r(reduced, entry), rel=1e-9)
    assert fit.deviance == pytest.approx(entry["deviance"], rel=1e-9)


@each
@needs_numba
def test_the_compiled_loop_arrives(entry: dict[str, Any], reduced: ReducedTable) -> None:
    """It starts from the parameters of another table, which may be far away."""
    from darkfigure._multiple_systems import compiled_fit

    beta, terms = np.zeros(len(reduced.terms)), np.array(reduced.terms)
    rested, _ = compiled_fit.fit(superset_sums(reduced.counts), reduced.possible, terms, len(terms), beta)
    assert rested
    assert beta == pytest.approx(of_r(reduced, entry), rel=1e-9)


@each
def test_a_step_of_a_batch_is_halved_until_the_likelihood_rises(entry: dict[str, Any], reduced: ReducedTable) -> None:
    """Beside a row that stands at its goal and takes no step."""
    goal = of_r(reduced, entry)
    terms = np.array([reduced.terms, reduced.terms])
    possible = np.array([reduced.possible, reduced.possible])
    statistics = superset_sums(reduced.counts)[terms]
    betas = np.array([np.zeros(len(goal)), goal])
    sums, scores = batches._evaluate(possible, terms, betas, statistics)
    steps, _ = batches._solve(sums[:1, terms[0][:, None] | terms[0]], (statistics - sums[[[0], [1]], terms])[:1])
    moved, _, reached = batches._advance(possible, terms, betas, np.array([steps[0], 0 * goal]), statistics, scores)
    assert reached[0] > scores[0]
    assert 0 < np.abs(moved[0]).max() < np.abs(steps[0]).max()
    assert moved[1] == pytest.approx(goal)


@each
def test_a_regression_with_any_design_arrives(entry: dict[str, Any], reduced: ReducedTable) -> None:
    cells = np.flatnonzero(reduced.possible)
    design = ((cells[:, None] & np.array(reduced.terms)) == np.array(reduced.terms)).astype(float)
    counts = reduced.counts[cells]
    beta, step = np.zeros(design.shape[1]), np.zeros(design.shape[1])
    means, score = poisson_regression._evaluate(design, counts, beta)
    for _ in range(200):
        step = np.linalg.lstsq(design.T @ (means[:, None] * design), design.T @ (counts - means), rcond=None)[0]
        beta, means, score = poisson_regression._advance(design, counts, beta, step, score)
    assert beta == pytest.approx(of_r(reduced, entry), rel=1e-9)
    assert poisson_regression.fit_poisson(design, counts).coefficients == pytest.approx(beta, rel=1e-9)


def one_term(count: float) -> tuple[ReducedTable, Floats]:
    """One list and an intercept b alone: the score is `count * b - exp(b)`, highest at log(count)."""
    counts = np.array([0.0, count])
    return ReducedTable(counts, np.array([False, True]), (0,), ()), superset_sums(counts)


def score(count: float, at: float) -> float:
    return count * at - float(np.exp(at))


def test_a_step_that_does_not_lower_the_likelihood_is_taken_whole() -> None:
    reduced, margins = one_term(5.0)
    at, means, reached = log_linear._advance(reduced, margins, np.array([1.0]), np.array([0.5]), score(5, 1.0))
    assert at == pytest.approx([1.5])
    assert means == pytest.approx([0.0, np.exp(1.5)])
    assert reached == pytest.approx(score(5, 1.5))


@pytest.mark.parametrize(("step", "halved"), [(1.1, 1.1), (1.15, 0.575), (2.0, 1.0), (4.0, 1.0)])
def test_a_step_past_the_top_is_halved_until_it_is_no_loss_however_small_the_loss(step: float, halved: float) -> None:
    """From 1.0 the likelihood is as high again just past 2.1."""
    reduced, margins = one_term(5.0)
    assert (score(5, 1.0 + step) < score(5, 1.0)) is (step != halved)
    at, _, _ = log_linear._advance(reduced, margins, np.array([1.0]), np.array([step]), score(5, 1.0))
    assert at == pytest.approx([1.0 + halved])


@pytest.mark.parametrize(("step", "taken"), [(1e-6, 1e-6), (1e-5, 1.25e-6)])
def test_near_the_top_what_is_lost_in_rounding_is_no_loss(step: float, taken: float) -> None:
    """The likelihood is 2e10 and known to 13 digits: 0.0005 is nothing, 0.05 is a loss."""
    reduced, margins = one_term(1e9)
    top = float(np.log(1e9))
    before = score(1e9, top)
    at, _, reached = log_linear._advance(reduced, margins, np.array([top]), np.array([step]), before)
    assert reached < before
    assert at - top == pytest.approx([taken], rel=1e-6)


def test_a_step_that_only_lowers_is_given_up_after_forty_halves() -> None:
    reduced, margins = one_term(5.0)
    top = np.log(5.0)
    at, _, _ = log_linear._advance(reduced, margins, np.array([top]), np.array([-1.0]), score(5, top) + 1.0)
    assert at == pytest.approx([top - 2.0**-39], abs=1e-15)
