"""Poisson regression with any design, for the models that are not hierarchical log-linear."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STEPS = 200
ENOUGH = 1e-10
STEEPEST = 50.0


@dataclass(frozen=True, slots=True)
class PoissonFit:
    """Maximum likelihood fit.

    Parameters
    ----------
    coefficients : array of float, shape (columns,)
        Parameters; the first belongs to the intercept.
    covariance : array of float, shape (columns, columns)
        Inverse of the information.
    means : array of float, shape (rows,)
        Fitted means.
    deviance : float
        Twice the distance in log-likelihood from a perfect fit.
    converged : bool
        Whether the iteration came to rest at finite parameters.
    """

    coefficients: Floats
    covariance: Floats
    means: Floats
    deviance: float
    converged: bool


def fit_poisson(design: Floats, counts: Floats) -> PoissonFit:
    """Fit counts with logarithmic means that are linear in the design.

    Parameters
    ----------
    design : array of float, shape (rows, columns)
        The first column must be ones.
    counts : array of float, shape (rows,)
        Counts, not necessarily whole.
    """
    root = np.sqrt(counts + 0.5)
    beta = np.asarray(np.linalg.lstsq(design * root[:, None], root * np.log(counts + 0.5), rcond=None)[0], dtype=float)
    means, score = _evaluate(design, counts, beta)
    converged = False
    for _ in range(STEPS):
        gradient = design.T @ (counts - means)
        step = np.asarray(np.linalg.lstsq(design.T @ (means[:, None] * design), gradient, rcond=None)[0], dtype=float)
        beta, means, score = _advance(design, counts, beta, step, score)
        if gradient @ step < ENOUGH:
            converged = bool(np.all(np.abs(beta[1:]) < STEEPEST))
            break
    covariance = np.asarray(np.linalg.pinv(design.T @ (means[:, None] * design)), dtype=float)
    return PoissonFit(beta, covariance, means, poisson_deviance(counts, means), converged)


def poisson_deviance(counts: Floats, means: Floats) -> float:
    """Return the deviance; a row without counts adds twice its mean."""
    seen = counts > 0
    return max(0.0, float(2 * (np.sum(counts[seen] * np.log(counts[seen] / means[seen])) - np.sum(counts - means))))


def _evaluate(design: Floats, counts: Floats, beta: Floats) -> tuple[Floats, float]:
    exponents = np.clip(design @ beta, -700.0, 700.0)
    means = np.exp(exponents)
    return means, float(counts @ exponents - means.sum())


def _advance(design: Floats, counts: Floats, beta: Floats, step: Floats, score: float) -> tuple[Floats, Floats, float]:
    """Take the step, or the largest half of a half of it that does not lower the likelihood."""
    for _ in range(40):
        means, reached = _evaluate(design, counts, beta + step)
        if reached >= score - 1e-12 * abs(score):
            break
        step = step / 2
    return beta + step, means, reached
