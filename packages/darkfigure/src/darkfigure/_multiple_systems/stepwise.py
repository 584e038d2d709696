r"""Stepwise choice of pairs by Poisson p-values, with a bootstrap that repeats the choice.

Start from the main effects. For each pair of lists not in the model, the number of persons on both is Poisson under the
model, with the fitted mean; its one-sided p-value says how badly the pair is missed. The pair with the least p-value
enters if that is below the threshold and the larger model can be estimated; and so on. The bootstrap draws persons with
replacement and chooses anew each time, so that its interval carries the choice of the model.

References
----------
Chan, L., Silverman, B. W., Vincent, K. (2021). Multiple systems estimation for sparse capture data: inferential
challenges when there are nonoverlapping lists. Journal of the American Statistical Association 116, 1297-1306.
"""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._estimates import Estimate
from darkfigure._multiple_systems import engine
from darkfigure._multiple_systems.bootstrap import Bootstrap, with_bootstrap
from darkfigure._multiple_systems.existence import examine_model
from darkfigure._multiple_systems.log_linear import IGNORES_CHOICE, describe_fit, require_overlap
from darkfigure._multiple_systems.models import term_name
from darkfigure._multiple_systems.refusal import judged
from darkfigure._multiple_systems.stepwise_choice import choose_pairs

LEVEL = 0.95
THRESHOLD = 0.02


def estimate_stepwise(
    histories: CaptureHistories,
    *,
    threshold: float = THRESHOLD,
    bootstrap: Bootstrap | None = None,
) -> Estimate:
    """Estimate the population with pairs chosen stepwise.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    threshold : float
        Largest p-value with which a pair enters; 0 keeps the main effects, 1 takes all pairs where that can be
        estimated.
    bootstrap : Bootstrap, optional
        How to resample; without it the interval is log-normal under the chosen model and ignores the choice.

    Returns
    -------
    Estimate
        ``details["steps"]`` tells which pairs entered, in order, with their p-values.

    Raises
    ------
    InvalidInput
        For a threshold outside 0 to 1.
    NotEstimable
        When nobody stands on two lists.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> estimate = estimate_stepwise(datasets.united_kingdom(6), threshold=0.001)
    >>> estimate.model, round(estimate.population)
    ('[12,13,25,35,36,4]', 13181)
    """
    if not 0 <= threshold <= 1:
        raise InvalidInput("threshold", threshold, "a number from 0 to 1")
    require_overlap(histories)
    lists = len(histories.lists)
    choice = choose_pairs(histories.table(), lists, threshold)
    examine_model(histories, choice.model).require()
    steps = [{"pair": term_name(pair, histories.lists), "p": p} for pair, p in choice.steps]
    estimate = describe_fit(
        histories,
        choice.model,
        choice.fit,
        method="stepwise",
        level=LEVEL,
        factor=NormalDist().inv_cdf((1 + LEVEL) / 2),
        diagnostics=() if bootstrap else (IGNORES_CHOICE,),
        details={"threshold": threshold, "steps": steps},
    )
    if bootstrap is None:
        return judged(histories, estimate)

    def populations(tables: NDArray[np.float64], progress: engine.Progress) -> NDArray[np.float64]:
        hidden = engine.choose_stepwise(tables, lists, threshold, jobs=bootstrap.jobs, progress=progress)
        return np.asarray(tables.sum(axis=1)[: len(hidden)] + hidden, dtype=float)

    return judged(histories, with_bootstrap(histories, estimate, populations, bootstrap))
