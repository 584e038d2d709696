"""What an attack found, for programs and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from darkfigure._errors import UnsafeRelease
from darkfigure.disclosure.structures import Cell, text_of

OUTSIDER, KNOWS_ZEROS, INSIDER = "outsider", "knows_zeros_are_shown", "insider"
FORMAT = 1
NAMED = 3

WHO = {
    OUTSIDER: "Everybody",
    KNOWS_ZEROS: "Somebody who knows that every zero is shown",
    INSIDER: "The one person of the group who is not among them",
}


@dataclass(frozen=True)
class Finding:
    """Something that somebody learns.

    Parameters
    ----------
    kind : str
        ``"recovered"`` (a small count is known), ``"too_narrow"`` (it is nearly known) or ``"group"`` (all persons of a
        group that is known share a value).
    cell : Cell
        Of whom it is learnt.
    who : str
        The level of knowledge that is enough for it.
    low, high : int or None
        The counts that are possible.
    release : int
        Which of the releases has the cell.
    """

    kind: str
    cell: Cell
    who: str
    low: int
    high: int | None
    release: int = 0

    def __str__(self) -> str:
        who = WHO[self.who]
        where = text_of(self.cell) + (f" (release {self.release + 1})" if self.release else "")
        if self.kind == "recovered":
            return f"{who} can compute that {where} is {self.low}."
        if self.kind == "group":
            return f"{who} learns that the others of the group are all {where}."
        return f"{who} can compute that {where} is {self.low} to {self.high}."


@dataclass(frozen=True)
class Report:
    """What an attack found.

    Parameters
    ----------
    findings : tuple of Finding
        Everything that must not be known, each cell at the least knowledge that is enough.
    bounds : mapping
        Per level of knowledge the lowest and highest count of each cell, with the number of its release, that is not
        shown; None for no upper bound. A level is None where it does not apply, because zeros are hidden too.
    unfinished : tuple of Cell
        Cells for which the time did not suffice: their bounds may be too wide, and nothing says that they are safe.
    """

    findings: tuple[Finding, ...]
    bounds: Mapping[str, Mapping[tuple[int, Cell], tuple[int, int | None]] | None]
    unfinished: tuple[Cell, ...] = ()

    @property
    def recovered(self) -> tuple[Finding, ...]:
        """The small counts that can be computed."""
        return tuple(finding for finding in self.findings if finding.kind == "recovered")

    @property
    def too_narrow(self) -> tuple[Finding, ...]:
        """The counts whose bounds are closer together than the protection asks."""
        return tuple(finding for finding in self.findings if finding.kind == "too_narrow")

    @property
    def safe(self) -> bool:
        """Whether nothing was found and the attack finished."""
        return not self.findings and not self.unfinished

    def must_be_safe(self) -> None:
        """Refuse the release unless it is safe.

        Raises
        ------
        UnsafeRelease
            With the first cells that would fall.
        """
        if not self.safe:
            told = [str(finding) for finding in self.findings[:NAMED]] or ["The attack did not finish in its time."]
            more = f" And {len(self.findings) - NAMED} more." if len(self.findings) > NAMED else ""
            raise UnsafeRelease(" ".join(told) + more)

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON knows it."""
        several = any(release for cells in self.bounds.values() for release, _ in cells or ())

        def name(release: int, cell: Cell) -> str:
            return (f"{release + 1}:" if several else "") + text_of(cell)

        return {
            "format": FORMAT,
            "safe": self.safe,
            "recovered": [_as_dict(finding) for finding in self.recovered],
            "too_narrow": [_as_dict(finding) for finding in self.too_narrow],
            "groups": [_as_dict(finding) for finding in self.findings if finding.kind == "group"],
            "unfinished": [text_of(cell) for cell in self.unfinished],
            "bounds": {
                who: None if cells is None else {name(*place): list(interval) for place, interval in cells.items()}
                for who, cells in self.bounds.items()
            },
        }


def _as_dict(finding: Finding) -> dict[str, Any]:
    return {
        "cell": text_of(finding.cell),
        "release": finding.release + 1,
        "who": finding.who,
        "low": finding.low,
        "high": finding.high,
        "text": str(finding),
    }
