"""The rule by which a figure is given, given with reservations, or refused.

The rule looks at the data, at the choice of the model, and at the interval. It is explicit so that nobody can be
tempted to bend it for a wanted number; ``docs/methods/report.md`` says where each limit comes from and how often the
rule is wrong on simulated populations of known size.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import NotEstimable
from darkfigure._estimates import Estimate

LEAST_OVERLAP = 10
WIDEST_INTERVAL = 10.0
WIDEST_SPREAD = 10.0
UNUSABLE_RESAMPLES = 0.2
SPREAD_RESERVED = 2.0
INTERVAL_RESERVED = 4.0
DROPPED_LIST_RESERVED = 2.0
ORDER_RESERVED = 2.0
CONSISTENCY_RESERVED = 0.5


class Verdict(Enum):
    """What becomes of the figure."""

    GIVEN = "given"
    RESERVED = "reserved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for reservation or refusal.

    Parameters
    ----------
    code : str
        Stable short name.
    values : tuple of float or str
        What was found, and the limit.
    refuses : bool
        Whether this alone refuses the figure.
    """

    code: str
    values: tuple[float | str, ...]
    refuses: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict with its grounds.

    Parameters
    ----------
    reasons : tuple of Reason
        All that spoke against the figure, the gravest first; empty when nothing did.
    """

    reasons: tuple[Reason, ...]

    @property
    def verdict(self) -> Verdict:
        """Refused by one grave ground, reserved by any ground, given otherwise."""
        if any(reason.refuses for reason in self.reasons):
            return Verdict.REFUSED
        return Verdict.RESERVED if self.reasons else Verdict.GIVEN

    def require(self) -> None:
        """Raise NotEstimable when the figure is refused."""
        if self.verdict is Verdict.REFUSED:
            grounds = [ENGLISH[reason.code].format(*reason.values) for reason in self.reasons if reason.refuses]
            codes = dict.fromkeys(reason.code for reason in self.reasons if reason.refuses)
            raise NotEstimable("the population", grounds, "; ".join(dict.fromkeys(REMEDIES[code] for code in codes)))

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, with the grounds and remedies in English."""
        return {
            "verdict": self.verdict.value,
            "reasons": [
                {
                    "code": reason.code,
                    "message": ENGLISH[reason.code].format(*reason.values),
                    "remedy": REMEDIES[reason.code],
                    "refuses": reason.refuses,
                }
                for reason in self.reasons
            ],
        }


ENGLISH = {
    "no-overlap": "nobody stands on more than one list",
    "little-overlap": "only {0:.0f} persons stand on two lists or more; {1:.0f} are needed",
    "two-lists": "there are only two lists, so that nothing can show whether they depend on each other",
    "no-model": "no model has an estimate: {0}",
    "no-interval": "the interval has no upper end",
    "wide-interval": "the upper end of the interval is {0:.1f} times its lower end; the limit is {1:.0f}",
    "models-disagree": (
        "models that fit about equally well give numbers that differ by a factor of {0:.1f}; the limit is {1:.0f}"
    ),
    "resamples-fail": "{0:.0%} of the resamples gave no estimate; the limit is {1:.0%}",
    "not-all-models": "there are too many models to visit them all, so that nobody knows how far they disagree",
    "order-decides": (
        "with up to {0:.0f} lists in one interaction the best model gives {1:.0f}: "
        "a factor of {2:.1f}; the limit is {3:.0f}"
    ),
    "one-list-decides": "without list {0} the answer changes by a factor of {1:.1f}; the limit is {2:.0f}",
    "lists-unknown-by-others": "the other lists get the known length of {0:.0f} of {1:.0f} lists wrong",
}
REMEDIES = {
    "no-overlap": "lists that share persons: link them better, or add a list that meets the same persons",
    "little-overlap": (
        "more years taken together, small lists merged, better linkage, or another list that meets the same persons"
    ),
    "two-lists": "a third list of another kind",
    "no-model": "small lists merged or left out, or more years taken together",
    "no-interval": "more persons on two lists or more",
    "wide-interval": "more persons on two lists or more",
    "models-disagree": "knowledge of how the lists come about that speaks for one of the models, or more overlap",
    "resamples-fail": "small lists merged or left out, or more years taken together",
    "not-all-models": "small lists merged, down to six lists or fewer",
    "order-decides": "knowledge of how the lists come about that speaks for one of the models, or more overlap",
    "one-list-decides": "another list that meets the same persons",
    "lists-unknown-by-others": "lists of other kinds of organisations",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rule looks at.

    Parameters
    ----------
    estimate : Estimate or None
        The figure that would be given; None where no model can be estimated.
    failure : str
        Why there is none.
    spread : tuple of float or None
        Least and largest population among models within 6 BIC of the best, over all orders that were tried.
    by_order : mapping of int to float
        Population by the best model of each order.
    unusable : float
        Share of resamples without an estimate.
    without_list : mapping of str to float
        The estimate without each list, where there is one.
    inconsistent, checked : int
        Lists whose known length the others got wrong, of those that could be checked.
    """

    estimate: Estimate | None
    failure: str
    spread: tuple[float, float] | None
    by_order: dict[int, float]
    unusable: float
    without_list: dict[str, float]
    inconsistent: int
    checked: int


def decide(histories: CaptureHistories, evidence: Evidence) -> Decision:
    """Apply the rule.

    Notes
    -----
    Refused: nobody, or fewer than ten persons, on two lists or more; no model that can be estimated; an interval
    without upper end, or with ends more than a factor of ten apart; models within 6 BIC of the best more than a
    factor of ten apart; more than a fifth of the resamples without an estimate. Reserved: two lists only; seven
    lists or more, whose models cannot all be visited; ends of the interval more than a factor of four apart; models
    more than a factor of two apart; the best model of another order a factor of two away; a list without which the
    answer more than doubles or halves; most known list lengths wrong.
    """
    reasons = [*_data(histories), *_model(evidence), *_checks(evidence)]
    return Decision(tuple(sorted(reasons, key=lambda reason: not reason.refuses)))


def _data(histories: CaptureHistories) -> list[Reason]:
    overlap = sum(histories.capture_frequencies()[1:])
    if overlap == 0:
        return [Reason("no-overlap", (), refuses=True)]
    reasons = []
    if overlap < LEAST_OVERLAP:
        reasons.append(Reason("little-overlap", (overlap, LEAST_OVERLAP), refuses=True))
    if len(histories.lists) < 3:
        reasons.append(Reason("two-lists", (), refuses=False))
    return reasons


def _model(evidence: Evidence) -> list[Reason]:
    if evidence.estimate is None:
        return [Reason("no-model", (evidence.failure,), refuses=True)] if evidence.failure else []
    reasons = []
    interval = evidence.estimate.interval
    if not (math.isfinite(interval.low) and math.isfinite(interval.high)):
        reasons.append(Reason("no-interval", (), refuses=True))
    else:
        reasons += _limit("wide-interval", interval.high / interval.low, INTERVAL_RESERVED, WIDEST_INTERVAL)
    if evidence.spread:
        reasons += _limit("models-disagree", evidence.spread[1] / evidence.spread[0], SPREAD_RESERVED, WIDEST_SPREAD)
    if any(note.code == "not-all-visited" for note in evidence.estimate.diagnostics):
        reasons.append(Reason("not-all-models", (), refuses=False))
    if evidence.unusable > UNUSABLE_RESAMPLES:
        reasons.append(Reason("resamples-fail", (evidence.unusable, UNUSABLE_RESAMPLES), refuses=True))
    return reasons


def _limit(code: str, found: float, reserved: float, refused: float) -> Sequence[Reason]:
    if found > refused:
        return [Reason(code, (found, refused), refuses=True)]
    return [Reason(code, (found, reserved), refuses=False)] if found > reserved else []


def _checks(evidence: Evidence) -> list[Reason]:
    if evidence.estimate is None:
        return []
    answer, reasons = evidence.estimate.population, []
    for order, population in evidence.by_order.items():
        factor = max(population / answer, answer / population)
        if order > 1 and factor > ORDER_RESERVED:
            reasons.append(Reason("order-decides", (order, population, factor, ORDER_RESERVED), refuses=False))
    for name, population in evidence.without_list.items():
        factor = max(population / answer, answer / population)
        if factor > DROPPED_LIST_RESERVED:
            reasons.append(Reason("one-list-decides", (name, factor, DROPPED_LIST_RESERVED), refuses=False))
    if evidence.checked and evidence.inconsistent / evidence.checked > CONSISTENCY_RESERVED:
        reasons.append(Reason("lists-unknown-by-others", (evidence.inconsistent, evidence.checked), refuses=False))
    return reasons
