"""Would the method have found a population that is known?

Each list in turn is taken for the whole population. Its persons are on the other lists or on none of them, and the
other lists estimate how many there are: the true number is the length of the list. This tests method and lists
together, on the part of the population that was seen; it cannot test them on those whom nobody saw.

References
----------
Binette, O., Steorts, R. C. (2022). On the reliability of multiple systems estimation for the quantification of modern
slavery. Journal of the Royal Statistical Society A 185, 640-676.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from darkfigure._capture_histories import CaptureHistories
from darkfigure._estimates import Estimate, Interval
from darkfigure._multiple_systems.refusal import decide, judged
from darkfigure._report.estimation import ReportSettings, find_candidate
from darkfigure._verdicts import Verdict


@dataclass(frozen=True, slots=True)
class KnownPopulation:
    """One list taken for the population.

    Parameters
    ----------
    name : str
        The list.
    size : int
        Its persons: the truth.
    seen : int
        How many of them are on another list.
    estimate : Estimate or None
        What the other lists say.
    """

    name: str
    size: int
    seen: int
    estimate: Estimate | None

    @property
    def shown(self) -> Interval | None:
        """The range that the rule lets be shown; None where it refuses."""
        return None if self.estimate is None else self.estimate.shown

    @property
    def ratio(self) -> float | None:
        """Estimate by truth, where a figure is shown."""
        if self.estimate is None or not self.estimate.decision.shows_figure:
            return None
        return self.estimate.population / self.size

    @property
    def covered(self) -> bool | None:
        """Whether what is shown holds the truth."""
        return None if self.shown is None else self.size in self.shown

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        answer: dict[str, Any] = {"list": self.name, "size": self.size, "seen_elsewhere": self.seen}
        answer["decision"] = self.estimate.decision.as_dict() if self.estimate else None
        if self.shown is not None:
            interval = [self.shown.low, self.shown.high if math.isfinite(self.shown.high) else None]
            answer.update(interval=interval, covered=self.covered, ratio=self.ratio)
        return answer


@dataclass(frozen=True, slots=True)
class InternalConsistency:
    """All lists, each taken for the population.

    Parameters
    ----------
    populations : tuple of KnownPopulation
        One per list.
    """

    populations: tuple[KnownPopulation, ...]

    @property
    def usable(self) -> int:
        """Lists about whose length the rule lets something be shown."""
        return sum(known.shown is not None for known in self.populations)

    @property
    def covered(self) -> int:
        """Lists whose length lies inside what is shown."""
        return sum(bool(known.covered) for known in self.populations)

    @property
    def bias(self) -> float | None:
        """Geometric mean of estimate by truth; below 1 the method finds too few."""
        ratios = [known.ratio for known in self.populations if known.ratio is not None]
        return math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else None

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "usable": self.usable,
            "covered": self.covered,
            "bias": self.bias,
            "lists": [known.as_dict() for known in self.populations],
        }


def internal_consistency(histories: CaptureHistories, settings: ReportSettings) -> InternalConsistency:
    """Take each list for the population, with the interval and the rule of the report; needs three lists or more.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> check = internal_consistency(datasets.united_kingdom(6), ReportSettings(resamples=100))
    >>> check.usable, check.covered
    (2, 2)
    """
    if len(histories.lists) < 3:
        return InternalConsistency(())
    return InternalConsistency(tuple(_known(histories, place, settings) for place in range(len(histories.lists))))


def _known(histories: CaptureHistories, place: int, settings: ReportSettings) -> KnownPopulation:
    name = histories.lists[place]
    members = {
        mask: count for mask, count in zip(histories.patterns, histories.counts, strict=True) if mask >> place & 1
    }
    others = [other for other in histories.lists if other != name]
    inside = CaptureHistories.from_counts(histories.lists, members).restrict(*others)
    size, seen = sum(members.values()), inside.observed
    met = [other for other, total in inside.list_totals.items() if total > 0]
    if len(met) < 2 or decide(inside.restrict(*met), None).verdict is Verdict.REFUSED:
        return KnownPopulation(name, size, seen, None)
    candidate = find_candidate(inside.restrict(*met), settings)
    if candidate.estimate is None:
        return KnownPopulation(name, size, seen, None)
    return KnownPopulation(name, size, seen, judged(inside.restrict(*met), candidate.estimate, candidate.checks))
