"""The chains behind a posterior: do they tell the same story?"""

from __future__ import annotations

import numpy as np
from scipy.stats import rankdata

from darkfigure._errors import InvalidInput
from darkfigure._grounds import points_of
from darkfigure._multiple_systems.posterior import PosteriorEstimate
from darkfigure._pictures.marks import Axis, Curve, Panel
from darkfigure._pictures.picture import Picture
from darkfigure._words import Words

MOST_POINTS = 240
HEIGHT = 84.0


def draw_chains(estimate: PosteriorEstimate, *, language: str = "en") -> Picture:
    """Draw the population along each chain, one chain under the other.

    Parameters
    ----------
    estimate : PosteriorEstimate
        Of a Bayesian method.
    language : {"en", "nl"}
        Language of the words.

    Returns
    -------
    Picture
        Where the figure is refused, or given as a lower bound only, the ranks of the draws are drawn instead, from 0
        to 1: they show whether chains agree, and no number of persons.

    References
    ----------
    Vehtari, A., Gelman, A., Simpson, D., Carpenter, B., Bürkner, P.-C. (2021). Rank-normalization, folding, and
    localization: an improved R-hat for assessing convergence of MCMC. Bayesian Analysis 16, 667-718.

    Examples
    --------
    >>> from darkfigure import datasets, estimate_thresholding
    >>> chains = draw_chains(estimate_thresholding(datasets.netherlands(5), chains=4, draws=200))
    >>> len(chains.panels)
    4
    """
    if estimate.posterior is None:
        raise InvalidInput("estimate", estimate.method, "an estimate with its draws")
    say, draws, decision = Words(language), estimate.posterior.population, estimate.decision
    if decision.shows_figure:
        values, label = draws, say("persons")
        notes: tuple[str, ...] = ()
    else:
        values = (rankdata(draws).reshape(draws.shape) - 0.5) / draws.size
        label = say("rank of the draw, from 0 to 1")
        notes = (
            say("The figure may not be shown; ranks are drawn in place of numbers of persons."),
            *points_of(decision.withholding, say),
        )
    steps = np.unique(np.linspace(0, draws.shape[1] - 1, min(MOST_POINTS, draws.shape[1])).astype(int))
    low, high = float(values[:, steps].min()), float(values[:, steps].max())
    room = 0.05 * (high - low) or 1.0
    last = draws.shape[0] - 1
    panels = tuple(
        Panel(
            Axis(
                say("draw") if chain == last else "", 0.0, float(max(draws.shape[1] - 1, 1)), ticks_shown=chain == last
            ),
            Axis(say("chain {number}: {what}", number=say.number(chain + 1), what=label), low - room, high + room),
            (Curve(tuple(map(float, steps)), tuple(map(float, values[chain][steps]))),),
            HEIGHT,
        )
        for chain in range(draws.shape[0])
    )
    agreement = estimate.posterior.convergence()
    rows = (
        (say("chains"), say.number(draws.shape[0])),
        (say("draws in each"), say.number(draws.shape[1])),
        ("R-hat", say.number(agreement.rhat, 3)),
        (say("worth so many independent draws"), say.number(agreement.effective_draws)),
    )
    description = " ".join([*(f"{name}: {value}." for name, value in rows), *notes])
    title = say("The population along each chain")
    return Picture(f"{title}, {estimate.method}", description, panels, notes, ("", ""), rows, language)
