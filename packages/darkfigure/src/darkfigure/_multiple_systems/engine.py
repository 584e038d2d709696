"""One door to the fast fits: compiled by Numba where the extra ``fast`` is installed, by NumPy alone elsewhere.

Both give the same numbers to rounding; tests compare them.
"""

from __future__ import annotations

import importlib.util
import itertools
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from darkfigure._multiple_systems import batches
from darkfigure._multiple_systems.models import HierarchicalModel, pair_terms
from darkfigure._multiple_systems.transforms import superset_sums

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

Result = TypeVar("Result")
MANY_MODELS = 10_000
CHUNK = 250
Progress = Callable[[int, int], None]


def silent(done: int, number: int) -> None:
    """Show no progress."""


COMPILED = importlib.util.find_spec("numba") is not None


@dataclass(frozen=True, slots=True)
class ModelTable:
    """Models as arrays.

    Parameters
    ----------
    models : tuple of HierarchicalModel
        The models.
    terms : array of int, shape (models, terms)
        Terms of each, padded with zeros.
    sizes : array of int, shape (models,)
        Number of terms of each.
    """

    models: tuple[HierarchicalModel, ...]
    terms: NDArray[np.int64]
    sizes: NDArray[np.int64]

    @classmethod
    def of(cls, models: Iterable[HierarchicalModel]) -> ModelTable:
        """Pack models."""
        every = tuple(models)
        sizes = np.array([len(model.terms) for model in every], dtype=np.int64)
        terms = np.zeros((len(every), int(sizes.max(initial=1))), dtype=np.int64)
        for place, model in enumerate(every):
            terms[place, : sizes[place]] = model.terms
        return cls(every, terms, sizes)

    def take(self, places: Sequence[int] | NDArray[np.int64]) -> ModelTable:
        """Return some of the models, in the order given."""
        chosen = np.asarray(places, dtype=np.int64)
        return ModelTable(tuple(self.models[place] for place in chosen), self.terms[chosen], self.sizes[chosen])


@dataclass(frozen=True, slots=True)
class BicChoice:
    """What was chosen for each table.

    Parameters
    ----------
    hidden : array of float, shape (tables,)
        Expected number of unseen under the model of least BIC; nan where no model can be estimated.
    chosen : array of int, shape (tables,)
        Place of that model; -1 where there is none.
    trace : array of float, shape (models traced, tables)
        ``hidden`` when only the first models are allowed: row ``k`` allows ``k + 1`` of them.
    work : array of int, shape (4,)
        Pairs of table and model decided by the number of terms alone, by a bound, by a fit, and not at all.
    """

    hidden: NDArray[np.float64]
    chosen: NDArray[np.int64]
    trace: NDArray[np.float64]
    work: NDArray[np.int64]


def verdicts(table: NDArray[np.float64], models: ModelTable) -> NDArray[np.int64]:
    """Return the verdict (0 to 3) on each model for one table of counts by bit mask."""
    found = np.zeros(len(models.models), dtype=np.int64)
    if _compiled_pays(models):
        from darkfigure._multiple_systems import compiled_existence

        compiled_existence.judge_models(table, models.terms, models.sizes, found)
    else:
        batches.judge_models(table, models.models, models.terms, models.sizes, found)
    return found


def fits(table: NDArray[np.float64], models: ModelTable) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return for each model the deviance and the expected number of unseen; nan where the iteration failed."""
    saturated = float(np.sum(table[table > 0] * (np.log(table[table > 0]) - 1.0)))
    scores = np.full(len(models.models), np.nan)
    betas = np.zeros(models.terms.shape)
    rested = np.zeros(len(models.models), dtype=np.bool_)
    if _compiled_pays(models):
        from darkfigure._multiple_systems import compiled_selection

        compiled_selection.fit_models(table, models.terms, models.sizes, betas, scores, rested)
    else:
        batches.fit_models(table, models.terms, models.sizes, betas, scores, rested)
    deviances = np.where(rested, 2.0 * (saturated - scores), np.nan)
    return deviances, np.where(rested, np.exp(np.minimum(betas[:, 0], 700.0)), np.nan)


def choose_by_bic(
    tables: NDArray[np.float64],
    models: ModelTable,
    base: NDArray[np.float64],
    *,
    traced: int = 0,
    jobs: int = 1,
    progress: Progress = silent,
) -> BicChoice:
    """Choose for each table the model of least BIC among those that can be estimated from it.

    Parameters
    ----------
    tables : array of float, shape (tables, 2**lists)
        Counts by bit mask.
    models : ModelTable
        Candidates, the likeliest first: the order decides speed, and what ``trace`` means.
    base : array of float, shape (2**lists,)
        The table that the others are resamples of.
    traced : int
        Rows of ``trace``.
    jobs : int
        Threads.
    progress : callable
        Told now and then how many tables are done, of how many.

    Returns
    -------
    BicChoice
        Only the tables that were finished, when interrupted.
    """
    number = len(tables)
    best, hidden = np.full(number, np.inf), np.full(number, np.nan)
    chosen = np.full(number, -1, dtype=np.int64)
    trace = np.full((min(traced, len(models.models)), number), np.nan)
    margins = superset_sums(tables)

    def choose(rows: slice) -> NDArray[np.int64]:
        work, part = np.zeros(4, dtype=np.int64), np.full((len(trace), rows.stop - rows.start), np.nan)
        arguments = (models.terms, models.sizes, base, best[rows], chosen[rows], hidden[rows], part, work)
        if COMPILED:
            from darkfigure._multiple_systems import compiled_selection

            compiled_selection.select_by_bic(tables[rows], margins[rows], *arguments)
        else:
            batches.select_by_bic(tables[rows], margins[rows], *arguments)
        trace[:, rows] = part
        return work

    work, finished = _in_chunks(choose, number, jobs, progress)
    return BicChoice(hidden[:finished], chosen[:finished], trace[:, :finished], np.sum(work, axis=0))


def choose_stepwise(
    tables: NDArray[np.float64], lists: int, threshold: float, *, jobs: int = 1, progress: Progress = silent
) -> NDArray[np.float64]:
    """Return the expected number of unseen after stepwise choice on each table; infinite where there is no estimate.

    When interrupted, only the tables that were finished.
    """
    hidden = np.full(len(tables), np.inf)
    pairs = np.array(pair_terms(lists), dtype=np.int64)

    def choose(rows: slice) -> None:
        if COMPILED:
            from darkfigure._multiple_systems import compiled_stepwise

            sizes = np.zeros(rows.stop - rows.start, dtype=np.int64)
            compiled_stepwise.stepwise_populations(tables[rows], pairs, lists, threshold, hidden[rows], sizes)
        else:
            batches.stepwise_populations(tables[rows], lists, threshold, hidden[rows])

    _, finished = _in_chunks(choose, len(tables), jobs, progress)
    return hidden[:finished]


def _compiled_pays(models: ModelTable) -> bool:
    """For one table loading the compiled loops takes longer than the work, unless they are there or models are many."""
    return COMPILED and ("numba" in sys.modules or len(models.models) > MANY_MODELS)


def _in_chunks(work: Callable[[slice], Result], number: int, jobs: int, progress: Progress) -> tuple[list[Result], int]:
    """Run the rows in chunks, in threads if asked (the compiled loops let go of the interpreter lock).

    An interrupt ends the work after the chunk at hand; the number of rows that were finished is returned too.
    """
    edges = [*range(0, number, CHUNK), number]
    slices = [slice(low, high) for low, high in itertools.pairwise(edges)]
    done: list[Result] = []
    pool = _threads(jobs)
    try:
        for rows, result in zip(slices, pool.map(work, slices) if pool else map(work, slices), strict=True):
            done.append(result)
            progress(rows.stop, number)
    except KeyboardInterrupt:
        if not done:
            raise
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)
    return done, slices[len(done) - 1].stop if done else 0


def _threads(jobs: int) -> ThreadPoolExecutor | None:
    """Return a pool where more than one thread was asked for; its module is not loaded otherwise."""
    if jobs < 2:
        return None
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(jobs)
