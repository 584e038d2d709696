"""The estimator that a report uses: least BIC over all models, or over those that a search comes by."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._estimates import Estimate
from darkfigure._multiple_systems import engine
from darkfigure._multiple_systems.bic import estimate_bic
from darkfigure._multiple_systems.bootstrap import Bootstrap, bootstrap_estimate
from darkfigure._multiple_systems.model_ranking import ModelRanking, rank_models, require_reachable, search_models
from darkfigure._multiple_systems.resampling import jackknife_tables


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


def resampled_estimate(
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
