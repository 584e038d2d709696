"""Slows down who floods the desk or guesses codes; what for and how far stands in docs/threat-model.md.

Counted in the memory of each server process, under a hash with a key that dies with the process: no address is
stored, logged or comparable afterwards. Nobody is shut out for good, only made to wait.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

_PROCESS_KEY = secrets.token_bytes(32)
MOST_ADDRESSES = 50_000


@dataclass(slots=True)
class Tally:
    started: float
    count: int = 0
    last: float = 0.0


@dataclass
class Ceiling:
    """After `free` events within `window` seconds the next must wait: `step` seconds, doubled each time up to `most`.

    Where all addresses together pass `free_in_total`, each gets `free_when_busy` only.
    """

    window: float
    free: int
    step: float
    most: float
    free_in_total: int
    free_when_busy: int
    clock: Callable[[], float] = time.monotonic
    _tallies: dict[bytes, Tally] = field(default_factory=dict, repr=False)
    _total: Tally | None = field(default=None, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def wait(self, address: str) -> int:
        """How many seconds this address still has to wait; 0 when it may go on."""
        with self._lock:
            now = self.clock()
            tally = self._current(self._tallies.get(_hashed(address)), now)
            over = tally.count - self._free(now)
            if over < 0:
                return 0
            delay = min(self.step * float(2 ** min(over, 30)), self.most)
            return max(0, round(tally.last + delay - now))

    def count(self, address: str) -> None:
        with self._lock:
            now = self.clock()
            self._make_room(now)
            key = _hashed(address)
            tally = self._tallies[key] = self._current(self._tallies.get(key), now)
            self._total = self._current(self._total, now)
            for one in (tally, self._total):
                one.count += 1
                one.last = now

    def forget(self) -> None:
        with self._lock:
            self._tallies.clear()
            self._total = None

    def _free(self, now: float) -> int:
        return self.free_when_busy if self._current(self._total, now).count >= self.free_in_total else self.free

    def _current(self, tally: Tally | None, now: float) -> Tally:
        return tally if tally is not None and now - tally.started < self.window else Tally(started=now)

    def _make_room(self, now: float) -> None:
        if len(self._tallies) >= MOST_ADDRESSES:
            self._tallies = {key: one for key, one in self._tallies.items() if now - one.started < self.window}
        if len(self._tallies) >= MOST_ADDRESSES:
            self._tallies.clear()


def _hashed(address: str) -> bytes:
    return hashlib.blake2b(address.encode(), key=_PROCESS_KEY, digest_size=16).digest()


WRONG_CODES = Ceiling(window=900, free=5, step=5, most=900, free_in_total=300, free_when_busy=2)
HAND_INS = Ceiling(window=3600, free=20, step=15, most=120, free_in_total=600, free_when_busy=5)
REPLIES = Ceiling(window=3600, free=20, step=15, most=300, free_in_total=2_000, free_when_busy=5)
# Looking through a document costs the server a second of work.
UPLOADS = Ceiling(window=3600, free=10, step=30, most=600, free_in_total=200, free_when_busy=2)
EVERYTHING = (WRONG_CODES, HAND_INS, REPLIES, UPLOADS)
