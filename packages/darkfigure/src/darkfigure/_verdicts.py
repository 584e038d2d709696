"""The verdict on a number about a population, with its grounds in words.

Which grounds hold is decided in ``_multiple_systems/refusal.py``; here is what they are called and what would help.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from darkfigure._errors import NotEstimable


class Verdict(Enum):
    """What becomes of a figure."""

    GIVEN = "given"
    RESERVED = "reserved"
    REFUSED = "refused"


class Weight(Enum):
    """What one ground does to a figure: add a reservation, leave a lower bound of it, or refuse it."""

    RESERVES = "reserves"
    BOUNDS = "bounds"
    REFUSES = "refuses"


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for reservation or refusal.

    Parameters
    ----------
    code : str
        Stable short name.
    values : tuple of float or str
        What was found, and the limit.
    weight : Weight
        What this ground alone does.
    """

    code: str
    values: tuple[float | str, ...] = ()
    weight: Weight = Weight.RESERVES

    @property
    def refuses(self) -> bool:
        """Whether this alone refuses the figure."""
        return self.weight is Weight.REFUSES

    @property
    def message(self) -> str:
        """The ground in English."""
        return ENGLISH[self.code].format(*self.values)

    def as_dict(self) -> dict[str, str]:
        """Return plain values, with what would help."""
        return {
            "code": self.code,
            "message": self.message,
            "remedy": REMEDIES[self.code],
            "weight": self.weight.value,
        }


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict with its grounds.

    Parameters
    ----------
    reasons : tuple of Reason
        All that spoke against the figure, the gravest first; empty when nothing did.
    lower : int
        A number of persons that there are at least, whatever the figure.
    """

    reasons: tuple[Reason, ...]
    lower: int = 0

    @property
    def verdict(self) -> Verdict:
        """Refused by one grave ground, reserved by any ground, given otherwise."""
        if any(reason.refuses for reason in self.reasons):
            return Verdict.REFUSED
        return Verdict.RESERVED if self.reasons else Verdict.GIVEN

    @property
    def at_least(self) -> int | None:
        """The lower bound that is given instead of a figure; None where a figure is given, or nothing."""
        bounded = any(reason.weight is Weight.BOUNDS for reason in self.reasons)
        return self.lower if bounded and self.verdict is Verdict.RESERVED else None

    @property
    def shows_figure(self) -> bool:
        """Whether the figure itself may be shown."""
        return self.verdict is not Verdict.REFUSED and self.at_least is None

    @property
    def refusing(self) -> tuple[Reason, ...]:
        """The grounds of a refusal."""
        return tuple(reason for reason in self.reasons if reason.refuses)

    @property
    def withholding(self) -> tuple[Reason, ...]:
        """The grounds for which the figure is not shown."""
        return self.refusing or tuple(reason for reason in self.reasons if reason.weight is Weight.BOUNDS)

    def require(self) -> None:
        """Raise NotEstimable when the figure is refused, with the grounds and what would help."""
        if self.verdict is Verdict.REFUSED:
            remedies = dict.fromkeys(REMEDIES[reason.code] for reason in self.refusing)
            raise NotEstimable("the population", [reason.message for reason in self.refusing], "; ".join(remedies))

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, with the grounds and remedies in English."""
        return {
            "verdict": self.verdict.value,
            "at_least": self.at_least,
            "reasons": [reason.as_dict() for reason in self.reasons],
        }


ENGLISH = {
    "not-judged": "nobody judged whether the data carry this figure",
    "no-overlap": "nobody stands on more than one list",
    "little-overlap": "only {0:.0f} persons stand on two lists or more; {1:.0f} are needed",
    "two-lists": "there are only two lists, so that nothing can show whether they depend on each other",
    "one-list": "only {0:.0f} of the lists is a list of its own",
    "not-a-list": "no lists of their own, and not counted as such, are: {0}",
    "contained-list": "everybody on list {0} stands on list {1}: {0} is a part of {1}, not another list",
    "lists-apart": "nobody connects the lists {0} with the lists {1}: they may be of two populations",
    "lists-hardly-connected": (
        "only {2:.0f} persons connect the lists {0} with the lists {1}, far fewer than one population would give"
    ),
    "no-model": "no model has an estimate: {0}",
    "no-interval": "the interval has no upper end",
    "below-observed": "the estimate lies below the number of persons on the lists",
    "wide-interval": "the upper end of the interval is {0:.1f} times its lower end; the limit is {1:.0f}",
    "misfit": (
        "the model does not fit the lists: deviance {0:.1f} on {1:.0f} degrees of freedom, probability below {2:.3f}"
    ),
    "better-model": "another model fits better, by {0:.1f} in BIC; the limit is {1:.0f}",
    "models-disagree": (
        "models that fit about equally well give numbers that differ by a factor of {0:.1f}; the limit is {1:.0f}"
    ),
    "choice-ignored": "the interval takes the chosen model for granted",
    "no-convergence": "the calculation did not come to rest",
    "chains-apart": (
        "the chains have not settled: R-hat {0:.2f}, worth {1:.0f} independent draws; "
        "the limits are {2:.2f} and {3:.0f}"
    ),
    "one-chain": "one chain alone cannot show whether it has settled",
    "resamples-fail": "{0:.0%} of the resamples gave no estimate; the limit is {1:.0%}",
    "not-all-models": "there are too many models to visit them all, so that nobody knows how far they disagree",
    "order-decides": (
        "with up to {0:.0f} lists in one interaction the best model gives an answer that differs by a factor of "
        "{1:.1f}; the limit is {2:.0f}"
    ),
    "order-decides-bounds": (
        "with up to {0:.0f} lists in one interaction the upper end of the interval differs by a factor of {1:.1f}; "
        "the limit is {2:.0f}"
    ),
    "one-list-decides": "without list {0} the answer changes by a factor of {1:.1f}; the limit is {2:.0f}",
    "lists-unknown-by-others": "the other lists get the known length of {0:.0f} of {1:.0f} lists wrong",
    "persons-differ": "the lists show signs that some persons are easier to find than others",
    "persons-may-differ": (
        "the lists are too short to tell whether some persons are easier to find than others; many more may be hidden"
    ),
    "persons-hardly-told": "the lists can hardly tell whether some persons are easier to find than others",
    "lower-bound": "the method gives a lower bound",
    "rough": "three frequencies carry little",
    "order-in-time": "the model takes the lists to follow each other in time",
    "grid-too-short": "{0:.0%} of the posterior lies beyond the grid; the limit is {1:.0%}",
    "classes-full": "all latent classes are in use: more of them may be needed",
    "rates-given": "the interval takes the error rates of the linkage as known exactly",
    "borrowed": "{0:.0%} of what this number knows is borrowed from the other strata; the limit is {1:.0%}",
    "part-refused": "it holds figures that are refused: {0}",
    "part-reserved": "it holds figures that are given with reservations, or as lower bounds: {0}",
    "interrupted": "the calculation was interrupted",
}

_MORE = "more years taken together, small lists merged, better linkage, or another list that meets the same persons"
_MODEL = "knowledge of how the lists come about that speaks for one of the models, or more overlap"
_LONGER = "longer chains, or another method"
REMEDIES = {
    "not-judged": "the functions that darkfigure exports: they judge every figure",
    "no-overlap": "lists that share persons: link them better, or add a list that meets the same persons",
    "little-overlap": _MORE,
    "two-lists": "a third list of another kind",
    "one-list": "another list that meets the same persons",
    "not-a-list": "the list left out, or one of another kind",
    "contained-list": "the list left out, or merged with the list that contains it",
    "lists-apart": "an estimate for each group of lists by itself, or a list that meets persons of both",
    "lists-hardly-connected": "an estimate for each group of lists by itself, or a list that meets persons of both",
    "no-model": "small lists merged or left out, or more years taken together",
    "no-interval": "more persons on two lists or more",
    "below-observed": "another model",
    "wide-interval": "more persons on two lists or more",
    "misfit": "a model with the dependence that the lists show, chosen by BIC for example",
    "better-model": "a model with the dependence that the lists show, chosen by BIC for example",
    "models-disagree": _MODEL,
    "choice-ignored": "a bootstrap, which carries the choice of the model",
    "no-convergence": "a simpler model, or small lists merged",
    "chains-apart": _LONGER,
    "one-chain": "four chains or more",
    "resamples-fail": "small lists merged or left out, or more years taken together",
    "not-all-models": "small lists merged, down to six lists or fewer",
    "order-decides": _MODEL,
    "order-decides-bounds": _MODEL,
    "one-list-decides": "another list that meets the same persons",
    "lists-unknown-by-others": "lists of other kinds of organisations",
    "persons-differ": "lists that meet the persons who are hard to find, or an estimate for each group of persons",
    "persons-may-differ": _MORE,
    "persons-hardly-told": _MORE,
    "lower-bound": "a method that estimates the number itself",
    "rough": "another method",
    "order-in-time": "a model without order",
    "grid-too-short": "a longer grid, or more persons on two lists or more",
    "classes-full": "more classes",
    "rates-given": "an audit of the linkage, whose uncertainty the interval then carries",
    "borrowed": _MORE,
    "part-refused": "an estimate of all persons together, or strata joined",
    "part-reserved": "an estimate of all persons together, or strata joined",
    "interrupted": "the calculation run to its end",
}
UNJUDGED = Decision((Reason("not-judged", (), Weight.REFUSES),))
