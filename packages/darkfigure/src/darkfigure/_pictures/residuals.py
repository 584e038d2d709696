"""Residuals by pattern: where a model and the lists disagree."""

from __future__ import annotations

from darkfigure._multiple_systems.goodness_of_fit import GoodnessOfFit
from darkfigure._pictures.marks import Axis, Bars, Mark, Panel, Rule
from darkfigure._pictures.picture import Picture, refused_picture
from darkfigure._words import Words

MOST = 32
NOTABLE = 2.0


def draw_residuals(fit: GoodnessOfFit, *, language: str = "en") -> Picture:
    """Draw the standardised residual of each pattern, in the order of the patterns.

    Parameters
    ----------
    fit : GoodnessOfFit
        Of :func:`darkfigure.examine_fit`.
    language : {"en", "nl"}
        Language of the words.

    Returns
    -------
    Picture
        At most the 32 largest; bars beyond 2 in either direction are hatched. Where the figure of the model is refused
        the picture says so, with the grounds: residuals and counts together give the figure away.

    Examples
    --------
    >>> from darkfigure import datasets, examine_fit
    >>> lists = datasets.netherlands(5)
    >>> draw_residuals(examine_fit(lists, "[12,13,14,15,23,24,25,34,35,45]")).rows[0][0]
    'IO'
    >>> draw_residuals(examine_fit(lists)).panels
    ()
    """
    say = Words(language)
    title = say("How far each pattern is from the model (standardised residuals)")
    if not fit.decision.shows_figure:
        return refused_picture(title, fit.decision, say)
    largest = sorted(fit.shown, key=lambda part: -abs(part.residual))[:MOST]
    parts = [part for part in fit.shown if part in largest]
    reach = max(3.0, *(abs(part.residual) * 1.25 for part in parts))
    places = list(enumerate(parts))
    marks: list[Mark] = [
        _bars([(at, part.residual) for at, part in places if abs(part.residual) <= NOTABLE], say, hatched=False),
        _bars([(at, part.residual) for at, part in places if abs(part.residual) > NOTABLE], say, hatched=True),
        *(Rule(at, upright=False, dashed=True) for at in (-NOTABLE, NOTABLE)),
    ]
    numbers = Axis.of_names(tuple(str(at + 1) for at, _ in places))
    panel = Panel(
        Axis("", numbers.low, numbers.high, ticks_shown=False),
        Axis(say("standardised residual"), -reach, reach),
        tuple(marks),
        240.0,
    )
    rows = tuple(
        (part.lists, say.number(part.observed), say.number(part.expected, 1), say.number(part.residual, 2))
        for part in fit.shown
    )
    names = "; ".join(f"{at + 1} = {part.lists}" for at, part in places)
    beyond = sum(1 for part in fit.shown if abs(part.residual) > NOTABLE)
    said = say(
        "{beyond} of {all} patterns are further than 2 from the model.",
        beyond=say.number(beyond),
        all=say.number(len(fit.shown)),
    )
    notes = (f"{say('Patterns from the left:')} {names}.", said)
    header = (say("on exactly these lists"), say("persons"), say("expected"), say("residual"))
    return Picture(
        title, " ".join([said, *(f"{row[0]}: {row[3]}." for row in rows)]), (panel,), notes, header, rows, language
    )


def _bars(places: list[tuple[int, float]], say: Words, *, hatched: bool) -> Bars:
    labels = tuple(say.number(round(value, 1) + 0.0, 1) for _, value in places)
    return Bars(tuple(float(at) for at, _ in places), tuple(value for _, value in places), 0.7, labels, hatched)
