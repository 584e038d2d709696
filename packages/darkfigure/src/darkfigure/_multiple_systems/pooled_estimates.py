"""Estimates of strata that borrow from each other, with what each borrowed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from darkfigure._estimate_columns import estimate_columns
from darkfigure._estimates import grounds_by_part
from darkfigure._multiple_systems.posterior import PosteriorEstimate
from darkfigure._tabular import Column, Tabular


@dataclass(frozen=True, slots=True)
class StratumEstimate:
    """One stratum, alone and with help.

    Parameters
    ----------
    name : str
        The stratum.
    observed, overlap : int
        Persons on at least one list, and on at least two.
    alone : PosteriorEstimate or None
        The same model for this stratum only; None where its lists do not overlap.
    pooled : PosteriorEstimate
        With what the other strata teach.
    shrinkage : float or None
        Part of the stratum's own uncertainty (variance of the log of the unseen) that pooling took away: 0 where
        nothing was borrowed, near 1 where the answer is nearly all borrowed. None without ``alone``.
    """

    name: str
    observed: int
    overlap: int
    alone: PosteriorEstimate | None
    pooled: PosteriorEstimate
    shrinkage: float | None


@dataclass(frozen=True, slots=True)
class PooledEstimate(Tabular):
    """All strata and their sum.

    Parameters
    ----------
    total : PosteriorEstimate
        The sum over strata.
    together : PosteriorEstimate
        Complete pooling, for comparison: all strata thrown together as one.
    strata : tuple of StratumEstimate
        In the order given.
    spreads : mapping of str to float
        Posterior medians of the standard deviations between strata, of list effects and of interactions.
    """

    caption: ClassVar[str] = "Strata that borrow from each other, and their sum"
    total: PosteriorEstimate
    together: PosteriorEstimate
    strata: tuple[StratumEstimate, ...]
    spreads: Mapping[str, float]

    def summary(self, *, despite_refusal: bool = False) -> str:
        """Show each stratum alone and pooled, with what it borrowed."""

        def short(part: PosteriorEstimate) -> str:
            return part.short(despite_refusal=despite_refusal)

        lines = [f"{'stratum':<16}{'seen':>8}{'alone':>26}{'pooled':>26}{'borrowed':>10}"]
        for stratum in self.strata:
            borrowed = "all" if stratum.shrinkage is None else f"{stratum.shrinkage:.0%}"
            alone = "not estimable" if stratum.alone is None else short(stratum.alone)
            lines.append(
                f"{stratum.name:<16}{stratum.observed:>8,}{alone:>26}{short(stratum.pooled):>26}{borrowed:>10}"
            )
        lines.append(f"{'sum':<16}{self.total.observed:>8,}{'':>26}{short(self.total):>26}")
        lines.append(f"{'as one':<16}{self.together.observed:>8,}{short(self.together):>26}")
        named = {stratum.name: stratum.pooled for stratum in self.strata} | {"sum": self.total, "as one": self.together}
        return "\n".join([*lines, *grounds_by_part(named)])

    def _columns(self) -> Mapping[str, Column]:
        borrowed = [stratum.shrinkage for stratum in self.strata]
        parts = {stratum.name: stratum.pooled for stratum in self.strata}
        found = estimate_columns({**parts, "sum": self.total, "as one": self.together})
        return {**found, "borrowed": ("number", [*borrowed, None, None])}

    def as_dict(self, *, despite_refusal: bool = False) -> dict[str, Any]:
        """Return plain values, ready for JSON; a refused figure is left out as in :meth:`Estimate.as_dict`."""

        def plain(part: PosteriorEstimate) -> dict[str, Any]:
            return part.as_dict(despite_refusal=despite_refusal)

        return {
            "total": plain(self.total),
            "together": plain(self.together),
            "spreads": dict(self.spreads),
            "strata": [
                {
                    "name": stratum.name,
                    "observed": stratum.observed,
                    "overlap": stratum.overlap,
                    "alone": plain(stratum.alone) if stratum.alone else None,
                    "pooled": plain(stratum.pooled),
                    "shrinkage": stratum.shrinkage,
                }
                for stratum in self.strata
            ],
        }
