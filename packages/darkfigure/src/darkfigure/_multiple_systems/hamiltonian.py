r"""Draws from the posterior of a Poisson log-linear model, by Hamiltonian Monte Carlo in many chains at once.

The log posterior :math:`\sum_\omega (y_\omega \eta_\omega - e^{\eta_\omega}) - \tfrac12 \beta^\top P \beta` with
:math:`\eta = X\beta` is concave, so the mode and the curvature there give coordinates in which the distribution is
nearly round; in those a few leapfrog steps cross it. All chains move together in one matrix product.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WARM_UP = 100
TRAJECTORY = math.pi / 2
FIRST_STEP = 0.4
ACCEPTANCE = 0.85
OVERDISPERSION = 1.5
LARGEST_EXPONENT = 60.0
NEWTON_STEPS = 200
MOST_STEPS = 30


@dataclass(frozen=True, slots=True)
class PoissonTarget:
    """A Poisson log-linear posterior with independent normal priors around zero.

    Parameters
    ----------
    design : array of float, shape (cells, terms)
        Design matrix.
    counts : array of float, shape (cells,)
        Persons per cell.
    precision : array of float, shape (terms,)
        Reciprocal prior variances; 0 is a flat prior.
    """

    design: NDArray[np.float64]
    counts: NDArray[np.float64]
    precision: NDArray[np.float64]

    def log_density(self, coefficients: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the log posterior up to a constant, for coefficients of shape (terms, chains)."""
        exponents = np.minimum(self.design @ coefficients, LARGEST_EXPONENT)
        prior = 0.5 * (self.precision[:, None] * coefficients**2).sum(axis=0)
        density: NDArray[np.float64] = self.counts @ exponents - np.exp(exponents).sum(axis=0) - prior
        return density

    def gradient(self, coefficients: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the slope of the log posterior, shape (terms, chains)."""
        means = np.exp(np.minimum(self.design @ coefficients, LARGEST_EXPONENT))
        return np.asarray(self.design.T @ (self.counts[:, None] - means) - self.precision[:, None] * coefficients)

    def mode(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the mode and the curvature there, by Newton's method with halved steps."""
        start = np.log(self.counts + 0.5)
        coefficients = np.asarray(np.linalg.lstsq(self.design, start, rcond=None)[0], dtype=np.float64)[:, None]
        reached = self.log_density(coefficients)[0]
        for _ in range(NEWTON_STEPS):
            slope = self.gradient(coefficients)
            step = np.linalg.solve(self.curvature(coefficients), slope)
            if (slope * step).sum() < 1e-10:
                break
            while (trial := self.log_density(coefficients + step)[0]) < reached and np.abs(step).max() > 1e-12:
                step = step / 2
            coefficients, reached = np.asarray(coefficients + step), trial
        return coefficients[:, 0], self.curvature(coefficients)

    def curvature(self, coefficients: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return minus the second derivative, shape (terms, terms)."""
        means = np.exp(np.minimum(self.design @ coefficients, LARGEST_EXPONENT))
        return np.asarray(self.design.T @ (means * self.design) + np.diag(self.precision))


def sample(target: PoissonTarget, *, chains: int, draws: int, seed: int) -> NDArray[np.float64]:
    """Draw from a log-linear posterior.

    Parameters
    ----------
    target : PoissonTarget
        The posterior; it must be proper.
    chains, draws : int
        Chains, and draws kept in each after some of warming up.
    seed : int
        Seed of the random numbers.

    Returns
    -------
    array of float, shape (chains, draws, terms)

    References
    ----------
    Neal, R. M. (2011). MCMC using Hamiltonian dynamics. Handbook of Markov Chain Monte Carlo, chapter 5.
    """
    rng = np.random.default_rng(seed)
    centre, curvature = target.mode()
    scale = np.linalg.inv(np.linalg.cholesky(curvature)).T
    round_target = _RoundTarget.of(target, centre, scale)
    place = rng.normal(scale=OVERDISPERSION, size=(len(centre), chains))
    density, slope = round_target.density_and_slope(place)
    step = FIRST_STEP
    kept = np.empty((draws, len(centre), chains))
    for turn in range(-WARM_UP, draws):
        jittered = step * rng.uniform(0.8, 1.2)
        # Where the posterior is nearly flat steps get tiny; a bounded path then shows as chains that have not settled.
        steps = min(max(1, round(TRAJECTORY / jittered * rng.uniform(0.5, 1.2))), MOST_STEPS)
        momentum = rng.normal(size=place.shape)
        moved = round_target.travel(place, slope, momentum, step=jittered, steps=steps)
        change = moved.energy - (density - 0.5 * (momentum**2).sum(axis=0))
        chance = np.exp(np.minimum(np.nan_to_num(change, nan=-np.inf), 0.0))
        accepted = rng.uniform(size=chains) < chance
        place, slope = np.where(accepted, moved.place, place), np.where(accepted, moved.slope, slope)
        density = np.where(accepted, moved.density, density)
        if turn < 0:
            step *= math.exp((chance.mean() - ACCEPTANCE) / math.sqrt(turn + WARM_UP + 1))
        else:
            kept[turn] = place
    return np.asarray(centre + np.einsum("ij,djc->cdi", scale, kept))


@dataclass(frozen=True, slots=True)
class _Moved:
    """Where trajectories end; arrays have a column per chain."""

    place: NDArray[np.float64]
    slope: NDArray[np.float64]
    density: NDArray[np.float64]
    energy: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _RoundTarget:
    """A posterior in the coordinates in which it is nearly round: one matrix product there and one back."""

    design: NDArray[np.float64]
    offset: NDArray[np.float64]
    counts: NDArray[np.float64]
    precision: NDArray[np.float64]
    pull: NDArray[np.float64]

    @classmethod
    def of(cls, target: PoissonTarget, centre: NDArray[np.float64], scale: NDArray[np.float64]) -> _RoundTarget:
        weighted = target.precision[:, None] * scale
        return cls(
            design=target.design @ scale,
            offset=(target.design @ centre)[:, None],
            counts=target.counts[:, None],
            precision=scale.T @ weighted,
            pull=(weighted.T @ centre)[:, None],
        )

    def density_and_slope(self, place: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the log posterior up to a constant, and its slope."""
        exponents = np.minimum(self.design @ place + self.offset, LARGEST_EXPONENT)
        means = np.exp(exponents)
        prior = self.precision @ place
        density = (self.counts * exponents - means).sum(axis=0) - (place * (0.5 * prior + self.pull)).sum(axis=0)
        return density, self.design.T @ (self.counts - means) - prior - self.pull

    def slope(self, place: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the slope of the log posterior."""
        means = np.exp(np.minimum(self.design @ place + self.offset, LARGEST_EXPONENT))
        return np.asarray(self.design.T @ (self.counts - means) - self.precision @ place - self.pull)

    def travel(
        self,
        place: NDArray[np.float64],
        slope: NDArray[np.float64],
        momentum: NDArray[np.float64],
        *,
        step: float,
        steps: int,
    ) -> _Moved:
        """Follow a trajectory by leapfrog steps."""
        momentum = momentum + 0.5 * step * slope
        for _ in range(steps - 1):
            place = place + step * momentum
            momentum = momentum + step * self.slope(place)
        place = place + step * momentum
        density, slope = self.density_and_slope(place)
        momentum = momentum + 0.5 * step * slope
        return _Moved(place, slope, density, density - 0.5 * (momentum**2).sum(axis=0))
