"""The ledger of releases: what was published is never forgotten, and new releases are attacked together with it."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from darkfigure._errors import InvalidInput
from darkfigure.disclosure.attack import THRESHOLD
from darkfigure.disclosure.estimates import CellEstimate
from darkfigure.disclosure.joint import Joint, Verdict
from darkfigure.disclosure.releases import Method, Release, Status
from darkfigure.disclosure.structures import Structure
from darkfigure.disclosure.universes import Crosswalk

FORMAT = 1
START = "0" * 64
SECONDS, OFFERING = 600.0, 60.0


@dataclass(frozen=True)
class Entry:
    """One line of the ledger.

    Parameters
    ----------
    number : int
        From 1.
    kind : str
        ``"publication"``, ``"correction"`` or ``"withdrawal"``; what was withdrawn stays known to the attacker.
    title : str
        What it was called.
    population : str
        Whose counts these are; releases of one population and unit are attacked together.
    state : str
        The state of the data that was counted, such as a date; texts are compared as texts. Releases of a later state
        may hold records that came in late.
    release : Release or None
        What was published; nothing for a withdrawal.
    about : int or None
        The entry that is corrected or withdrawn.
    notes : mapping
        Identifiers of the key and seeds, never the key.
    previous, digest : str
        SHA-256 of the line before this one, and of this one.
    """

    number: int
    kind: str
    title: str
    population: str
    state: str
    release: Release | None
    about: int | None = None
    notes: Mapping[str, Any] = field(default_factory=dict)
    previous: str = START
    digest: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the line without its digest."""
        return {
            "format": FORMAT,
            "number": self.number,
            "kind": self.kind,
            "title": self.title,
            "population": self.population,
            "state": self.state,
            "about": self.about,
            "notes": dict(self.notes),
            "previous": self.previous,
            "release": None if self.release is None else _release_as_dict(self.release),
        }

    def sealed(self) -> Entry:
        """Return the entry with its digest."""
        text = json.dumps(self.as_dict(), sort_keys=True, ensure_ascii=False)
        return replace(self, digest=hashlib.sha256(text.encode()).hexdigest())


class Store(Protocol):
    """Where the lines are kept, oldest first: files, or the table of a database. Lines are never changed or removed."""

    def lines(self) -> Iterable[str]:
        """Return all lines."""

    def append(self, line: str) -> None:
        """Add a line for good."""


@dataclass(frozen=True)
class FolderStore:
    """Lines in the file ``ledger.jsonl`` of a folder."""

    folder: Path

    @property
    def file(self) -> Path:
        """The file."""
        return self.folder / "ledger.jsonl"

    def lines(self) -> list[str]:
        """Return all lines."""
        try:
            return self.file.read_text(encoding="utf-8").splitlines() if self.file.is_file() else []
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidInput("file of the ledger", str(self.file), "the file as it was written") from error

    def append(self, line: str) -> None:
        """Add a line and see it on the disk."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self.file.open("a", encoding="utf-8") as file:
            file.write(line + "\n")
            file.flush()
            os.fsync(file.fileno())


class ReleaseLedger:
    """An append-only, hashed record of what was published about which units.

    Parameters
    ----------
    store : Store or path
        A folder, or whatever keeps lines.

    Raises
    ------
    InvalidInput
        When a line was changed, removed or put elsewhere.

    Examples
    --------
    >>> import tempfile
    >>> from darkfigure.disclosure import Dimension, Structure
    >>> place = Structure((Dimension.from_groups("place", {"Total": ["A", "B"]}),))
    >>> ledger = ReleaseLedger(tempfile.mkdtemp())
    >>> hidden = Release.with_hidden(place, [3, 9, 12], frozenset({("A",), ("B",)}))
    >>> ledger.add(hidden, title="2026", population="victims 2026", state="2027-01").number
    1
    >>> later = Release.with_hidden(place, [3, 9, 12], frozenset({("A",), ("Total",)}))
    >>> ledger.check(later, population="victims 2026", state="2027-01").hide
    (('B',),)
    """

    def __init__(self, store: Store | str | Path) -> None:
        self.store = FolderStore(Path(store)) if isinstance(store, (str, Path)) else store
        self.entries: list[Entry] = []
        for number, line in enumerate(self.store.lines(), start=1):
            self.entries.append(_read(line, number, self.entries[-1].digest if self.entries else START))

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def known(self, population: str, unit: str) -> list[Entry]:
        """Return all that was ever published about a population, withdrawn or not."""
        same = [entry for entry in self.entries if entry.population == population and entry.release is not None]
        return [entry for entry in same if entry.release is not None and entry.release.structure.unit == unit]

    def check(
        self,
        release: Release,
        *,
        population: str,
        state: str,
        crosswalk: Crosswalk | None = None,
        threshold: int | None = None,
        seconds: float = SECONDS,
    ) -> Verdict:
        """Attack a release together with everything that was published about the same units.

        Parameters
        ----------
        release : Release
        population : str
            Whose counts these are.
        state : str
            The state of the data: a later one may hold records that came in late.
        crosswalk : mapping, optional
            What codes of one release hold in codes of another, where municipalities merged.
        threshold : int, optional
            The smallest count that may be known.
        seconds : float
            CPU time for the attack; at most a minute more goes to the fewest cells that would have to be hidden.
        """
        least = threshold or release.structure.threshold or THRESHOLD
        past = [(e.release, e.state) for e in self.known(population, release.structure.unit) if e.release is not None]
        joint = Joint(past, state, crosswalk or {}, least, seconds)
        report, differences = joint.attack(release)
        if report.safe and not differences:
            return Verdict(report)
        return Verdict(report, differences, joint.offer(release, time.process_time() + min(seconds, OFFERING)))

    def add(
        self,
        release: Release,
        *,
        title: str,
        population: str,
        state: str,
        about: int | None = None,
        notes: Mapping[str, Any] | None = None,
        crosswalk: Crosswalk | None = None,
        threshold: int | None = None,
        seconds: float = SECONDS,
    ) -> Entry:
        """Check a release and write it down for good.

        Raises
        ------
        UnsafeRelease
            When it would give something away, by itself or together with what was published before.
        """
        verdict = self.check(
            release, population=population, state=state, crosswalk=crosswalk, threshold=threshold, seconds=seconds
        )
        verdict.must_be_safe()
        kind = "publication" if about is None else "correction"
        return self._append(Entry(0, kind, title, population, state, release, about, notes or {}))

    def withdraw(self, number: int, *, title: str) -> Entry:
        """Write down that a release was withdrawn. It stays known: what was read cannot be unread."""
        return self._append(replace(self._entry(number), kind="withdrawal", title=title, release=None, about=number))

    def _entry(self, number: int) -> Entry:
        if not 1 <= number <= len(self.entries):
            raise InvalidInput("entry", number, f"1 to {len(self.entries)}")
        return self.entries[number - 1]

    def _append(self, entry: Entry) -> Entry:
        if entry.about is not None:
            self._entry(entry.about)
        previous = self.entries[-1].digest if self.entries else START
        sealed = replace(entry, number=len(self.entries) + 1, previous=previous).sealed()
        self.store.append(json.dumps({**sealed.as_dict(), "digest": sealed.digest}, ensure_ascii=False))
        self.entries.append(sealed)
        return sealed


def _release_as_dict(release: Release) -> dict[str, Any]:
    cells = [[list(cell), value, release.statuses[cell].value] for cell, value in release.values.items()]
    ends = [[list(cell), estimate.low, estimate.high] for cell, estimate in release.estimates.items()]
    said = {"structure": release.structure.as_dict(), "cells": cells, **release.method.as_dict()}
    return {**said, "estimates": ends} if ends else said


def _read(line: str, number: int, previous: str) -> Entry:
    """Read a line, and check that it is the one that was written."""
    place = f"line {number} of the ledger"
    try:
        said = json.loads(line)
        release = None if said["release"] is None else _read_release(said["release"])
        entry = Entry(
            said["number"], said["kind"], said["title"], said["population"], said["state"],
            release, said["about"], said["notes"], said["previous"],
        ).sealed()  # fmt: skip
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidInput(place, line[:40], "a line as it was written") from error
    if entry.digest != said.get("digest") or entry.previous != previous or entry.number != number:
        raise InvalidInput(place, said.get("digest"), "a ledger in which nothing was changed, removed or moved")
    return entry


def _read_release(said: Mapping[str, Any]) -> Release:
    structure = Structure.from_dict(said["structure"])
    values = {tuple(codes): value for codes, value, _ in said["cells"]}
    statuses = {tuple(codes): Status(status) for codes, _, status in said["cells"]}
    ends = {tuple(codes): (low, high) for codes, low, high in said.get("estimates", ())}
    estimates = {cell: CellEstimate(values[cell], low, high) for cell, (low, high) in ends.items()}
    return Release(structure, values, statuses, Method(said["method"], said["parameters"], said["version"]), estimates)
