"""Small-count rounding: only inner cells under the threshold move, and every total is the sum of what is published."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from darkfigure._errors import InvalidInput
from darkfigure.disclosure.attack import attack
from darkfigure.disclosure.draws import draw_from
from darkfigure.disclosure.primary import Primary, Rules
from darkfigure.disclosure.releases import SMALL_COUNTS, Method, Release, Status
from darkfigure.disclosure.rounding import Rounded
from darkfigure.disclosure.tables import FrequencyTable

PAIRED = 4000


def round_small_counts(
    table: FrequencyTable, rules: Rules | None = None, *, base: int | None = None, secret: bytes | None = None
) -> Rounded:
    """Round the inner cells under a base to zero or to the base, and add up all totals from the result.

    Counts from the base stay what they are, so most totals move little. Which small counts go up is drawn with the
    right chance for each (systematic sampling along the order of the table: a count of 2 goes to 5 with chance 2/5),
    and then exchanged where that brings the published totals nearer to their counts (after Langsrud and Heldal 2018).
    The exchange keeps the grand total within one base, but makes the chance of a single cell depend on its table.

    Parameters
    ----------
    table : FrequencyTable
    rules : Rules, optional
        Which cells are protected; by default counts under 5.
    base : int, optional
        From the threshold, which is the default: a smaller base would show counts under the threshold as they are.
    secret : bytes, optional
        From which the choice is drawn: the same table then gets the same rounding. By default it is new each time.

    Raises
    ------
    InvalidInput
        For a base under the threshold.

    Examples
    --------
    >>> from darkfigure.disclosure import Dimension, Structure
    >>> place = Dimension.from_groups("place", {"Total": ["A", "B", "C"]})
    >>> table = FrequencyTable.from_counts(Structure((place,)), {("A",): 2, ("B",): 7, ("C",): 3})
    >>> found = round_small_counts(table)
    >>> found.release.values["B",], found.release.values["Total",], found.largest_error
    (7, 12, 2)
    """
    rules = rules or Rules(table.structure.threshold or Rules().threshold)
    base = rules.threshold if base is None else base
    if base < rules.threshold:
        allowed = f"at least the threshold, {rules.threshold}: a smaller base shows counts under it"
        raise InvalidInput("base", base, allowed)
    inner = _rounded(table, base, draw_from(secret, table, SMALL_COUNTS))
    release = _release(table, rules, inner, base)
    audit = attack(release, threshold=rules.threshold, protected=[Primary(table, rules).reasons], exact=False)
    audit.must_be_safe()
    errors = np.abs(table.structure.membership.astype(np.int64) @ inner - table.values)[~table.estimated]
    return Rounded(release, audit, int(errors.sum()), int(errors.max(initial=0)), unbiased=False)


def _rounded(table: FrequencyTable, base: int, random: np.random.Generator) -> NDArray[np.int64]:
    """Return the inner cells after rounding."""
    small = np.flatnonzero((table.counts > 0) & (table.counts < base))
    counts = table.counts[small]
    passed = np.floor(random.random() + np.concatenate([[0], np.cumsum(counts)]) / base)
    up = np.diff(passed) > 0
    sums = table.structure.membership[~table.estimated][:, small].astype(np.int64)
    change = _Exchange((sums.T @ sums).toarray() if len(small) <= PAIRED else None, sums, counts, base, up)
    inner = table.counts.copy()
    inner[small] = np.where(change.settle(), base, 0)
    return inner


class _Exchange:
    """Which small counts go up, changed one or two at a time as long as the published figures come nearer."""

    def __init__(
        self,
        pairs: NDArray[np.int64] | None,
        sums: sparse.csr_array,
        counts: NDArray[np.int64],
        base: int,
        up: NDArray[np.bool_],
    ) -> None:
        self.pairs, self.sums, self.base, self.up = pairs, sums, base, up.copy()
        self.often = np.asarray(sums.sum(axis=0))
        self.slope = sums.T @ (sums @ (np.where(up, base, 0) - counts))

    def settle(self) -> NDArray[np.bool_]:
        """Return the choice when no exchange brings the sum of squared differences down."""
        for _ in range(20 * len(self.up)):
            steps = np.where(self.up, -self.base, self.base)
            gain = 2 * steps * self.slope + self.base**2 * self.often
            one = int(np.argmin(gain))
            chosen = self._pair(gain) if gain[one] >= 0 else [one]
            if not chosen:
                break
            for place in chosen:
                self._flip(place)
        return self.up

    def _pair(self, gain: NDArray[np.int64]) -> list[int]:
        """Return two cells of which one goes up and the other down, to the most gain; nothing where there is none."""
        rising, falling = np.flatnonzero(~self.up), np.flatnonzero(self.up)
        if self.pairs is None or not len(rising) or not len(falling):
            return []
        together = gain[rising][:, None] + gain[falling] - 2 * self.base**2 * self.pairs[np.ix_(rising, falling)]
        best = int(np.argmin(together))
        if together.flat[best] >= 0:
            return []
        return [int(rising[best // len(falling)]), int(falling[best % len(falling)])]

    def _flip(self, place: int) -> None:
        step = -self.base if self.up[place] else self.base
        self.slope = self.slope + step * (self.pairs[place] if self.pairs is not None else self._shared(place))
        self.up[place] = not self.up[place]

    def _shared(self, place: int) -> NDArray[np.int64]:
        """Return in how many sums each cell is together with one."""
        return np.asarray(self.sums.T @ self.sums[:, [place]].toarray()[:, 0])


def _release(table: FrequencyTable, rules: Rules, inner: NDArray[np.int64], base: int) -> Release:
    """Mark as shown what is true by the rule alone: inner cells above the base, and sums of nothing else."""
    structure = table.structure
    members = structure.membership.astype(np.int64)
    moved = np.array([c not in structure.numbers or inner[place] <= base for place, c in enumerate(structure.inner)])
    moved[list(structure.impossible)] = False
    doubtful = members @ moved.astype(np.int64) > 0
    cells = structure.cells
    values: list[int] = np.asarray(members @ inner).tolist()
    statuses = [Status.ROUNDED if doubt else Status.SHOWN for doubt in doubtful.tolist()]
    method = Method(SMALL_COUNTS, {"threshold": rules.threshold, "base": base})
    release = Release(
        structure, {**dict(zip(cells, values, strict=True))}, dict(zip(cells, statuses, strict=True)), method
    )
    return release.with_estimates(table.estimates, base)
