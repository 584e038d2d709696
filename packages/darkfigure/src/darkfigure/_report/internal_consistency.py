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
from darkfigure._errors import DarkfigureError
from darkfigure._estimates import Estimate
from darkfigure._report.estimation import plain_estimate


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
    def ratio(self) -> float | None:
        """Estimate by truth."""
        return None if self.estimate is None else self.estimate.population / self.size

    @property
    def covered(self) -> bool | None:
        """Whether the interval holds the truth."""
        return None if self.estimate is None else self.size in self.estimate.interval

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        answer: dict[str, Any] = {"list": self.name, "size": self.size, "seen_elsewhere": self.seen}
        if self.estimate is not None:
            high = self.estimate.interval.high
            interval = [self.estimate.interval.low, high if math.isfinite(high) else None]
            answer.update(
                population=self.estimate.population, interval=interval, covered=self.covered, ratio=self.ratio
            )
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
        """Lists whose length could be estimated at all."""
        return sum(known.estimate is not None for known in self.populations)

    @property
    def covered(self) -> int:
        """Lists whose length lies inside its interval."""
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


def internal_consistency(histories: CaptureHistories, max_order: int) -> InternalConsistency:
    """Take each list for the population; needs three lists or more.

    Examples
    --------
    >>> from darkfigure import datasets
    >>> check = internal_consistency(datasets.united_kingdom(4), 2)
    >>> check.usable, check.covered
    (4, 4)
    """
    if len(histories.lists) < 3:
        return InternalConsistency(())
    return InternalConsistency(tuple(_known(histories, place, max_order) for place in range(len(histories.lists))))


def _known(histories: CaptureHistories, place: int, max_order: int) -> KnownPopulation:
    name = histories.lists[place]
    members = {
        mask: count for mask, count in zip(histories.patterns, histories.counts, strict=True) if mask >> place & 1
    }
    others = [other for other in histories.lists if other != name]
    inside = CaptureHistories.from_counts(histories.lists, members).restrict(*others)
    size, seen = sum(members.values()), inside.observed
    met = [other for other, total in inside.list_totals.items() if total > 0]
    if len(met) < 2:
        return KnownPopulation(name, size, seen, None)
    try:
        estimate = plain_estimate(inside.restrict(*met), max_order)
    except DarkfigureError:
        return KnownPopulation(name, size, seen, None)
    return KnownPopulation(name, size, seen, estimate)
