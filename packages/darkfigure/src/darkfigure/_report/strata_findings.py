r"""Strata judged one by one, and sums over them that agree with what is shown of each.

Each stratum is estimated by itself, as a report estimates. A sum over strata is the sum of their figures, with the
interval of Zou and Donner for sums of independent estimates with uneven intervals,

.. math:: L = \hat N - \sqrt{\sum (\hat N_i - l_i)^2}, \quad U = \hat N + \sqrt{\sum (u_i - \hat N_i)^2}.

Where a stratum has no figure, no sum over it has one either, since the figure could be had by subtraction. Such a sum
is given as a lower bound: the lower ends that are shown, and the persons observed where nothing more is.

References
----------
Zou, G. Y., Donner, A. (2008). Construction of confidence limits about effect measures: a general approach. Statistics
in Medicine 27, 1693-1702.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from darkfigure._capture_histories import CaptureHistories
from darkfigure._errors import InvalidInput
from darkfigure._estimates import Estimate, Interval
from darkfigure._multiple_systems.goodness_of_fit import GoodnessOfFit, describe_goodness
from darkfigure._multiple_systems.log_linear import as_model
from darkfigure._multiple_systems.refusal import decide, decision, judged, with_reason
from darkfigure._report.estimation import ReportSettings, find_candidate
from darkfigure._strata_columns import Label, natural
from darkfigure._verdicts import Decision, Reason, Verdict, Weight
from darkfigure._version import __version__

MOST_DIMENSIONS = 4
LEAST_LISTS = 2
MOST_NAMED = 4
Margin = tuple[str | None, ...]


@dataclass(frozen=True, slots=True, repr=False)
class StratumFinding:
    """One stratum.

    Parameters
    ----------
    label : tuple of str
        One value for each dimension.
    histories : CaptureHistories
        Its lists, those on which nobody of the stratum stands left out where two remain.
    estimate : Estimate or None
        The method's own number; None where there is none. What may be shown says ``decision``.
    fit : GoodnessOfFit or None
        Of the chosen model.
    decision : Decision
        The verdict with its grounds.
    """

    label: Label
    histories: CaptureHistories
    estimate: Estimate | None
    fit: GoodnessOfFit | None
    decision: Decision

    def __repr__(self) -> str:
        said = self.estimate.short() if self.estimate else "refused"
        return f"<StratumFinding {' '.join(self.label)}: {said}, {self.decision.verdict.value}>"

    @property
    def least(self) -> int:
        """A number of persons that there are at least, as far as it is shown."""
        if self.decision.verdict is Verdict.REFUSED or self.estimate is None:
            return self.histories.observed
        if self.decision.at_least is not None:
            return self.decision.at_least
        return max(self.histories.observed, math.floor(self.estimate.interval.low))


@dataclass(frozen=True, slots=True, repr=False)
class StrataFindings:
    """What a report by strata says.

    Parameters
    ----------
    dimensions : tuple of str
        Names of the parts of a label.
    strata : tuple of StratumFinding
        The cells, in the order of their labels.
    totals : mapping of label to Estimate
        The sums; None in a label stands for all values of that dimension. The sum over everything is the last.
    settings : ReportSettings
        How it was made.
    """

    dimensions: tuple[str, ...]
    strata: tuple[StratumFinding, ...]
    totals: Mapping[Margin, Estimate]
    settings: ReportSettings

    def __repr__(self) -> str:
        return f"<StrataFindings by {', '.join(self.dimensions)}: {len(self.strata)} cells>"

    @property
    def everything(self) -> Margin:
        """The label of the sum over everything."""
        return (None,) * len(self.dimensions)


def examine_stratum(label: Label, histories: CaptureHistories, settings: ReportSettings) -> StratumFinding:
    """Judge the lists of a stratum, and estimate where they may carry a figure."""
    met = [name for name, total in histories.list_totals.items() if total]
    present = histories.restrict(*met) if LEAST_LISTS <= len(met) < len(histories.lists) else histories
    verdict = decide(present, None)
    if verdict.verdict is Verdict.REFUSED:
        return StratumFinding(label, present, None, None, verdict)
    candidate = find_candidate(present, settings)
    if candidate.estimate is None:
        reason = Reason("no-model", (candidate.failure,), Weight.REFUSES)
        return StratumFinding(label, present, None, None, with_reason(verdict, reason))
    estimate = judged(present, candidate.estimate, candidate.checks)
    fit = describe_goodness(present, as_model(estimate.model, present), estimate.decision)
    return StratumFinding(label, present, estimate, fit, estimate.decision)


def examine_strata(
    strata: Mapping[Label, CaptureHistories],
    dimensions: Sequence[str],
    settings: ReportSettings,
    progress: Callable[[int, int], None],
) -> StrataFindings:
    """Judge and estimate every stratum, in the order of its label, and add them up.

    Raises
    ------
    InvalidInput
        For no strata, labels that do not fit the dimensions, or more than four dimensions.
    """
    if not strata:
        raise InvalidInput("strata", "none", "one stratum or more")
    if not 1 <= len(dimensions) <= MOST_DIMENSIONS or len(set(dimensions)) < len(dimensions):
        raise InvalidInput("by", ", ".join(dimensions), f"one to {MOST_DIMENSIONS} different dimensions")
    for label in strata:
        if len(label) != len(dimensions):
            raise InvalidInput("label", label, f"one value for each of {', '.join(dimensions)}")
    order = sorted(strata, key=lambda label: [natural(part) for part in label])
    found = []
    for place, label in enumerate(order, start=1):
        found.append(examine_stratum(label, strata[label], settings))
        progress(place, len(order))
    names = {part.label: " ".join(part.label) for part in found}
    totals = {margin: sum_of(parts, names) for margin, parts in margins_of(found).items()}
    return StrataFindings(tuple(dimensions), tuple(found), totals, settings)


def margins_of(parts: Sequence[StratumFinding]) -> dict[Margin, tuple[StratumFinding, ...]]:
    """Return the strata of each sum, by what they have in common; the sum over all comes last.

    Examples
    --------
    >>> pair = CaptureHistories.from_sets(("A", "B"), {("A", "B"): 3})
    >>> cells = [examine_stratum((sex,), pair, ReportSettings()) for sex in ("boy", "girl")]
    >>> list(margins_of(cells))
    [(None,)]
    """
    size = len(parts[0].label)
    found: dict[Margin, list[StratumFinding]] = {}
    for kept in sorted(itertools.product((True, False), repeat=size), key=lambda flags: -sum(flags)):
        if all(kept):
            continue
        for part in parts:
            margin = tuple(value if keep else None for value, keep in zip(part.label, kept, strict=True))
            found.setdefault(margin, []).append(part)
    return {margin: tuple(members) for margin, members in found.items()}


def sum_of(parts: Sequence[StratumFinding], names: Mapping[Label, str]) -> Estimate:
    """Add strata up, as far as each of them is shown.

    Parameters
    ----------
    parts : sequence of StratumFinding
        The strata.
    names : mapping of label to str
        What they are called in the grounds.
    """
    observed = sum(part.histories.observed for part in parts)
    shown = [part.estimate for part in parts if part.estimate and part.decision.shows_figure]
    if len(parts) == 1 and parts[0].estimate:
        return parts[0].estimate
    if len(shown) < len(parts):
        population, interval = float(observed), Interval(observed, math.inf, 0.95, "lower bound")
    else:
        population = math.fsum(part.population for part in shown)
        below = math.sqrt(math.fsum((part.population - part.interval.low) ** 2 for part in shown))
        above = math.sqrt(math.fsum((part.interval.high - part.population) ** 2 for part in shown))
        low = max(float(observed), population - below)
        interval = Interval(low, population + above, shown[0].interval.level, "sum of independent estimates")
    return Estimate(
        population=population,
        interval=interval,
        observed=observed,
        method="sum over strata",
        digest="+".join(part.histories.digest[:12] for part in parts),
        version=__version__,
        decision=_sum_decision(parts, names),
    )


def _sum_decision(parts: Sequence[StratumFinding], names: Mapping[Label, str]) -> Decision:
    refused = [names[part.label] for part in parts if part.decision.verdict is Verdict.REFUSED]
    reserved = [names[part.label] for part in parts if part.decision.verdict is Verdict.RESERVED]
    bounded = any(part.decision.at_least is not None for part in parts)
    reasons = []
    if refused:
        weight = Weight.REFUSES if len(refused) == len(parts) else Weight.BOUNDS
        reasons.append(Reason("part-refused", (_few(refused),), weight))
    if reserved:
        reasons.append(Reason("part-reserved", (_few(reserved),), Weight.BOUNDS if bounded else Weight.RESERVES))
    return decision(reasons, sum(part.least for part in parts))


def _few(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" (+{more})" if more > 0 else "")
