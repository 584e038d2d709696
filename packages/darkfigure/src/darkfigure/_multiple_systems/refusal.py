"""The one rule by which a figure is given, given with reservations, given as a lower bound only, or refused.

The rule looks at the lists, at the model, at the interval and, in a report, at the checks. Every function that gives a
number about a population applies it. It is explicit so that nobody can be tempted to bend it for a wanted number;
``docs/methods/refusal.md`` says where each limit comes from and how often the rule is wrong on simulated populations
of known size.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from darkfigure._capture_histories import CaptureHistories
from darkfigure._estimates import Estimate
from darkfigure._multiple_systems import chi_square
from darkfigure._multiple_systems.evidence import ListEvidence, look_at_lists
from darkfigure._verdicts import Decision, Reason, Verdict, Weight

LEAST_OVERLAP = 10
INTERVAL_RESERVED = 4.0
SPREAD_RESERVED = 2.0
ORDER_RESERVED = 2.0
UPPER_RESERVED = 4.0
APART_BOUNDS, APART_REFUSED = 10.0, 100.0
MISFIT_REFUSED = 0.001
MISFIT_RESERVED = 0.05
BIC_RESERVED = 6.0
UNUSABLE_RESAMPLES = 0.2
DROPPED_LIST_RESERVED = 2.0
CONSISTENCY_RESERVED = 0.5
RHAT_REFUSED, DRAWS_REFUSED = 1.1, 100.0
RHAT_RESERVED, DRAWS_RESERVED = 1.01, 400.0
GRID_RESERVED, GRID_REFUSED = 0.01, 0.2
BORROWED_RESERVED = 0.5
SIGN_OF_DIFFERENCES = 0.5
ERROR_BOUNDS = 0.45
ERROR_RESERVED = 0.15

AnyEstimate = TypeVar("AnyEstimate", bound=Estimate)
NOTES = {
    "choice-ignored": ("choice-ignored", Weight.RESERVES),
    "lower-bound": ("lower-bound", Weight.BOUNDS),
    "rough": ("rough", Weight.RESERVES),
    "order": ("order-in-time", Weight.RESERVES),
    "convergence": ("no-convergence", Weight.REFUSES),
    "few-chains": ("one-chain", Weight.RESERVES),
    "classes-full": ("classes-full", Weight.RESERVES),
    "rates-given": ("rates-given", Weight.RESERVES),
    "interrupted": ("interrupted", Weight.RESERVES),
}


@dataclass(frozen=True, slots=True)
class Checks:
    """What was found beyond the lists and the estimate; nothing is said of what was not looked at.

    Parameters
    ----------
    spread : tuple of float or None
        Least and largest population among models within 6 BIC of the best.
    by_order : mapping of int to float
        Population by the best model of each order of interaction.
    upper_by_order : mapping of int to float
        Upper end of its interval.
    without_list : mapping of str to float
        The estimate without each list, where there is one.
    inconsistent, checked : int
        Lists whose known length the others got wrong, of those that could be checked.
    all_models : bool
        Whether all models were visited.
    """

    spread: tuple[float, float] | None = None
    by_order: Mapping[int, float] = field(default_factory=dict)
    upper_by_order: Mapping[int, float] = field(default_factory=dict)
    without_list: Mapping[str, float] = field(default_factory=dict)
    inconsistent: int = 0
    checked: int = 0
    all_models: bool = False


NO_CHECKS = Checks()


def judged(histories: CaptureHistories, estimate: AnyEstimate, checks: Checks = NO_CHECKS) -> AnyEstimate:
    """Return the estimate with the decision on it."""
    return dataclasses.replace(estimate, decision=decide(histories, estimate, checks))


def decide(histories: CaptureHistories, estimate: Estimate | None, checks: Checks = NO_CHECKS) -> Decision:
    """Apply the rule.

    Parameters
    ----------
    histories : CaptureHistories
        The lists.
    estimate : Estimate or None
        The figure that would be given; None to judge the lists alone.
    checks : Checks
        What else was found.
    """
    evidence = look_at_lists(histories)
    if evidence.overlap == 0:
        return decision(_of_lists(evidence), evidence.lower)
    reasons = [*_of_lists(evidence), *_of_persons(evidence), *_of_models(evidence, checks)]
    spread = checks.spread or evidence.spread
    lower = min(evidence.lower, math.floor(spread[0])) if spread else evidence.lower
    if estimate is not None:
        reasons += [*_of_interval(estimate), *_of_fit(estimate), *_of_better_models(histories, estimate, evidence)]
        reasons += [*_of_chains(estimate), *_of_calculation(estimate), *_of_checks(estimate, checks)]
        if math.isfinite(estimate.interval.low):
            lower = max(histories.observed, min(lower, math.floor(estimate.interval.low)))
    return decision(reasons, lower)


def decision(reasons: Iterable[Reason], lower: int = 0) -> Decision:
    """Put grounds in order, the gravest first, each once."""
    order = [Weight.REFUSES, Weight.BOUNDS, Weight.RESERVES]
    once = list(dict.fromkeys(reasons))
    return Decision(tuple(sorted(once, key=lambda reason: order.index(reason.weight))), lower)


def with_reason(verdict: Decision, reason: Reason) -> Decision:
    """Add a ground."""
    return decision([*verdict.reasons, reason], verdict.lower)


def judged_sum(total: AnyEstimate, parts: Mapping[str, Estimate]) -> AnyEstimate:
    """Return the sum of parts with the decision on it.

    A sum is refused with any of its parts, since a refused part could be had by subtraction.
    """
    refused = [name for name, part in parts.items() if part.verdict is Verdict.REFUSED]
    reserved = [name for name, part in parts.items() if part.verdict is Verdict.RESERVED]
    bounded = any(part.decision.at_least is not None for part in parts.values())
    reasons = [*_of_interval(total), *_of_fit(total), *_of_chains(total), *_of_calculation(total)]
    if refused:
        reasons.append(Reason("part-refused", (", ".join(refused),), Weight.REFUSES))
    if reserved:
        reasons.append(Reason("part-reserved", (", ".join(reserved),), Weight.BOUNDS if bounded else Weight.RESERVES))
    lower = sum(part.decision.lower for part in parts.values())
    return dataclasses.replace(total, decision=decision(reasons, lower))


def _of_lists(evidence: ListEvidence) -> list[Reason]:
    reasons = [Reason("contained-list", names, Weight.REFUSES) for names in evidence.contained]
    if evidence.empty:
        reasons.append(Reason("not-a-list", (", ".join(evidence.empty),)))
    if len(evidence.lists) < 2:
        return [*reasons, Reason("one-list", (len(evidence.lists),), Weight.REFUSES)]
    if evidence.overlap == 0:
        return [*reasons, Reason("no-overlap", (), Weight.REFUSES)]
    if evidence.overlap < LEAST_OVERLAP:
        reasons.append(Reason("little-overlap", (evidence.overlap, LEAST_OVERLAP), Weight.REFUSES))
    if evidence.apart:
        groups = (", ".join(evidence.apart.one), ", ".join(evidence.apart.other))
        weight = Weight.RESERVES if evidence.apart.by_chance else Weight.REFUSES
        reasons.append(Reason("lists-apart", groups, weight))
    if evidence.hardly:
        one, other, persons = evidence.hardly
        values = (", ".join(one), ", ".join(other), persons)
        reasons.append(Reason("lists-hardly-connected", values, Weight.REFUSES))
    if len(evidence.lists) < 3:
        reasons.append(Reason("two-lists"))
    return reasons


def _of_persons(evidence: ListEvidence) -> list[Reason]:
    """Judge whether some persons may be easier to find than others, so that the figure is a lower bound."""
    found = evidence.differences
    if found is None or found.error > ERROR_BOUNDS:
        return [Reason("persons-may-differ", (), Weight.BOUNDS)]
    if found.sign > SIGN_OF_DIFFERENCES or found.preferred:
        return [Reason("persons-differ", (), Weight.BOUNDS)]
    return [Reason("persons-hardly-told")] if found.error > ERROR_RESERVED else []


def _of_models(evidence: ListEvidence, checks: Checks) -> list[Reason]:
    if evidence.no_model:
        return [Reason("no-model", (evidence.no_model,), Weight.REFUSES)]
    spread = checks.spread or evidence.spread
    reasons = _apart("models-disagree", spread[1] / spread[0], SPREAD_RESERVED) if spread else []
    if evidence.best_bic is None and not checks.all_models and evidence.overlap:
        reasons.append(Reason("not-all-models"))
    return reasons


def _of_interval(estimate: Estimate) -> list[Reason]:
    low, high = estimate.interval.low, estimate.interval.high
    reasons = []
    if not estimate.population >= estimate.observed * (1 - 1e-9) and "persons_on_lists" not in estimate.details:
        reasons.append(Reason("below-observed", (), Weight.REFUSES))
    if not (math.isfinite(low) and math.isfinite(high) and math.isfinite(estimate.population)):
        return [*reasons, Reason("no-interval", (), Weight.REFUSES)]
    return [*reasons, *_apart("wide-interval", high / max(low, 1.0), INTERVAL_RESERVED)]


def _of_fit(estimate: Estimate) -> list[Reason]:
    if estimate.deviance is None or not estimate.degrees_of_freedom:
        return []
    probability = chi_square.tail(estimate.deviance, estimate.degrees_of_freedom)
    if probability >= MISFIT_RESERVED:
        return []
    refuses = probability < MISFIT_REFUSED
    values = (estimate.deviance, estimate.degrees_of_freedom, MISFIT_REFUSED if refuses else MISFIT_RESERVED)
    return [Reason("misfit", values, Weight.REFUSES if refuses else Weight.RESERVES)]


def _of_better_models(histories: CaptureHistories, estimate: Estimate, evidence: ListEvidence) -> list[Reason]:
    if estimate.bic is None or evidence.best_bic is None or evidence.lists != histories.lists:
        return []
    excess = estimate.bic - evidence.best_bic
    return [Reason("better-model", (excess, BIC_RESERVED))] if excess > BIC_RESERVED else []


def _of_chains(estimate: Estimate) -> list[Reason]:
    """Judge whether chains of random draws have settled."""
    if "rhat" not in estimate.details:
        return []
    rhat, draws = float(estimate.details["rhat"]), float(estimate.details["effective_draws"])
    for limits, weight in (
        ((RHAT_REFUSED, DRAWS_REFUSED), Weight.REFUSES),
        ((RHAT_RESERVED, DRAWS_RESERVED), Weight.RESERVES),
    ):
        if not (rhat <= limits[0] and draws >= limits[1]):
            return [Reason("chains-apart", (rhat, draws, *limits), weight)]
    return []


def _of_calculation(estimate: Estimate) -> list[Reason]:
    """Turn what the method says of its own calculation into grounds."""
    details, reasons = estimate.details, []
    unusable = details.get("bootstrap", {}).get("unusable", 0.0)
    if unusable > UNUSABLE_RESAMPLES:
        reasons.append(Reason("resamples-fail", (unusable, UNUSABLE_RESAMPLES), Weight.REFUSES))
    reasons += _limit("grid-too-short", details.get("mass_beyond_grid") or 0.0, GRID_RESERVED, GRID_REFUSED)
    shrinkage = details.get("shrinkage") or 0.0
    if shrinkage > BORROWED_RESERVED:
        reasons.append(Reason("borrowed", (shrinkage, BORROWED_RESERVED)))
    for note in estimate.diagnostics:
        known = NOTES.get(note.code)
        chains = note.code == "convergence" and "rhat" in details
        if known and not chains and (note.serious or note.code != "few-chains"):
            reasons.append(Reason(known[0], (), known[1]))
    return reasons


def _of_checks(estimate: Estimate, checks: Checks) -> list[Reason]:
    answer, reasons = estimate.population, []
    for order, population in checks.by_order.items():
        reasons += _of_order("order-decides", order, population / answer, ORDER_RESERVED)
    for order, upper in checks.upper_by_order.items():
        reasons += _of_order("order-decides-bounds", order, upper / estimate.interval.high, UPPER_RESERVED)
    for name, population in checks.without_list.items():
        factor = max(population / answer, answer / population)
        if factor > DROPPED_LIST_RESERVED:
            reasons.append(Reason("one-list-decides", (name, factor, DROPPED_LIST_RESERVED)))
    if checks.checked and checks.inconsistent / checks.checked > CONSISTENCY_RESERVED:
        reasons.append(Reason("lists-unknown-by-others", (checks.inconsistent, checks.checked)))
    return reasons


def _of_order(code: str, order: int, ratio: float, reserved: float) -> list[Reason]:
    """Compare the best model of another order with the figure; independence alone decides nothing."""
    factor = max(ratio, 1 / ratio) if ratio > 0 else math.inf
    if order == 1 or math.isnan(factor):
        return []
    return [dataclasses.replace(reason, values=(order, *reason.values)) for reason in _apart(code, factor, reserved)]


def _apart(code: str, factor: float, reserved: float) -> list[Reason]:
    """Judge by how large a factor two numbers are apart: beyond ten only the lower of them says anything."""
    limits = (
        (APART_REFUSED, Weight.REFUSES),
        (APART_BOUNDS, Weight.BOUNDS),
        (reserved, Weight.RESERVES),
    )
    return next(([Reason(code, (factor, limit), weight)] for limit, weight in limits if not factor <= limit), [])


def _limit(code: str, found: float, reserved: float, refused: float) -> list[Reason]:
    if not found <= refused:
        return [Reason(code, (found, refused), Weight.REFUSES)]
    return [Reason(code, (found, reserved))] if found > reserved else []
