"""The profile of the likelihood over the population."""

from __future__ import annotations

import numpy as np

from darkfigure._capture_histories import CaptureHistories
from darkfigure._multiple_systems.chosen_model import estimate_log_linear
from darkfigure._multiple_systems.log_linear import as_model
from darkfigure._multiple_systems.models import HierarchicalModel
from darkfigure._multiple_systems.profile_likelihood import profile_model
from darkfigure._pictures.marks import Axis, Curve, Panel, Rule
from darkfigure._pictures.picture import Picture, refused_picture
from darkfigure._words import Words

POINTS = 121
DEEPEST = -5.0


def draw_profile(
    histories: CaptureHistories,
    model: HierarchicalModel | str | None = None,
    *,
    level: float = 0.95,
    language: str = "en",
) -> Picture:
    """Draw the profile likelihood of one log-linear model over the population, with the interval that it gives.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    model : HierarchicalModel or str, optional
        As for :func:`darkfigure.estimate_log_linear`.
    level : float
        Coverage of the interval.
    language : {"en", "nl"}
        Language of the words.

    Returns
    -------
    Picture
        Where the figure is refused, or given as a lower bound only, the picture says so with the grounds.

    Raises
    ------
    NotEstimable
        When the model has no estimate.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> picture = draw_profile(datasets.netherlands(5), "[12,13,14,15,23,24,25,34,35,45]")
    >>> [row[0] for row in picture.rows]
    ['maximum', 'lower end', 'upper end']
    """
    say = Words(language)
    title = say("Profile likelihood of the population")
    estimate = estimate_log_linear(histories, model, level=level, interval="profile")
    if not estimate.decision.shows_figure:
        return refused_picture(title, estimate.decision, say)
    likelihood = profile_model(histories, as_model(model, histories))
    low, high = estimate.interval.low, estimate.interval.high
    top = likelihood.log_likelihood(likelihood.maximum)
    start, end = (
        max(likelihood.observed + 1e-6, low - (likelihood.maximum - low)),
        high + 0.6 * (high - likelihood.maximum),
    )
    places = [float(place) for place in np.linspace(start, end, POINTS)]
    heights = [likelihood.log_likelihood(place) - top for place in places]
    kept = [(place, height) for place, height in zip(places, heights, strict=True) if height >= DEEPEST]
    drop = likelihood.log_likelihood(high) - top
    panel = Panel(
        Axis(say("persons"), kept[0][0], kept[-1][0]),
        Axis(say("log-likelihood below its maximum"), DEEPEST, 0.4),
        (
            Curve(tuple(place for place, _ in kept), tuple(height for _, height in kept)),
            Rule(drop, say("{level} interval", level=say.percent(level)), upright=False, dashed=True),
            Rule(likelihood.maximum, say.number(likelihood.maximum)),
            Rule(low, say.number(low), dashed=True),
            Rule(high, say.number(high), dashed=True),
        ),
        260.0,
    )
    rows = (
        (say("maximum"), say.number(likelihood.maximum, 1)),
        (say("lower end"), say.number(low, 1)),
        (say("upper end"), say.number(high, 1)),
    )
    description = " ".join(f"{name}: {value}." for name, value in rows)
    return Picture(f"{title}, {estimate.model}", description, (panel,), (), ("", say("persons")), rows, language)
