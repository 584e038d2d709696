r"""Have several chains settled, and how many independent draws are theirs worth?

Rank-normalised split :math:`\hat R` and effective sample size, after Vehtari, Gelman, Simpson, Carpenter and Bürkner
(2021). Both look at several chains at once: one chain alone can sit in one mode for ever and look perfect.

References
----------
Vehtari, A., Gelman, A., Simpson, D., Carpenter, B., Bürkner, P.-C. (2021). Rank-normalization, folding, and
localization: an improved R-hat for assessing convergence of MCMC. Bayesian Analysis 16, 667-718.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from darkfigure._estimates import Diagnostic

RHAT_LIMIT = 1.01
DRAWS_NEEDED = 400
FEW_CHAINS = 4


@dataclass(frozen=True, slots=True)
class Convergence:
    """How well the chains of one quantity agree.

    Parameters
    ----------
    rhat : float
        Spread over all chains against spread within them; 1 where they agree.
    effective_draws : float
        Independent draws that the chains are worth for the middle of the distribution.
    monte_carlo_error : float
        Standard error of the median that comes from sampling only, in the unit of the quantity.
    chains : int
        Number of chains.
    """

    rhat: float
    effective_draws: float
    monte_carlo_error: float
    chains: int

    @property
    def settled(self) -> bool:
        """Whether the chains agree well enough to be used."""
        return self.chains > 1 and self.rhat <= RHAT_LIMIT and self.effective_draws >= DRAWS_NEEDED

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Say what a reader must know about the chains."""
        notes = []
        if self.chains < FEW_CHAINS:
            message = f"only {self.chains} chain(s): chains that have not settled cannot be told from chains that have"
            notes.append(Diagnostic("few-chains", message, serious=self.chains == 1))
        if not self.settled and self.chains > 1:
            message = (
                f"the chains have not settled (R-hat {self.rhat:.3f}, limit {RHAT_LIMIT}; worth "
                f"{self.effective_draws:.0f} independent draws, {DRAWS_NEEDED} needed): run longer, or distrust them"
            )
            notes.append(Diagnostic("convergence", message, serious=True))
        return tuple(notes)


def assess(draws: NDArray[np.float64]) -> Convergence:
    """Judge the chains of one quantity.

    Parameters
    ----------
    draws : array of float, shape (chains, draws)
        At least four draws a chain.

    Examples
    --------
    >>> chains = np.random.default_rng(1).normal(size=(4, 1000))
    >>> assess(chains).settled
    True
    >>> assess(chains + np.arange(4)[:, None]).settled
    False
    """
    return Convergence(
        rhat=rhat(draws),
        effective_draws=effective_draws(draws),
        monte_carlo_error=median_error(draws),
        chains=draws.shape[0],
    )


def rhat(draws: NDArray[np.float64]) -> float:
    """Return the larger of the rank-normalised split R-hat of the values and of their distance from the median."""
    if np.ptp(draws) == 0:
        return 1.0
    folded = np.abs(draws - np.median(draws))
    return max(_plain_rhat(_normal_scores(_split(draws))), _plain_rhat(_normal_scores(_split(folded))))


def effective_draws(draws: NDArray[np.float64]) -> float:
    """Return the bulk effective sample size of the chains."""
    return _plain_effective(_normal_scores(_split(draws)))


def median_error(draws: NDArray[np.float64]) -> float:
    """Return the Monte Carlo standard error of the median."""
    from scipy.stats import beta

    below = (draws <= np.median(draws)).astype(float)
    size = max(_plain_effective(_split(below)), 2.0)
    bounds = beta.ppf([0.1586553, 0.8413447], size / 2 + 1, size / 2 + 1)
    return float(np.ptp(np.quantile(draws, bounds))) / 2


def _split(draws: NDArray[np.float64]) -> NDArray[np.float64]:
    """Cut each chain in two, so that a slow drift shows as a difference between chains."""
    half = draws.shape[1] // 2
    return np.concatenate([draws[:, :half], draws[:, -half:]])


def _normal_scores(draws: NDArray[np.float64]) -> NDArray[np.float64]:
    from scipy.special import ndtri
    from scipy.stats import rankdata

    ranks = rankdata(draws, axis=None).reshape(draws.shape)
    return np.asarray(ndtri((ranks - 0.375) / (draws.size + 0.25)))


def _plain_rhat(draws: NDArray[np.float64]) -> float:
    length = draws.shape[1]
    within = draws.var(axis=1, ddof=1).mean()
    if within == 0:
        return float("inf")
    between = draws.mean(axis=1).var(ddof=1)
    return float(np.sqrt((length - 1) / length + between / within))


def _plain_effective(draws: NDArray[np.float64]) -> float:
    """Sum the autocorrelations until pairs of them turn negative (Geyer's initial monotone sequence)."""
    chains, length = draws.shape
    centred = draws - draws.mean(axis=1, keepdims=True)
    spectrum = np.fft.rfft(centred, n=2 * length, axis=1)
    covariances = np.fft.irfft(np.abs(spectrum) ** 2, axis=1)[:, :length] / length
    within = covariances[:, 0].mean() * length / (length - 1)
    if within == 0:
        return float(chains * length)
    total = within * (length - 1) / length + (draws.mean(axis=1).var(ddof=1) if chains > 1 else 0.0)
    correlations = 1 - (within - covariances.mean(axis=0)) / total
    correlations[0] = 1.0
    pairs = correlations[: length // 2 * 2].reshape(-1, 2).sum(axis=1)
    ended = int(np.argmax(pairs < 0)) if (pairs < 0).any() else len(pairs)
    time = max(-1 + 2 * float(np.minimum.accumulate(pairs[:ended]).sum()), 1 / np.log10(chains * length))
    return float(chains * length / time)
