"""What it costs that rows bear a MAC and have a newest revision: pages with it and without, and saving a row.

On SQLite, so that what the server spends is all in one process; the median of many rounds that take turns.
`python -m benchmarks guardedrows`.
"""

import statistics
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from benchmarks import many_cases
from benchmarks.databases import fresh_database
from benchmarks.inbeeld.casepage import full_case
from benchmarks.report import Line, show

ROUNDS = 30
CASES = 300


def main() -> int:
    with fresh_database("sqlite"):
        from django.conf import settings

        from fixtures.hostile import without_guard
        from fixtures.personas import signed_in

        settings.DEBUG = False
        settings.ALLOWED_HOSTS = ["testserver"]
        world = many_cases.make_world()
        many_cases.fill(world.ordinary, world.regions[0], count=CASES)
        case = full_case(world)
        client = signed_in(world.ordinary.user)
        pages = {"work list": "/werk/", "list of cases": "/zaken/", "case page": f"/zaken/{case.pk}/"}
        lines = []
        for name, address in pages.items():
            client.get(address)
            bare, guarded = taking_turns(lambda address=address: client.get(address), without_guard)  # type: ignore[misc]
            lines.append(Line(f"{name}, processor of the server", guarded, "ms", guarded / bare))
        return show([*lines, saving(case)])


def taking_turns(what: Callable[[], Any], without_guard: Callable[[], Any]) -> tuple[float, float]:
    """Milliseconds of processor without and with; one after the other, so that a busy machine weighs on both."""
    spent: dict[bool, list[float]] = {False: [], True: []}
    for number in range(2 * ROUNDS):
        guarded = bool(number % 2)
        with nullcontext() if guarded else without_guard():
            start = time.process_time()
            what()
            spent[guarded].append((time.process_time() - start) * 1000)
    return statistics.median(spent[False]), statistics.median(spent[True])


def saving(case: Any) -> Line:
    """A guarded column, against a column of the same row that no MAC covers."""
    spent: dict[str, list[float]] = {"attempts_since": [], "closed_on": []}
    for number in range(ROUNDS):
        for column, times in spent.items():
            case.attempts_since = number
            start = time.process_time()
            case.save(update_fields=[column])
            times.append((time.process_time() - start) * 1000)
    plain, guarded = (statistics.median(times) for times in spent.values())
    return Line("saving a guarded column of a case", guarded, "ms", guarded / plain)


if __name__ == "__main__":
    sys.exit(main())
