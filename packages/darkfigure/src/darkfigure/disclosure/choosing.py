"""Which method fits a publication, and what each would cost, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from darkfigure._errors import InvalidInput, UnsafeRelease
from darkfigure.disclosure.cell_keys import CellKeys, add_noise
from darkfigure.disclosure.coarsening import Coarsened, coarsen, refuse
from darkfigure.disclosure.primary import Rules, Zeros
from darkfigure.disclosure.releases import Release, Status
from darkfigure.disclosure.rounding import round_table
from darkfigure.disclosure.small_counts import round_small_counts
from darkfigure.disclosure.structures import text_of
from darkfigure.disclosure.suppression import suppress
from darkfigure.disclosure.tables import FrequencyTable
from darkfigure.disclosure.transitions import Transitions

Audience = Literal["public", "professionals"]
Purpose = Literal["yearly", "filters", "map", "series", "estimates"]

SECONDS = 20.0
NAMED = 5
TOO_EMPTY = 0.5

REASONS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "yearly": (
        "suppression",
        {
            "nl": "Een jaarlijkse tabel moet kloppen: elk getal dat er staat is waar.",
            "en": "A yearly table must be right: every figure that is shown is true.",
        },
    ),
    "filters": (
        "cell-key",
        {
            "nl": "Met vrije filters weet niemand vooraf welke tabellen er komen; dezelfde groep krijgt overal "
            "hetzelfde.",
            "en": "With free filters nobody knows beforehand which tables will be asked for; the same group gets "
            "the same figure in all of them.",
        },
    ),
    "map": (
        "coarsening",
        {
            "nl": "Een kaart toont klassen van gebieden: samengevoegde gebieden zijn leesbaar, lege niet.",
            "en": "A map shows classes of areas: merged areas can be read, empty ones cannot.",
        },
    ),
    "series": (
        "rounding",
        {
            "nl": "In een reeks tellen de verschillen: afgeronde getallen staan er elk jaar, verborgen getallen niet.",
            "en": "In a series the differences matter: rounded figures are there every year, hidden ones are not.",
        },
    ),
    "estimates": (
        "rounding",
        {
            "nl": "Een schatting heeft een interval: naar buiten afgerond belooft het niet meer dan het kan.",
            "en": "An estimate has an interval: rounded outwards, it promises no more than it can.",
        },
    ),
}
TOO_MUCH = {
    "nl": " Maar hier zou dat te weinig overlaten: voeg groepen samen.",
    "en": " But here that would leave too little: merge groups.",
}
NOTHING = {
    "nl": " Maar zelfs het totaal is te klein: publiceer niets.",
    "en": " But even the total is too small: publish nothing.",
}


@dataclass(frozen=True)
class Option:
    """What one method would cost.

    Parameters
    ----------
    method : str
    safe : bool
        Whether the attack on the result found nothing.
    shown, hidden, changed : int
        Figures that are true, hidden, and rounded or noised.
    total_error, largest_error : int
        Over the published figures: the sum of how far each is from its count or its estimate, and the largest such
        distance.
    lost : mapping of str to str
        What can no longer be said, by language.
    """

    method: str
    safe: bool
    shown: int
    hidden: int
    changed: int
    total_error: int
    largest_error: int
    lost: Mapping[str, str]

    def as_dict(self) -> dict[str, Any]:
        """Return the option as JSON knows it."""
        return {**vars(self), "lost": dict(self.lost)}


@dataclass(frozen=True)
class Choice:
    """The method that fits, why, and all methods side by side."""

    method: str
    reason: Mapping[str, str]
    options: tuple[Option, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the choice as JSON knows it."""
        options = [option.as_dict() for option in self.options]
        return {"format": 1, "method": self.method, "reason": dict(self.reason), "options": options}


def choose(
    table: FrequencyTable,
    audience: Audience,
    purpose: Purpose,
    *,
    threshold: int | None = None,
    zeros: Zeros = "shown",
    seconds: float = SECONDS,
) -> Choice:
    """Try every method on a table, and say which fits a publication.

    Parameters
    ----------
    table : FrequencyTable
    audience : {"public", "professionals"}
        Professionals know the persons of their own cell: counts are then kept from insiders as far as from outsiders.
    purpose : {"yearly", "filters", "map", "series", "estimates"}
        A table once a year, tables that readers choose themselves, a map, a series over the years, or estimates.
    threshold : int, optional
        The smallest count that may be read; by default that of the structure, or 5.
    zeros : {"shown", "hidden"}
        Whether zeros may be read.
    seconds : float
        CPU time for suppression.

    Raises
    ------
    InvalidInput
        For an unknown audience or purpose.

    Examples
    --------
    >>> from darkfigure.disclosure import Dimension, Structure
    >>> place = Dimension.from_groups("place", {"Total": ["A", "B", "C", "D"]})
    >>> counts = {("A",): 2, ("B",): 7, ("C",): 30, ("D",): 12}
    >>> found = choose(FrequencyTable.from_counts(Structure((place,)), counts), "public", "yearly")
    >>> found.method
    'suppression'
    >>> [(option.method, option.hidden, option.safe) for option in found.options][:2]
    [('suppression', 2, True), ('rounding', 0, True)]
    """
    if audience not in ("public", "professionals"):
        raise InvalidInput("audience", audience, "'public' or 'professionals'")
    if purpose not in REASONS:
        raise InvalidInput("purpose", purpose, ", ".join(REASONS))
    least = threshold or table.structure.threshold or Rules().threshold
    rules = Rules(least, zeros, insiders=1 if audience == "public" else least - 1)
    options = tuple(_tried(method, table, rules, seconds) for method in METHODS)
    return _chosen(purpose, options)


def _chosen(purpose: Purpose, options: Sequence[Option]) -> Choice:
    """Take the method that fits the purpose, unless it leaves too little; then coarser levels, or nothing."""
    method, reason = REASONS[purpose]
    by_name = {option.method: option for option in options}
    first, coarse = by_name[method], by_name["coarsening"]
    empty = first.hidden > TOO_EMPTY * (first.hidden + first.shown + first.changed)
    if first.safe and not empty and first.shown + first.changed:
        return Choice(method, reason, tuple(options))
    method, words = ("coarsening", TOO_MUCH) if coarse.safe and coarse.shown else ("refuse", NOTHING)
    return Choice(method, {language: reason[language] + words[language] for language in reason}, tuple(options))


def _tried(method: str, table: FrequencyTable, rules: Rules, seconds: float) -> Option:
    try:
        return METHODS[method](table, rules, seconds)
    except (UnsafeRelease, InvalidInput) as error:
        return Option(
            method, safe=False, shown=0, hidden=0, changed=0, total_error=0, largest_error=0, lost=_same(error)
        )


def _same(error: Exception) -> dict[str, str]:
    return {"nl": str(error), "en": str(error)}


def _option(method: str, table: FrequencyTable, release: Release, lost: Mapping[str, str]) -> Option:
    """Count what a release costs."""
    values = {cell: value for cell, value in release.values.items() if value is not None}
    held = release.structure.membership_of(list(values)).astype(np.int64)
    estimated = {cell: estimate.value for cell, estimate in table.estimates.cells.items() if cell in release.estimates}
    true = [estimated.get(cell, count) for cell, count in zip(values, held @ table.counts, strict=True)]
    errors = np.abs(np.array(true, dtype=float) - np.array(list(values.values()), dtype=float))
    changed = sum(release.statuses[cell] in (Status.ROUNDED, Status.NOISED) for cell in values)
    return Option(
        method,
        safe=True,
        shown=len(values) - changed,
        hidden=len(release.hidden),
        changed=changed,
        total_error=round(errors.sum()),
        largest_error=round(errors.max(initial=0)),
        lost=lost,
    )


def _suppression(table: FrequencyTable, rules: Rules, seconds: float) -> Option:
    found = suppress(table, rules, seconds=seconds)
    large = sorted((cell for cell in found.secondary if table[cell] >= rules.threshold), key=lambda c: -table[c])
    named = ", ".join(map(text_of, large[:NAMED])) + (" …" if len(large) > NAMED else "")
    lost = {
        "nl": f"{len(large)} getallen die zelf niet klein zijn{f': {named}' if large else ''}.",
        "en": f"{len(large)} figures that are not small themselves{f': {named}' if large else ''}.",
    }
    return _option("suppression", table, found.release, lost)


def _rounding(table: FrequencyTable, rules: Rules, seconds: float) -> Option:
    found = round_table(table, rules, seconds=seconds)
    reach = found.release.rounding
    lost = {
        "nl": f"Verschillen tot en met {2 * reach} tussen twee getallen, en elk getal tot op minder dan {reach} "
        "nauwkeurig.",
        "en": f"Differences of up to {2 * reach} between two figures, and any figure more exactly than by {reach}.",
    }
    return _option("rounding", table, found.release, lost)


def _small_counts(table: FrequencyTable, rules: Rules, seconds: float) -> Option:  # noqa: ARG001 - methods look alike
    found = round_small_counts(table, rules)
    lost = {
        "nl": f"Of een kleinste groep 0 of 1 tot en met {rules.threshold - 1} telt; totalen zijn er tot "
        f"{found.largest_error} naast.",
        "en": f"Whether a smallest group holds 0 or 1 to {rules.threshold - 1}; totals are up to "
        f"{found.largest_error} off.",
    }
    return _option("small-counts", table, found.release, lost)


def _cell_key(table: FrequencyTable, rules: Rules, seconds: float) -> Option:  # noqa: ARG001 - methods look alike
    noise = Transitions(zeros=rules.zeros)
    keys = CellKeys(b"only to count what noise costs")
    found = add_noise(table, keys, transitions=noise, threshold=rules.threshold)
    lost = {
        "nl": f"Verschillen tot en met {2 * noise.largest_noise}, en dat een totaal de som van zijn delen is.",
        "en": f"Differences of up to {2 * noise.largest_noise}, and that a total is the sum of its parts.",
    }
    return _option("cell-key", table, found.release, lost)


def _coarsening(table: FrequencyTable, rules: Rules, seconds: float) -> Option:  # noqa: ARG001 - methods look alike
    found = coarsen(table, rules)
    merged = "; ".join(map(str, found.merges[:NAMED])) + (" …" if len(found.merges) > NAMED else "")
    lost = {"nl": f"Wat samengevoegd is: {merged or 'niets'}.", "en": f"What was merged: {merged or 'nothing'}."}
    return _option("coarsening", table, found.release, lost)


def _refuse(table: FrequencyTable, rules: Rules, seconds: float) -> Option:  # noqa: ARG001 - methods look alike
    found: Coarsened = refuse(table, rules)
    return _option("refuse", table, found.release, {"nl": "Alles.", "en": "Everything."})


METHODS: Mapping[str, Callable[[FrequencyTable, Rules, float], Option]] = {
    "suppression": _suppression,
    "rounding": _rounding,
    "small-counts": _small_counts,
    "cell-key": _cell_key,
    "coarsening": _coarsening,
    "refuse": _refuse,
}
