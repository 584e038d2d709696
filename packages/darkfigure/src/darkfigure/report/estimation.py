"""The estimator that a report uses: least BIC over all models, or stepwise where there are too many of them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from darkfigure.capture_histories import CaptureHistories
from darkfigure.errors import InvalidInput
from darkfigure.estimates import Diagnostic, Estimate
from darkfigure.multiple_systems import engine
from darkfigure.multiple_systems.bic import estimate_by_bic
from darkfigure.multiple_systems.bootstrap import Bootstrap, bootstrap_estimate
from darkfigure.multiple_systems.model_ranking import rank_models, require_reachable
from darkfigure.multiple_systems.resampling import jackknife_tables
from darkfigure.multiple_systems.stepwise import THRESHOLD, estimate_by_stepwise

NOT_ALL_VISITED = Diagnostic(
    "not-all-models", "there are too many models to visit all of them: pairs were chosen one by one"
)


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
class Settings:
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


def plain_estimate(histories: CaptureHistories, max_order: int) -> Estimate:
    """Estimate without a bootstrap.

    Raises
    ------
    NotEstimable
        When no model can be estimated.
    """
    lists = len(histories.lists)
    if every_model_visited(lists, max_order):
        return estimate_by_bic(histories, max_order=min(max_order, lists - 1))
    estimate = estimate_by_stepwise(histories)
    return dataclasses.replace(estimate, diagnostics=(*estimate.diagnostics, NOT_ALL_VISITED))


def resampled_estimate(
    histories: CaptureHistories, settings: Settings, progress: engine.Progress = engine.silent
) -> tuple[Estimate, NDArray[np.float64]]:
    """Estimate with a bootstrap that repeats the choice of the model; also return its distribution.

    An interruption ends the bootstrap; the estimate then rests on the resamples that were finished, and says so.

    Returns
    -------
    tuple of Estimate and array of float, shape (resamples,)
        Populations of the resamples; not finite where there was no estimate.
    """
    plain = plain_estimate(histories, settings.max_order)
    bootstrap = Bootstrap(settings.resamples, seed=settings.seed, jobs=settings.jobs)
    leave_one_out = _populations(histories, jackknife_tables(histories), settings, engine.silent)
    replicates = _populations(histories, bootstrap.tables(histories), settings, progress)
    # The bootstrap carries the choice of the model, so the note that it is ignored goes.
    notes = tuple(note for note in plain.diagnostics if note.code != "choice-ignored")
    carried = dataclasses.replace(plain, diagnostics=notes)
    return bootstrap_estimate(histories, carried, replicates, leave_one_out, bootstrap), replicates


def _populations(
    histories: CaptureHistories, tables: NDArray[np.float64], settings: Settings, progress: engine.Progress
) -> NDArray[np.float64]:
    """Choose and estimate anew for each table; fewer when interrupted."""
    lists = len(histories.lists)
    if not every_model_visited(lists, settings.max_order):
        hidden = engine.choose_stepwise(tables, lists, THRESHOLD, jobs=settings.jobs, progress=progress)
    else:
        ranking = rank_models(histories, min(settings.max_order, lists - 1))
        candidates = engine.ModelTable.of(ranking.models[: settings.top])
        drawn = engine.choose_by_bic(tables, candidates, histories.table(), jobs=settings.jobs, progress=progress)
        hidden = drawn.hidden
    return np.asarray(tables.sum(axis=1)[: len(hidden)] + hidden, dtype=np.float64)
