"""Answers side by side: point and interval of each, or that it is refused."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from darkfigure._estimates import Estimate
from darkfigure._grounds import points_of
from darkfigure._multiple_systems.comparison import Answer, Comparison
from darkfigure._pictures.marks import Axis, Mark, Note, Panel, Points, Ranges, Rule
from darkfigure._pictures.picture import Picture
from darkfigure._verdicts import Verdict
from darkfigure._words import Words

ROW = 26.0


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a point with its range, a lower bound (a range without a point), or words.

    Parameters
    ----------
    name : str
        What stands at the left.
    value, low, high : float or None
        In persons.
    words : str
        What is written where nothing is drawn.
    reserved : bool
        Whether the point is a ring and the range dashed.
    stands_out : bool
        Whether the point is a diamond.
    """

    name: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    words: str = ""
    reserved: bool = False
    stands_out: bool = False


def draw_estimates(
    answers: Comparison | Mapping[str, Estimate] | Sequence[Estimate], *, title: str = "", language: str = "en"
) -> Picture:
    """Draw the interval of each answer side by side: a disc where it is given, a ring where it is reserved.

    Parameters
    ----------
    answers : Comparison, mapping of str to Estimate, or sequence of Estimate
        The answers; those of a sequence are called by their method.
    title : str
        Title; a general one by default.
    language : {"en", "nl"}
        Language of the words.

    Returns
    -------
    Picture
        A refused answer has no point and no range; its grounds stand under the picture.

    Examples
    --------
    >>> from darkfigure import compare, datasets
    >>> draw_estimates(compare(datasets.netherlands(5), ["log-linear", "bic"])).rows
    (('log-linear', 'refused', '', ''), ('bic', '148,789', '115,535', '192,348'))
    """
    say = Words(language)
    listed = _answers(answers)
    notes = [f"{answer.name}: {_grounds(answer, say)}" for answer in listed if not _is_shown(answer)]
    rows = [_row(answer, say) for answer in listed]
    reference = answers.reference if isinstance(answers, Comparison) else None
    line = reference.population if reference is not None and reference.decision.shows_figure else None
    return picture_rows(rows, title or say("The answers side by side"), say, reference=line, notes=tuple(notes))


def draw_without_lists(comparison: Comparison, *, language: str = "en") -> Picture:
    """Draw the estimate without each list in turn; the line is the estimate from all lists.

    Parameters
    ----------
    comparison : Comparison
        Of :func:`darkfigure.compare_without_lists`.
    language : {"en", "nl"}
        Language of the words.

    Examples
    --------
    >>> from darkfigure import compare_without_lists, datasets
    >>> picture = draw_without_lists(compare_without_lists(datasets.united_kingdom(4)))
    >>> picture.rows[0][:2]
    ('without LA', 'at least 10,457')
    """
    say = Words(language)
    named = tuple(
        Answer(say("without {list}", list=answer.name), answer.estimate, answer.reasons)
        for answer in comparison.answers
    )
    title = say("The estimate without each list; the line is the estimate from all lists")
    return draw_estimates(Comparison(named, comparison.reference), title=title, language=language)


def picture_rows(
    rows: Sequence[Row], title: str, say: Words, *, reference: float | None = None, notes: tuple[str, ...] = ()
) -> Picture:
    """Draw lines on one logarithmic axis of persons."""
    values = [value for row in rows for value in (row.value, row.low, row.high) if value is not None]
    names = tuple(row.name for row in rows)
    marks: list[Mark] = [Rule(reference, upright=True)] if reference is not None else []
    for reserved in (False, True):
        kept = [(place, row) for place, row in enumerate(rows) if row.reserved is reserved and row.low is not None]
        marks.append(
            Ranges(
                tuple(row.low for _, row in kept if row.low is not None),
                tuple(math.inf if row.high is None else row.high for _, row in kept),
                tuple(float(place) for place, _ in kept),
                dashed=reserved,
            )
        )
    marks += [
        Points((row.value,), (float(place),), "diamond" if row.stands_out else "ring" if row.reserved else "disc")
        for place, row in enumerate(rows)
        if row.value is not None
    ]
    marks += [Note(float(place), row.words) for place, row in enumerate(rows) if row.words]
    axis = Axis.logarithmic(say("persons (logarithmic)"), values + ([reference] if reference else []))
    lines = tuple(_cells(row, say) for row in rows)
    description = " ".join([*(_sentence(cells, say) for cells in lines), *notes])
    header = ("", say("estimate"), say("from"), say("to"))
    panel = Panel(axis, Axis.of_names(names), tuple(marks), ROW * len(rows))
    return Picture(title, description, (panel,), notes, header, lines, say.language)


def _answers(answers: Comparison | Mapping[str, Estimate] | Sequence[Estimate]) -> list[Answer]:
    if isinstance(answers, Comparison):
        return list(answers.answers)
    named = answers.items() if isinstance(answers, Mapping) else [(part.method, part) for part in answers]
    return [Answer(name, part, tuple(reason.message for reason in part.decision.reasons)) for name, part in named]


def _is_shown(answer: Answer) -> bool:
    return answer.estimate is not None and answer.estimate.decision.shows_figure


def _grounds(answer: Answer, say: Words) -> str:
    if answer.estimate is None:
        return "; ".join(answer.reasons)
    return " ".join(points_of(answer.estimate.decision.withholding, say))


def _row(answer: Answer, say: Words) -> Row:
    estimate = answer.estimate
    if estimate is None or (shown := estimate.shown) is None:
        return Row(answer.name, words=say("refused"))
    reserved = answer.verdict is Verdict.RESERVED
    value = estimate.population if estimate.decision.shows_figure else None
    return Row(answer.name, value, shown.low, shown.high, reserved=reserved)


def _cells(row: Row, say: Words) -> tuple[str, str, str, str]:
    if row.low is None:
        return row.name, row.words or say.number(row.value), "", ""
    figure = say("at least {number}", number=say.number(row.low)) if row.value is None else say.number(row.value)
    return row.name, figure, say.number(row.low), say.number(row.high if row.high is not None else math.inf)


def _sentence(cells: tuple[str, str, str, str], say: Words) -> str:
    name, figure, low, high = cells
    if not low or figure == say("at least {number}", number=low):
        return f"{name}: {figure}."
    return f"{name}: {figure} ({low} – {high})."  # noqa: RUF001 - an en dash between the ends of a range
