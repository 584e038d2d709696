"""Several releases about the same persons, from one or more states of the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from darkfigure._errors import InvalidInput, UnsafeRelease
from darkfigure.disclosure.attack import Knowledge, attack
from darkfigure.disclosure.dimensions import Dimension
from darkfigure.disclosure.failures import OutOfTime
from darkfigure.disclosure.findings import NAMED, Report
from darkfigure.disclosure.offers import Offer, fewest
from darkfigure.disclosure.releases import STATE, Method, Release, Status
from darkfigure.disclosure.structures import Cell, text_of
from darkfigure.disclosure.universes import Crosswalk, Universe


@dataclass(frozen=True)
class Difference:
    """A figure that changed by few persons since an earlier state of the data."""

    cell: Cell
    before: int
    after: int

    def __str__(self) -> str:
        return f"{text_of(self.cell)} was {self.before} and would be {self.after}: that tells of few persons."


@dataclass(frozen=True)
class Verdict:
    """What would be learnt if a release were published after all that was published before.

    Parameters
    ----------
    report : Report
        What the attack on all releases together finds.
    differences : tuple of Difference
        Small differences between a new figure and an old one of the same persons.
    offer : Offer
        Cells of the new release that would have to be hidden too, and how few could be enough.
    """

    report: Report
    differences: tuple[Difference, ...] = ()
    offer: Offer = field(default_factory=Offer)

    @property
    def hide(self) -> tuple[Cell, ...]:
        """Cells of the new release that would have to be hidden too; hiding them is enough when ``enough``."""
        return self.offer.hide

    @property
    def enough(self) -> bool:
        """Whether the release without those cells is safe."""
        return self.offer.enough

    @property
    def proven(self) -> bool:
        """Whether no fewer cells would be enough."""
        return self.offer.enough and self.offer.least >= len(self.offer.hide)

    @property
    def safe(self) -> bool:
        """Whether the release may be published."""
        return self.report.safe and not self.differences

    def must_be_safe(self) -> None:
        """Refuse a release that is not safe.

        Raises
        ------
        UnsafeRelease
            With what would be learnt, and what could be hidden instead.
        """
        if self.safe:
            return
        told = list(map(str, (*self.report.findings, *self.differences))) or ["The attack did not finish in its time."]
        more = f" And {len(told) - NAMED} more." if len(told) > NAMED else ""
        offer = "Hiding cells is not enough: merge levels, round, or leave the table out."
        if self.hide and self.enough:
            fewer = "no fewer cells are" if self.proven else f"at least {self.offer.least} cells are needed"
            offer = f"Hiding {', '.join(map(text_of, self.hide))} too would be enough; {fewer}."
        raise UnsafeRelease(f"{' '.join(told[:NAMED])}{more} {offer}")


class Joint:
    """All releases about a population, with the state of the data as one dimension more.

    A release counts the persons whose record was there in its state of the data. Records come in late; when a figure
    fell, some also went.
    """

    def __init__(
        self, past: list[tuple[Release, str]], state: str, crosswalk: Crosswalk, threshold: int, seconds: float
    ) -> None:
        self.states = sorted({state, *(earlier for _, earlier in past)})
        self.past, self.state = past, state
        self.threshold, self.seconds = threshold, seconds
        self.knowledge = Knowledge(crosswalk=crosswalk)

    def attack(self, release: Release) -> tuple[Report, tuple[Difference, ...]]:
        """Attack the release with all that went before; see :class:`Verdict`."""
        differences = tuple(self._differences(release)) if len(self.states) > 1 else ()
        try:
            return self._run(release, gone=False), differences
        except InvalidInput:
            return self._run(release, gone=True), differences

    def _run(self, new: Release, *, gone: bool) -> Report:
        known = [*self.past, (new, self.state)]
        releases = [self._in_state(release, state, gone=gone) for release, state in known]
        late = [] if gone else [r for release, state in known for r in self._late(release, state)]
        together = [*late, *releases]
        report = attack(
            *together, knowledge=self.knowledge, threshold=self.threshold, exact=False, seconds=self.seconds
        )
        told = (f for f in report.findings if f.release >= len(late) or f.low > 0)
        return replace(report, findings=tuple(replace(f, release=max(0, f.release - len(late))) for f in told))

    def _in_state(self, release: Release, state: str, *, gone: bool) -> Release:
        """Return a release of the records that were there in one state of the data."""
        if len(self.states) == 1:
            return release
        size, now = len(self.states), self.states.index(state)
        if gone:
            spells = {(a, b): f"{a} to {b}" for a in range(size) for b in range(a + 1, size + 1)}
            there = tuple(name for (first, last), name in spells.items() if first <= now < last)
            return _widened(release, tuple(spells.values()), f"known in {state}", there)
        return _widened(release, tuple(self.states), f"known in {state}", tuple(self.states[: now + 1]))

    def _late(self, release: Release, state: str) -> Iterator[Release]:
        """Yield as hidden cells the records that came in between an earlier state and this one."""
        method = Method("suppression", {"zeros": "hidden"})
        hidden = Release(
            release.structure, dict.fromkeys(release.values), dict.fromkeys(release.values, Status.HIDDEN), method
        )
        now = self.states.index(state)
        for first in range(1, now + 1):
            came = tuple(self.states[first : now + 1])
            yield _widened(hidden, tuple(self.states), f"known from {came[0]} to {state}", came)

    def _differences(self, new: Release) -> Iterator[Difference]:
        """Yield small differences between figures of the same persons in different states of the data."""
        universe = Universe((new.structure, *(release.structure for release, _ in self.past)), self.knowledge.crosswalk)
        before: dict[tuple[tuple[str, ...], ...], list[tuple[str, int]]] = {}
        for release, state in self.past:
            for cell, value in release.shown.items():
                before.setdefault(universe.pieces_of(release.structure, cell), []).append((state, value))
        for cell, value in new.shown.items():
            for state, old in before.get(universe.pieces_of(new.structure, cell), ()):
                if state != self.state and 0 < abs(value - old) < self.threshold:
                    yield Difference(cell, old, value)

    def offer(self, release: Release, until: float) -> Offer:
        """Look for the fewest cells of the new release that would have to be hidden, the smallest first.

        A zero is no candidate where zeros are shown: hidden, it would make that promise false.
        """
        least = 1 if release.shows_zeros else 0
        shown = sorted((c for c, v in release.shown.items() if v >= least), key=lambda c: (release.shown[c], c))

        def breaks(hidden: frozenset[Cell]) -> bool:
            report, differences = self.attack(release.hiding(hidden))
            if report.unfinished and not (report.findings or differences):
                raise OutOfTime
            return not report.safe or bool(differences)

        try:
            return fewest(shown, breaks, until)
        except OutOfTime:
            return Offer(enough=False)


def _widened(release: Release, leaves: tuple[str, ...], code: str, held: tuple[str, ...]) -> Release:
    """Return a release with the state of the data as one dimension more, at one code."""
    dimension = Dimension.from_groups(STATE, {**{leaf: (leaf,) for leaf in leaves}, code: held})
    old = release.structure
    named = old.tables if old.tables is not None else ({d.name: d.codes for d in old.dimensions},)
    tables = tuple({**table, STATE: (code,)} for table in named)
    structure = replace(old, dimensions=(*old.dimensions, dimension), tables=tables)
    values = {(*cell, code): value for cell, value in release.values.items()}
    statuses = {(*cell, code): status for cell, status in release.statuses.items()}
    estimates = {(*cell, code): estimate for cell, estimate in release.estimates.items()}
    return Release(structure, values, statuses, release.method, estimates)
