"""Draws from a posterior distribution, and the estimate that is read from them."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._estimates import Diagnostic, Estimate, Interval
from darkfigure._multiple_systems.convergence import Convergence, assess
from darkfigure._version import __version__

if TYPE_CHECKING:
    import arviz

PROBABILITIES = (0.025, 0.1, 0.5, 0.9, 0.975)
POPULATION = "population"


@dataclass(frozen=True, slots=True)
class Posterior:
    """Draws by chain.

    Parameters
    ----------
    draws : mapping of str to array of float, shape (chains, draws) or (chains, draws, ...)
        Each quantity with its draws; ``"population"`` is always among them, in persons.
    seed : int
        Seed of the random numbers.
    """

    draws: Mapping[str, NDArray[np.float64]]
    seed: int

    @property
    def population(self) -> NDArray[np.float64]:
        """Draws of the population, shape (chains, draws)."""
        return self.draws[POPULATION]

    def convergence(self, name: str = POPULATION) -> Convergence:
        """Judge whether the chains of one quantity agree."""
        return assess(self.draws[name])

    def to_arviz(self) -> arviz.InferenceData:
        """Return the draws as ArviZ InferenceData, for its plots and checks; needs the extra ``bayes``."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", FutureWarning)  # the announcement of ArviZ 1 at each import
                import arviz
        except ImportError as error:
            raise InvalidInput("arviz", "not installed", "pip install 'darkfigure[bayes]'") from error
        data: arviz.InferenceData = arviz.from_dict(posterior=dict(self.draws))
        data.attrs.update({"library": f"darkfigure {__version__}", "seed": self.seed})
        return data


@dataclass(frozen=True, slots=True, repr=False)
class PosteriorEstimate(Estimate):
    """An estimate with the draws that it was read from.

    Parameters
    ----------
    posterior : Posterior
        The draws; other fields as in :class:`darkfigure.Estimate`, with the posterior median as population.
    """

    posterior: Posterior | None = None


def describe_posterior(
    histories: CaptureHistories,
    posterior: Posterior,
    *,
    method: str,
    level: float,
    model: str | None = None,
    terms: Sequence[str] = (),
    minus_infinity: Sequence[str] = (),
    diagnostics: tuple[Diagnostic, ...] = (),
    details: Mapping[str, Any] | None = None,
) -> PosteriorEstimate:
    """Read median, quantiles and convergence from draws.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    posterior : Posterior
        The draws.
    method, level, model, diagnostics, details
        As in :class:`darkfigure.Estimate`.
    terms : sequence of str
        Quantities of the posterior to report as coefficients, by mean and standard deviation.
    minus_infinity : sequence of str
        Parameters that were put at minus infinity.
    """
    population = posterior.population
    low, high = np.quantile(population, [(1 - level) / 2, (1 + level) / 2])
    agreement = posterior.convergence()
    coefficients = {name: float(posterior.draws[name].mean()) for name in terms}
    coefficients.update(dict.fromkeys(minus_infinity, -np.inf))
    return PosteriorEstimate(
        population=float(np.median(population)),
        interval=Interval(float(low), float(high), level, "posterior quantiles"),
        observed=histories.observed,
        method=method,
        digest=histories.digest,
        version=__version__,
        model=model,
        standard_error=float(population.std(ddof=1)),
        quantiles={
            p: float(value) for p, value in zip(PROBABILITIES, np.quantile(population, PROBABILITIES), strict=True)
        },
        coefficients=coefficients,
        standard_errors={name: float(posterior.draws[name].std(ddof=1)) for name in terms},
        diagnostics=(*agreement.diagnostics(), *diagnostics),
        seed=posterior.seed,
        details={
            "chains": population.shape[0],
            "draws": population.shape[1],
            "rhat": agreement.rhat,
            "effective_draws": agreement.effective_draws,
            "monte_carlo_error": agreement.monte_carlo_error,
            **(details or {}),
        },
        posterior=posterior,
    )
