"""Slows down strangers who flood the desk or guess codes; what for and how far stands in docs/threat-model.md.

Counted in the memory of each server process, under a hash with a key that dies with the process: no address is
stored, logged or comparable afterwards. Nobody is shut out for good, only made to wait.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from .rates import Rate, doubled, seconds

_PROCESS_KEY = secrets.token_bytes(32)
MOST_ADDRESSES = 50_000


@dataclass(slots=True)
class Tally:
    started: float
    count: int = 0
    last: float = 0.0


class Ceiling:
    """What passes the rate of one address waits: `step`, doubled each time, up to `longest`.

    Where all addresses together pass `in_total` within the same time, each gets `when_busy` only.
    """

    def __init__(
        self,
        rate: str,
        *,
        step: str,
        longest: str,
        in_total: int,
        when_busy: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.rate = Rate.of(rate)
        self.step, self.longest = seconds(step), seconds(longest)
        self.in_total, self.when_busy = in_total, when_busy
        self._clock = clock
        self._tallies: dict[bytes, Tally] = {}
        self._total: Tally | None = None
        self._lock = threading.Lock()

    def wait(self, address: str) -> int:
        """How many seconds this address still has to wait; 0 when it may go on."""
        with self._lock:
            now = self._clock()
            tally = self._current(self._tallies.get(_hashed(address)), now)
            over = tally.count - self._free(now)
            if over < 0:
                return 0
            return max(0, round(tally.last + doubled(self.step, over, self.longest) - now))

    def count(self, address: str) -> None:
        with self._lock:
            now = self._clock()
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
        busy = self._current(self._total, now).count >= self.in_total
        return self.when_busy if busy else self.rate.most

    def _current(self, tally: Tally | None, now: float) -> Tally:
        return tally if tally is not None and now - tally.started < self.rate.seconds else Tally(started=now)

    def _make_room(self, now: float) -> None:
        if len(self._tallies) >= MOST_ADDRESSES:
            kept = {key: one for key, one in self._tallies.items() if now - one.started < self.rate.seconds}
            self._tallies = kept if len(kept) < MOST_ADDRESSES else {}


def _hashed(address: str) -> bytes:
    return hashlib.blake2b(address.encode(), key=_PROCESS_KEY, digest_size=16).digest()
