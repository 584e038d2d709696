"""Several answers side by side: methods on the same lists, or one method without each list in turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import DarkfigureError, InvalidInput, NotEstimable
from darkfigure._estimate_columns import estimate_columns
from darkfigure._estimates import Estimate
from darkfigure._multiple_systems.methods import estimate, find_method
from darkfigure._tabular import Column, Tabular
from darkfigure._verdicts import Verdict

QUICK = ("log-linear", "stepwise", "aic", "bic", "decomposable-graphs", "closed-population", "chao")
FEWEST_LISTS = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """One of several answers; a refusal is an answer too.

    Parameters
    ----------
    name : str
        The method, or the list that was left out.
    estimate : Estimate or None
        None where the method gave no estimate at all.
    reasons : tuple of str
        Why the verdict is not simply given, in English.
    """

    name: str
    estimate: Estimate | None
    reasons: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """Given, reserved or refused."""
        return Verdict.REFUSED if self.estimate is None else self.estimate.verdict


@dataclass(frozen=True, slots=True)
class Comparison(Tabular):
    """Answers side by side.

    Parameters
    ----------
    answers : tuple of Answer
        In the order asked.
    reference : Estimate or None
        What they are compared with: the estimate from all lists, where lists were left out.
    """

    caption: ClassVar[str] = "Answers side by side"
    answers: tuple[Answer, ...]
    reference: Estimate | None = None

    def __getitem__(self, name: str) -> Answer:
        """Return the answer of that name."""
        for answer in self.answers:
            if answer.name == name:
                return answer
        raise InvalidInput("name", name, ", ".join(answer.name for answer in self.answers))

    def _columns(self) -> Mapping[str, Column]:
        return estimate_columns({answer.name: answer.estimate or answer.reasons for answer in self.answers})


def compare(
    histories: CaptureHistories,
    methods: str | Sequence[str] = QUICK,
    *,
    options: Mapping[str, Mapping[str, Any]] | None = None,
) -> Comparison:
    """Estimate one population by several methods.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    methods : str or sequence of str
        Names of methods, as :func:`darkfigure.estimate` takes them; by default those that take no more than seconds.
    options : mapping of str to mapping, optional
        Arguments of single methods, by name of the method.

    Returns
    -------
    Comparison
        A method that cannot answer is in it, with its grounds.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> answers = compare(datasets.netherlands(5), ["log-linear", "bic"])
    >>> [(answer.name, answer.verdict.value) for answer in answers.answers]
    [('log-linear', 'refused'), ('bic', 'reserved')]
    """
    names = (methods,) if isinstance(methods, str) else tuple(methods)
    for name in names:
        find_method(name)
    chosen = options or {}
    for name in chosen:
        if name not in names:
            raise InvalidInput("options", name, ", ".join(names))
    return Comparison(tuple(answer_of(histories, name, name, **chosen.get(name, {})) for name in names))


def compare_without_lists(histories: CaptureHistories, method: str = "bic", **options: Any) -> Comparison:
    """Estimate by one method without each list in turn.

    Parameters
    ----------
    histories : CaptureHistories
        Three lists or more.
    method : str
        The method.
    **options
        Its arguments.

    Returns
    -------
    Comparison
        One answer for each list, under the name of the list that was left out; ``reference`` is the estimate from all
        lists, where there is one.

    Raises
    ------
    InvalidInput
        For fewer than three lists.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> compare_without_lists(datasets.united_kingdom(4))["LA"].verdict.value
    'reserved'
    """
    if len(histories.lists) < FEWEST_LISTS:
        raise InvalidInput("histories", f"{len(histories.lists)} lists", f"{FEWEST_LISTS} lists or more")
    answers = tuple(answer_of(histories.drop(name), method, name, **options) for name in histories.lists)
    return Comparison(answers, answer_of(histories, method, method, **options).estimate)


def answer_of(histories: CaptureHistories, method: str, name: str, **options: Any) -> Answer:
    """Return one answer; a refusal, and a method that does not fit these lists, is an answer too."""
    find_method(method)
    try:
        found = estimate(histories, method, **options)
    except NotEstimable as error:
        return Answer(name, None, tuple(error.reasons))
    except DarkfigureError as error:
        return Answer(name, None, (str(error),))
    return Answer(name, found, tuple(reason.message for reason in found.decision.reasons))
