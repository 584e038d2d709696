"""What could be published instead of a release that the ledger refuses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from darkfigure._errors import InvalidInput, UnsafeRelease
from darkfigure.disclosure.coarsening import coarsen
from darkfigure.disclosure.ledger import ReleaseLedger
from darkfigure.disclosure.primary import Rules
from darkfigure.disclosure.releases import Release
from darkfigure.disclosure.rounding import round_table
from darkfigure.disclosure.small_counts import round_small_counts
from darkfigure.disclosure.tables import FrequencyTable
from darkfigure.disclosure.universes import Crosswalk


def instead(
    ledger: ReleaseLedger,
    table: FrequencyTable,
    rules: Rules | None = None,
    *,
    population: str,
    state: str,
    crosswalk: Crosswalk | None = None,
    secret: bytes | None = None,
) -> dict[str, Release]:
    """Return the releases of a table that could be published after all that was published before.

    Parameters
    ----------
    ledger : ReleaseLedger
    table : FrequencyTable
    rules : Rules, optional
    population, state, crosswalk
        As for :meth:`ReleaseLedger.check`.
    secret : bytes, optional
        For the choice of rounding.

    Returns
    -------
    dict of str to Release
        By method, of rounding, small counts and coarser levels those that the ledger finds safe; empty ones left out.

    Examples
    --------
    >>> import tempfile
    >>> from darkfigure.disclosure import Dimension, Structure
    >>> place = Structure((Dimension.from_groups("place", {"Total": ["A", "B"]}),))
    >>> table = FrequencyTable.from_counts(place, {("A",): 3, ("B",): 9})
    >>> list(instead(ReleaseLedger(tempfile.mkdtemp()), table, population="victims 2026", state="2027-01"))
    ['rounding', 'small-counts', 'coarsen']
    """
    rules = rules or Rules(table.structure.threshold or Rules().threshold)
    ways: Mapping[str, Callable[[], Release]] = {
        "rounding": lambda: round_table(table, rules, secret=secret).release,
        "small-counts": lambda: round_small_counts(table, rules, secret=secret).release,
        "coarsen": lambda: coarsen(table, rules).release,
    }
    found = {}
    for name, way in ways.items():
        try:
            release = way()
            verdict = ledger.check(
                release, population=population, state=state, crosswalk=crosswalk, threshold=rules.threshold
            )
        except (UnsafeRelease, InvalidInput):
            continue
        if verdict.safe and release.values:
            found[name] = release
    return found
