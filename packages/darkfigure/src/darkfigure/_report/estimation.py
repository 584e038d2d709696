"""The estimator that a report uses: least BIC over all models, or over those that a search comes by."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput, NotEstimable
from darkfigure._estimates import Estimate, Interval
from darkfigure._multiple_systems import engine
from darkfigure._multiple_systems.bic import estimate_bic
from darkfigure._multiple_systems.bootstrap import Bootstrap, bootstrap_estimate
from darkfigure._multiple_systems.evidence import look_at_lists
from darkfigure._multiple_systems.log_linear import fit_model
from darkfigure._multiple_systems.model_ranking import ModelRanking, rank_models, require_reachable, search_models
from darkfigure._multiple_systems.refusal import ERROR_BOUNDS, Checks
from darkfigure._multiple_systems.resampling import jackknife_tables

HIGHEST_ORDER = 3
MOST_YEARS = 200
ROOM = "with room for differences between persons"
FACTOR = 1.96
LARGEST_EXPONENT = 60.0


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted.

    Parameters
    ----------
    counted : str
        Such as persons, victims, reports. A report is not a person.
    period : str
        Such as ``"2010-2015"``; empty where not told.
    years : float
        Length of the period, to give the number per year; 0 where not told.
    """

    counted: str = "persons"
    period: str = ""
    years: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.years <= MOST_YEARS:
            raise InvalidInput("years", self.years, f"a number from 0 to {MOST_YEARS}")


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """How the findings were made; with the digest enough to make them again.

    Parameters
    ----------
    unit : Unit
        What is counted.
    max_order : int
        Most lists in one interaction, for the figure itself; other orders are shown beside it.
    resamples, top, seed, jobs : int
        Bootstrap: resamples, models among which each chooses, seed, threads.
    call : str
        The command or call, for the appendix.
    """

    unit: Unit = dataclasses.field(default_factory=Unit)
    max_order: int = 2
    resamples: int = 500
    top: int = 100
    seed: int = 1
    jobs: int = 1
    call: str = ""

    def __post_init__(self) -> None:
        if self.max_order < 1 or self.top < 1:
            raise InvalidInput("max_order, top", (self.max_order, self.top), "whole numbers from 1")
        Bootstrap(self.resamples, seed=self.seed, jobs=self.jobs)


def every_model_visited(lists: int, max_order: int) -> bool:
    """Say whether all models of this order can be fitted."""
    try:
        require_reachable(lists, min(max_order, lists - 1))
    except InvalidInput:
        return False
    return True


def ranked(histories: CaptureHistories, max_order: int) -> ModelRanking:
    """Rank all models of an order, or those that a search comes by where there are too many.

    Raises
    ------
    NotEstimable
        When none can be estimated.
    """
    order = min(max_order, len(histories.lists) - 1)
    if every_model_visited(len(histories.lists), order):
        return rank_models(histories, order)
    return search_models(histories, order)


def plain_estimate(histories: CaptureHistories, max_order: int) -> Estimate:
    """Estimate without a bootstrap.

    Raises
    ------
    NotEstimable
        When no model can be estimated.
    """
    order = min(max_order, len(histories.lists) - 1)
    search = not every_model_visited(len(histories.lists), order)
    return estimate_bic(histories, max_order=order, search=search)


@dataclass(frozen=True, slots=True)
class Candidate:
    """The figure that a report would give, before anybody decided.

    Parameters
    ----------
    estimate : Estimate or None
        Least BIC with a bootstrap; its interval has room for differences between persons, where the lists can tell.
    failure : str
        Why there is none.
    replicates : array of float, shape (resamples,)
        Populations of the resamples; not finite where there was no estimate.
    rankings : mapping of int to ModelRanking
        Models by order of interaction.
    upper_by_order : mapping of int to float
        Upper end of the interval of the best model of each order.
    """

    estimate: Estimate | None
    failure: str
    replicates: NDArray[np.float64]
    rankings: Mapping[int, ModelRanking]
    upper_by_order: Mapping[int, float]

    @property
    def checks(self) -> Checks:
        """What the rule looks at beyond lists and estimate."""
        return Checks(
            spread=_spread(self.rankings),
            by_order={order: float(ranking.populations[0]) for order, ranking in self.rankings.items()},
            upper_by_order=self.upper_by_order,
            all_models=all(ranking.unvisited == 0 for ranking in self.rankings.values()),
        )


def find_candidate(
    histories: CaptureHistories, settings: ReportSettings, progress: engine.Progress = engine.silent
) -> Candidate:
    """Estimate as a report does, and rank the models of every order beside it."""
    rankings = _rankings(histories, settings)
    uppers = {order: _upper(histories, ranking) for order, ranking in rankings.items()}
    try:
        estimate, replicates = _resampled_estimate(histories, settings, progress)
    except NotEstimable as error:
        return Candidate(None, "; ".join(error.reasons), np.empty(0), rankings, uppers)
    return Candidate(_with_room(histories, estimate), "", replicates, rankings, uppers)


def _with_room(histories: CaptureHistories, estimate: Estimate) -> Estimate:
    """Widen the interval by that of the same model with room for differences between persons."""
    found, interval = look_at_lists(histories).differences, estimate.interval
    if found is None or found.error > ERROR_BOUNDS or math.isnan(interval.low):
        return estimate
    low, high = min(interval.low, found.low), max(interval.high, found.high)
    return dataclasses.replace(estimate, interval=Interval(low, high, interval.level, f"{interval.method}, {ROOM}"))


def _upper(histories: CaptureHistories, ranking: ModelRanking) -> float:
    """Return the upper end of the log-normal interval of the best model."""
    fit = fit_model(histories, ranking.models[0])
    exponent = float(fit.coefficients[0] + FACTOR * np.sqrt(fit.covariance[0, 0]))
    return histories.observed + math.exp(min(exponent, LARGEST_EXPONENT))


def _rankings(histories: CaptureHistories, settings: ReportSettings) -> dict[int, ModelRanking]:
    """Rank the models of each order: all of them, and for the order of the figure at least those of a search."""
    found: dict[int, ModelRanking] = {}
    lists = len(histories.lists)
    for order in range(1, min(max(HIGHEST_ORDER, settings.max_order), lists - 1) + 1):
        if order != settings.max_order and not every_model_visited(lists, order):
            continue
        try:
            found[order] = ranked(histories, order)
        except NotEstimable:
            continue
    return found


def _spread(rankings: Mapping[int, ModelRanking]) -> tuple[float, float] | None:
    """Return the spread within 6 BIC over all orders, so that no order hides what another shows."""
    spreads = [ranking.spread() for ranking in rankings.values() if ranking.max_order > 1] or [
        ranking.spread() for ranking in rankings.values()
    ]
    return (min(low for low, _ in spreads), max(high for _, high in spreads)) if spreads else None


def _resampled_estimate(
    histories: CaptureHistories, settings: ReportSettings, progress: engine.Progress = engine.silent
) -> tuple[Estimate, NDArray[np.float64]]:
    """Estimate with a bootstrap that repeats the choice of the model; also return its distribution.

    An interruption ends the bootstrap; the estimate then rests on the resamples that were finished, and says so.

    Returns
    -------
    tuple of Estimate and array of float, shape (resamples,)
        Populations of the resamples; not finite where there was no estimate.
    """
    plain = plain_estimate(histories, settings.max_order)
    candidates = engine.ModelTable.of(ranked(histories, settings.max_order).models[: settings.top])
    bootstrap = Bootstrap(settings.resamples, seed=settings.seed, jobs=settings.jobs)
    resamples, left_out = bootstrap.tables(histories), jackknife_tables(histories)
    jackknife = engine.choose_by_bic(left_out, candidates, histories.table())
    drawn = engine.choose_by_bic(resamples, candidates, histories.table(), jobs=settings.jobs, progress=progress)
    replicates = np.asarray(resamples.sum(axis=1)[: len(drawn.hidden)] + drawn.hidden, dtype=np.float64)
    # The bootstrap carries the choice of the model, so the note that it is ignored goes.
    notes = tuple(note for note in plain.diagnostics if note.code != "choice-ignored")
    carried = dataclasses.replace(plain, diagnostics=notes)
    estimate = bootstrap_estimate(histories, carried, replicates, left_out.sum(axis=1) + jackknife.hidden, bootstrap)
    return estimate, replicates
