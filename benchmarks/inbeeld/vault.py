"""How fast sealed fields are opened, beside the bare cipher (the ratio is to that)."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.report import Line, show

TEXT = "Verzonnen notitie: belde zelf, wil praten over wonen en school. " * 4
SECONDS = 1.0
ROUNDS = 3


@dataclass(frozen=True)
class Rate:
    name: str
    per_second: float


def rate(name: str, once: Callable[[], object], *, each: int = 1) -> Rate:
    """The best of some rounds; `each` is how many things one call does."""
    best = 0.0
    for _ in range(ROUNDS):
        calls, start = 0, time.perf_counter()
        while (spent := time.perf_counter() - start) < SECONDS / ROUNDS:
            once()
            calls += 1
        best = max(best, calls * each / spent)
    return Rate(name, best)


def measure() -> list[Rate]:
    from inbeeld.foundation.access.api import EmergencyAccess
    from inbeeld.foundation.vault.api import BlindIndex, DataKey, Described, padded_length

    key = DataKey.generate()
    cipher, nonce, place = key.cipher(), b"n" * 12, b"p" * 100
    bare = cipher.encrypt(nonce, b"x" * padded_length(len(TEXT.encode()) + 5), place)
    record = EmergencyAccess(data_key=key)
    record.seal(reason=TEXT)
    wrapped = DataKey(id=key.pk, wrapped=key.wrapped, master_key_id=key.master_key_id)

    def as_read_from_a_list() -> None:
        fresh = DataKey(id=wrapped.pk, wrapped=wrapped.wrapped, master_key_id=wrapped.master_key_id)
        EmergencyAccess(id=record.pk, data_key=fresh, reason=record.reason).reveal("reason")

    return [
        rate("bare AES-256-GCM, a text of 256 characters", lambda: cipher.decrypt(nonce, bare, place)),
        rate("reveal a field, its key at hand", lambda: record.reveal("reason")),
        rate("reveal a field of a record just read, its key still wrapped", as_read_from_a_list),
        rate("seal a field", lambda: record.seal(reason=TEXT)),
        rate("make a data key", DataKey.generate),
        rate(
            "index a person",
            lambda: BlindIndex("benchmark").stored_terms(Described(given="Pieter Adriaan", family="van der Verzonnen")),
        ),
    ]


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.settings.testing")
    import django

    django.setup()
    rates = measure()
    bare = rates[0].per_second
    return show([Line(found.name, found.per_second, "/s", found.per_second / bare) for found in rates])


if __name__ == "__main__":
    sys.exit(main())
