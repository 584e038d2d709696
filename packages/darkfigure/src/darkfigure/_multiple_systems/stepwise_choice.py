"""Which interactions of two lists to add, one by one, by their Poisson p-values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from darkfigure._multiple_systems.existence import ModelVerdict, judge, reduce_table
from darkfigure._multiple_systems.log_linear import LogLinearFit, fit_reduced
from darkfigure._multiple_systems.models import HierarchicalModel, pair_terms
from darkfigure._multiple_systems.transforms import superset_sums


@dataclass(frozen=True, slots=True)
class StepwiseChoice:
    """The model that the steps led to.

    Parameters
    ----------
    model : HierarchicalModel
        Main effects and the pairs that were added.
    fit : LogLinearFit
        Its fit.
    steps : tuple of (int, float)
        Pairs as bit masks in the order of adding, each with its p-value then.
    """

    model: HierarchicalModel
    fit: LogLinearFit
    steps: tuple[tuple[int, float], ...]


def choose_pairs(table: NDArray[np.float64], lists: int, threshold: float) -> StepwiseChoice:
    """Add the pair with the least p-value while that is below the threshold and the model can be estimated.

    Parameters
    ----------
    table : array of float, shape (2**lists,)
        Counts by bit mask.
    lists : int
        Number of lists.
    threshold : float
        0 for main effects only; 1 for all pairs, if that model can be estimated.
    """
    everything = HierarchicalModel.all_interactions(lists, 2)
    if threshold >= 1 and judge(table, everything) is ModelVerdict.ESTIMABLE:
        return StepwiseChoice(everything, fit_reduced(reduce_table(table, everything)), ())
    margins = superset_sums(table)
    model = HierarchicalModel.main_effects(lists)
    steps: list[tuple[int, float]] = []
    while True:
        fit = fit_reduced(reduce_table(table, model))
        expected = superset_sums(fit.means)
        ranking = [
            (p_value(margins[pair], expected[pair]), pair) for pair in pair_terms(lists) if pair not in model.terms
        ]
        ranking.sort(key=lambda item: item[0])
        for p, pair in ranking:
            grown = model.add(pair)
            if p < threshold and judge(table, grown) is ModelVerdict.ESTIMABLE:
                model = grown
                steps.append((pair, p))
                break
        else:
            return StepwiseChoice(model, fit, tuple(steps))


def p_value(count: float, mean: float) -> float:
    """Return the smaller of the two one-sided p-values of a Poisson count.

    Examples
    --------
    >>> round(p_value(0.0, 3.0), 6)
    0.049787
    """
    from scipy.special import gammainc, gammaincc

    below = gammaincc(count + 1, mean)
    above = gammainc(count, mean) if count > 0 else 1.0
    return float(min(below, above))
