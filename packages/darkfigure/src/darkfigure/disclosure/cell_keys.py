"""Cell-key noise: the same persons get the same noise in whatever table they are counted."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from darkfigure._errors import InvalidInput
from darkfigure.disclosure.attack import attack
from darkfigure.disclosure.findings import Report
from darkfigure.disclosure.primary import Primary, Rules
from darkfigure.disclosure.releases import Method, Release, Status
from darkfigure.disclosure.structures import Cell, Structure
from darkfigure.disclosure.tables import FrequencyTable, inner_cell
from darkfigure.disclosure.transitions import Transitions

SHORTEST = 16
Keys = NDArray[np.uint64]


@dataclass(frozen=True)
class CellKeys:
    """The source of all keys: one secret, kept as long as tables of the same persons are published.

    A record key is the HMAC-SHA256 of what identifies the record. A cell key is the sum of the keys of the records in
    the cell, so two cells of the same persons have one key. An empty cell has the key of its definition.

    Parameters
    ----------
    secret : bytes
        At least 16 bytes that are drawn at random. With it, the noise can be taken away.

    Raises
    ------
    InvalidInput
        For a secret that is too short.
    """

    secret: bytes

    def __post_init__(self) -> None:
        if len(self.secret) < SHORTEST:
            raise InvalidInput("secret", f"{len(self.secret)} bytes", f"at least {SHORTEST} bytes drawn at random")

    def __repr__(self) -> str:
        """Show that there is a secret, not which."""
        return f"CellKeys(name={self.name!r})"

    @cached_property
    def name(self) -> str:
        """A name for the secret that does not tell it: releases under one name can be published side by side."""
        return f"{self._draw('name'):016x}"

    def of_record(self, identity: str) -> int:
        """Return the key of a record."""
        return self._draw("record", identity)

    def of_records(self, structure: Structure, records: Iterable[Mapping[str, Any]], identity: str) -> Keys:
        """Return the key of each inner cell from the records in it.

        Parameters
        ----------
        structure : Structure
        records : iterable of mapping
            As for :meth:`FrequencyTable.from_records`.
        identity : str
            Name of the entry that identifies the record, the same in every table and every year.

        Raises
        ------
        InvalidInput
            For a record without identity, or two with the same.
        """
        places = {cell: place for place, cell in enumerate(structure.inner)}
        keys = [0] * len(structure.inner)
        seen: dict[str, int] = {}
        for number, record in enumerate(records, start=1):
            value = record.get(identity)
            name = "" if value is None else str(value).strip()
            if not name or seen.setdefault(name, number) != number:
                # What identifies somebody stays out of the message.
                problem = f"the same as in record {seen[name]}" if name else "empty"
                raise InvalidInput(f"record {number}, {identity!r}", problem, "a value of its own for each record")
            keys[places[inner_cell(structure, record, number)]] += self.of_record(name)
        return np.array([key % 2**64 for key in keys], dtype=np.uint64)

    def of_counts(self, table: FrequencyTable) -> Keys:
        """Return the key of each inner cell where there are no records, from its definition and its count."""
        keys = np.zeros(len(table.counts), dtype=np.uint64)
        for place in np.flatnonzero(table.counts):
            named = _definition(table.structure, table.structure.inner[place])
            keys[place] = self._draw("count", str(table.counts[place]), named)
        return keys

    def of_empty(self, structure: Structure, cell: Cell) -> int:
        """Return the key of a cell in which there is nobody."""
        return self._draw("empty", _definition(structure, cell))

    def _draw(self, *texts: str) -> int:
        digest = hmac.digest(self.secret, json.dumps(texts).encode(), hashlib.sha256)
        return int.from_bytes(digest[:8])


@dataclass(frozen=True)
class Noised:
    """A table with noise, and what the attack on it found.

    Parameters
    ----------
    release : Release
        What may be published. Totals have noise of their own and are not the sums of their parts.
    audit : Report
        What the attack on the release found: nothing.
    """

    release: Release
    audit: Report

    def as_dict(self) -> dict[str, Any]:
        """Return the result as JSON knows it."""
        return {**self.release.metadata(), "safe": self.audit.safe}


def add_noise(
    table: FrequencyTable,
    keys: CellKeys,
    inner: Keys | None = None,
    *,
    transitions: Transitions | None = None,
    threshold: int | None = None,
) -> Noised:
    """Give every published cell the noise that its cell key says.

    Parameters
    ----------
    table : FrequencyTable
    keys : CellKeys
        The secret.
    inner : array of uint64, shape (inner cells,), optional
        Keys of the inner cells from :meth:`CellKeys.of_records`. By default those of :meth:`CellKeys.of_counts`: then
        noise is the same in all tables that have the same inner cells, and no others.
    transitions : Transitions, optional
        The noise: by default at most 5, of variance 3, and no published 1 or 2.
    threshold : int, optional
        The smallest count that may be known; by default that of the structure, or 5.

    Raises
    ------
    UnsafeRelease
        When the limits of the noise and the sums of the table together give a small count away; take larger noise.

    Examples
    --------
    >>> from darkfigure.disclosure import Dimension, Structure
    >>> place = Dimension.from_groups("place", {"Total": ["A", "B", "C"]})
    >>> table = FrequencyTable.from_counts(Structure((place,)), {("A",): 2, ("B",): 7, ("C",): 30})
    >>> noised = add_noise(table, CellKeys(b"an example, no secret"))
    >>> abs(noised.release.values["A",] - 2) <= 5
    True
    """
    noise = transitions or Transitions()
    rules = Rules(threshold or table.structure.threshold or Rules().threshold, noise.zeros)
    release = noised(table, keys, inner, transitions=noise, threshold=rules.threshold)
    audit = attack(release, threshold=rules.threshold, protected=[Primary(table, rules).reasons], exact=False)
    audit.must_be_safe()
    return Noised(release, audit)


def noised(
    table: FrequencyTable,
    keys: CellKeys,
    inner: Keys | None = None,
    *,
    transitions: Transitions | None = None,
    threshold: int | None = None,
) -> Release:
    """Return the release that :func:`add_noise` makes, without attacking it: for pages that are asked for all the time.

    Whoever uses it attacks all such pages together beforehand, as the noise does not depend on who asks.

    Parameters
    ----------
    table, keys, inner, transitions, threshold
        As for :func:`add_noise`.

    Examples
    --------
    >>> from darkfigure.disclosure import Dimension, Structure
    >>> place = Dimension.from_groups("place", {"Total": ["A", "B"]})
    >>> table = FrequencyTable.from_counts(Structure((place,)), {("A",): 0, ("B",): 7})
    >>> noised(table, CellKeys(b"an example, no secret")).values["A",]
    0
    """
    noise = transitions or Transitions()
    least = threshold or table.structure.threshold or Rules().threshold
    parameters = {
        "threshold": least,
        "largest_noise": noise.largest_noise,
        "variance": noise.variance,
        "blocked": noise.blocked,
        "zeros": noise.zeros,
        "key_name": keys.name,
    }
    published = noised_values(table, keys, inner, noise)
    release = _release(table, published.tolist(), Method("cell-key", parameters))
    return release.with_estimates(table.estimates, least)


def noised_values(
    table: FrequencyTable, keys: CellKeys, inner: Keys | None, transitions: Transitions
) -> NDArray[np.int64]:
    """Return the values with noise of the published cells, in the order of the structure."""
    held = table.structure.membership.astype(np.uint64)
    sums = held @ (keys.of_counts(table) if inner is None else inner)
    for place in np.flatnonzero((table.values == 0) & ~table.structural):
        sums[place] = keys.of_empty(table.structure, table.structure.cells[place])
    return np.where(table.structural, 0, transitions.noised(table.values, sums))


def _release(table: FrequencyTable, published: Sequence[int], method: Method) -> Release:
    cells = table.structure.cells
    statuses = [Status.SHOWN if structural else Status.NOISED for structural in table.structural]
    return Release(
        table.structure, dict(zip(cells, published, strict=True)), dict(zip(cells, statuses, strict=True)), method
    )


def _definition(structure: Structure, cell: Cell) -> str:
    """Return what a cell is, in the same words in every table: the inner codes of each dimension that is restricted."""
    restricted = {
        dimension.name: sorted(dimension.held[code])
        for dimension, code in zip(structure.dimensions, cell, strict=True)
        if len(dimension.held[code]) < len(dimension.leaves)
    }
    return json.dumps(restricted, sort_keys=True)
