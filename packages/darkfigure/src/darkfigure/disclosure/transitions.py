"""Transition tables: with which probability a count is published as which, at the largest entropy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import optimize
from scipy.special import logsumexp, softmax

from darkfigure._errors import InvalidInput
from darkfigure.disclosure.primary import Zeros

Vector = NDArray[np.float64]

LARGEST = 50
ACTIVE, EXACT = 1e-7, 1e-9


@dataclass(frozen=True)
class Transitions:
    """Noise for counts: unbiased, bounded, of a chosen variance, and otherwise as uncertain as can be.

    For a count i from 1, the probabilities p of the values that can be published instead maximise the entropy
    ``-sum p_j log p_j`` such that ``sum p_j (j - i) = 0`` and ``sum p_j (j - i)^2 <= variance``. Where the count itself
    can be published, no value is likelier than one that is nearer to it on the same side. The tables equal those of
    the R package ptable (Giessing 2016).

    Parameters
    ----------
    largest_noise : int
        The largest distance between a count and what is published, from 1 to 50.
    variance : float
        The variance of the noise: exactly for counts from :attr:`last`, at most for smaller ones; no more than
        ``largest_noise * (largest_noise + 1) / 3``, where all noise is equally likely.
    blocked : int
        Values from 1 to this number are never published; fewer than ``largest_noise``.
    zeros : {"shown", "hidden"}
        Whether a zero stays a zero, so that a published value above zero says that there is somebody; or gets noise
        like every other count. That noise can only be upwards, so it is biased by :attr:`bias_of_zeros`.

    Raises
    ------
    InvalidInput
        For noise that cannot be made: a variance that is too small for the values that are blocked, for instance.

    References
    ----------
    S. Giessing, Computational issues in the design of transition probabilities and disclosure risk estimation for
    additive noise, *Privacy in Statistical Databases* (2016). J. Marley, V. Leaver, A method for confidentialising
    user-defined tables, *58th World Statistics Congress* (2011).

    Examples
    --------
    >>> Transitions(largest_noise=2, variance=1, blocked=0).probabilities(2).round(4).tolist()
    [0.0638, 0.2447, 0.383, 0.2447, 0.0638]
    """

    largest_noise: int = 5
    variance: float = 3.0
    blocked: int = 2
    zeros: Zeros = "shown"

    def __post_init__(self) -> None:
        if not 1 <= self.largest_noise <= LARGEST:
            raise InvalidInput("largest_noise", self.largest_noise, f"a whole number from 1 to {LARGEST}")
        if not 0 <= self.blocked < self.largest_noise:
            raise InvalidInput("blocked", self.blocked, f"a whole number from 0, and under {self.largest_noise}")
        least = max((i * (self.blocked + 1 - i) for i in range(1, self.blocked + 1)), default=0)
        most = self.largest_noise * (self.largest_noise + 1) / 3
        if not least < self.variance <= most:
            allowed = f"above {least} and at most {most:.4g}, with values up to {self.blocked} blocked"
            raise InvalidInput("variance", self.variance, allowed)
        if self.zeros not in ("shown", "hidden"):
            raise InvalidInput("zeros", self.zeros, "'shown' or 'hidden'")
        _ = self._rows

    @property
    def last(self) -> int:
        """The count from which on all have the same noise."""
        return self.largest_noise + (self.blocked + 1 if self.blocked else 0)

    def values(self, count: int) -> NDArray[np.int64]:
        """Return the values that can be published instead of a count, in ascending order."""
        if count == 0 and self.zeros == "shown":
            return np.zeros(1, dtype=np.int64)
        values = np.arange(max(0, count - self.largest_noise), count + self.largest_noise + 1)
        return np.asarray(values[(values == 0) | (values > self.blocked)], dtype=np.int64)

    def probabilities(self, count: int) -> Vector:
        """Return the probability of each of those values."""
        return self._rows[min(count, self.last)]

    @property
    def bias_of_zeros(self) -> float:
        """The mean of what is published instead of a zero."""
        return float(self.probabilities(0) @ self.values(0))

    @cached_property
    def _rows(self) -> tuple[Vector, ...]:
        return tuple(self._solve(count) for count in range(self.last + 1))

    def _solve(self, count: int) -> Vector:
        """Find the probabilities of one count by the dual of its program, which is smooth and convex."""
        values = self.values(count)
        noise = (values - count).astype(float)
        if len(values) == 1:
            return np.ones(1)
        scale = np.sqrt(self.variance)
        means = [noise / scale] if count else []
        rising = [_step(len(values), j, j + 1) for j in range(len(values) - 1) if values[j + 1] <= count]
        falling = [_step(len(values), j + 1, j) for j in range(len(values) - 1) if values[j] >= count]
        ordered = [*rising, *falling] if count in values else []
        features = np.array([*means, (noise / scale) ** 2 - 1, *ordered])
        found = _largest_entropy(features, len(means))
        if not np.all(features @ found <= EXACT) or (means and abs(features[0] @ found) > EXACT):
            raise InvalidInput("variance", self.variance, f"one for which a count of {count} can be given noise")
        return found

    def noised(self, counts: NDArray[np.int64], keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return what is published of counts, as their cell keys say.

        Parameters
        ----------
        counts : array of int, shape (cells,)
        keys : array of uint64, shape (cells,)
            The cell keys, taken as places between 0 and 1 on the scale of the cumulative probabilities.

        Returns
        -------
        array of int, shape (cells,)
        """
        places = (keys >> np.uint64(11)).astype(float) * 2.0**-53
        published = np.zeros(len(counts), dtype=np.int64)
        rows = np.minimum(counts, self.last)
        for row in np.unique(rows):
            chosen = rows == row
            sums = np.cumsum(self._rows[row])[:-1]
            noise = self.values(int(row)) - row
            published[chosen] = counts[chosen] + noise[np.searchsorted(sums, places[chosen], side="right")]
        return published


def _step(size: int, less: int, more: int) -> Vector:
    """Return the condition that one probability is at most another."""
    row = np.zeros(size)
    row[less], row[more] = 1.0, -1.0
    return row


def _largest_entropy(features: Vector, equalities: int) -> Vector:
    """Return the probabilities of largest entropy whose features have mean 0 (the first ones) or at most 0.

    Conditions on the order of the probabilities, which follow the first rows, are added when they are broken.
    """
    used = list(range(equalities + 1))
    while True:
        found = _largest_entropy_with(features[used], equalities)
        broken = [row for row in np.flatnonzero(features @ found > EXACT).tolist() if row not in used]
        if not broken:
            return found
        used += broken


def _largest_entropy_with(features: Vector, equalities: int) -> Vector:
    """Minimise the dual roughly, then solve the conditions that bind exactly."""

    def dual(prices: Vector) -> tuple[float, Vector]:
        exponents = -prices @ features
        return float(logsumexp(exponents)), -features @ softmax(exponents)

    bounds: list[tuple[float | None, float | None]] = [(None, None)] * equalities
    bounds += [(0, None)] * (len(features) - equalities)
    start = np.zeros(len(features))
    near = optimize.minimize(
        dual,
        start,
        jac=True,
        bounds=bounds,
        method="L-BFGS-B",
        options={"maxiter": 1_000, "ftol": 1e-15, "gtol": 1e-9},
    )
    active = np.flatnonzero((near.x > ACTIVE) | (np.arange(len(features)) < equalities))
    binding = features[active]

    def means(prices: Vector) -> Vector:
        return np.asarray(binding @ softmax(-prices @ binding))

    def slopes(prices: Vector) -> Vector:
        probabilities = softmax(-prices @ binding)
        return np.asarray(np.outer(binding @ probabilities, means(prices)) - (binding * probabilities) @ binding.T)

    exact = optimize.root(means, near.x[active], jac=slopes, tol=1e-14).x if len(active) else np.zeros(0)
    return np.asarray(softmax(-exact @ binding))
