"""An interval that carries the choice of the model: resample, choose again, estimate again."""

from __future__ import annotations

import dataclasses
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._estimates import Diagnostic, Estimate, Interval
from darkfigure._multiple_systems.engine import Progress, silent
from darkfigure._multiple_systems.resampling import acceleration, bca_interval, draw_resamples, jackknife_tables

LEVEL = 0.95
LOW, HIGH = 0.025, 0.975
FEWEST = 2
MOST_RESAMPLES = 1_000_000
MOST_JOBS = 256
# Resamples are kept as counts of every pattern: this many take half a gigabyte.
MOST_CELLS = 1 << 26
SERIOUS_SHARE = 0.05

Populations = Callable[[NDArray[np.float64], Progress], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """How to resample.

    Parameters
    ----------
    resamples : int
        How many to draw.
    seed : int
        Seed of the draws; by default a fresh one, which the estimate records.
    recorded : array of float, shape (resamples, 2**lists), optional
        Resamples to use instead of drawing.
    jobs : int
        Threads.
    progress : callable
        Told now and then how many resamples are done, of how many.
    """

    resamples: int = 1000
    seed: int = field(default_factory=lambda: secrets.randbits(32))
    recorded: NDArray[np.float64] | None = None
    jobs: int = 1
    progress: Progress = field(default=silent, compare=False)

    def __post_init__(self) -> None:
        if self.recorded is None and self.resamples < FEWEST:
            raise InvalidInput("resamples", self.resamples, f"{FEWEST} or more")
        if self.seed < 0:
            raise InvalidInput("seed", self.seed, "a whole number from 0")
        if not 1 <= self.jobs <= MOST_JOBS:
            raise InvalidInput("jobs", self.jobs, f"a whole number from 1 to {MOST_JOBS}")
        if self.recorded is None and self.resamples > MOST_RESAMPLES:
            raise InvalidInput("resamples", self.resamples, f"{FEWEST} to {MOST_RESAMPLES:,}")

    def tables(self, histories: CaptureHistories) -> NDArray[np.float64]:
        """Return the resamples, shape (resamples, 2**lists)."""
        if self.recorded is not None:
            return self.recorded
        most = MOST_CELLS >> len(histories.lists)
        if self.resamples > most:
            raise InvalidInput("resamples", self.resamples, f"at most {most:,} for {len(histories.lists)} lists")
        return draw_resamples(histories, self.resamples, np.random.default_rng(self.seed))


def with_bootstrap(
    histories: CaptureHistories, estimate: Estimate, populations: Populations, bootstrap: Bootstrap
) -> Estimate:
    """Replace the interval of an estimate by a BCa bootstrap interval.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    estimate : Estimate
        The estimate from all the data.
    populations : callable
        Repeats the whole procedure on tables of shape (tables, 2**lists), telling its progress; nan where it fails,
        fewer when interrupted.
    bootstrap : Bootstrap
        How to resample.
    """
    leave_one_out = populations(jackknife_tables(histories), silent)
    replicates = populations(bootstrap.tables(histories), bootstrap.progress)
    return bootstrap_estimate(histories, estimate, replicates, leave_one_out, bootstrap)


def bootstrap_estimate(
    histories: CaptureHistories,
    estimate: Estimate,
    replicates: NDArray[np.float64],
    leave_one_out: NDArray[np.float64],
    bootstrap: Bootstrap,
) -> Estimate:
    """Put a bootstrap distribution into the estimate."""
    skewness = acceleration(leave_one_out, np.array(histories.counts, dtype=float))
    bca = bca_interval(estimate.population, replicates, skewness)
    notes = [*estimate.diagnostics]
    wanted = bootstrap.resamples if bootstrap.recorded is None else len(bootstrap.recorded)
    if len(replicates) < wanted:
        message = f"interrupted: the interval rests on {len(replicates)} of {wanted} resamples"
        notes.append(Diagnostic("interrupted", message, serious=True))
    if bca.unusable:
        share = bca.unusable / len(replicates)
        message = f"{bca.unusable} of {len(replicates)} resamples gave no estimate and were left out"
        notes.append(Diagnostic("resamples-unusable", message, serious=share > SERIOUS_SHARE))
    if np.isnan(bca.bias) or np.isnan(skewness):
        message = "the bootstrap gives no interval: the estimate lies outside its own resamples or the jackknife fails"
        notes.append(Diagnostic("bca-failed", message, serious=True))
    return dataclasses.replace(
        estimate,
        interval=Interval(bca.bounds[LOW], bca.bounds[HIGH], LEVEL, "BCa bootstrap"),
        quantiles=bca.bounds,
        seed=None if bootstrap.recorded is not None else bootstrap.seed,
        diagnostics=tuple(notes),
        details={
            **estimate.details,
            "bootstrap": {
                "resamples": len(replicates),
                "unusable": bca.unusable / len(replicates),
                "bias": bca.bias,
                "acceleration": skewness,
                "median": float(np.nanmedian(replicates)) if bca.unusable < len(replicates) else float("nan"),
            },
        },
    )
