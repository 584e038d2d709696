"""How the audit log bears its length: adding to it, reading it page by page, walking its chain."""

import datetime as dt
import os
import sys
import time
import uuid
from collections.abc import Callable

from benchmarks.databases import fresh_database
from benchmarks.report import Line, show

SIZES = [int(size) for size in os.environ.get("SIZES", "1000,100000").split(",")]
PEOPLE, DOSSIERS, BATCH, ROUNDS = 40, 500, 2000, 100
LONGEST_RATIO = 2.0
START = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
OURS, OTHERS = uuid.uuid4(), uuid.uuid4()
USERS = [uuid.uuid4() for _ in range(PEOPLE)]
CASES = [uuid.uuid4() for _ in range(DOSSIERS)]
EVENTS = ["case.read"] * 17 + ["identity.opened", "case.changed", "signal.read"]


def fill(begin: int, end: int) -> float:
    """Entries of two organisations, through the chain; returns how many a second."""
    from inbeeld.foundation.audit.api import Event, append

    started = time.perf_counter()
    for first in range(begin, end, BATCH):
        append(
            [
                Event(
                    event=EVENTS[n % len(EVENTS)],
                    at=START + dt.timedelta(seconds=n),
                    user_id=USERS[n % PEOPLE],
                    organisation_id=OURS if n % PEOPLE < PEOPLE // 2 else OTHERS,
                    owner_id=OURS if n % 3 else OTHERS,
                    dossier_id=CASES[n * 7919 % DOSSIERS],
                    record_kind="cases.case",
                )
                for n in range(first, min(first + BATCH, end))
            ]
        )
    return (end - begin) / (time.perf_counter() - started)


def questions() -> dict[str, Callable[[], object]]:
    from inbeeld.foundation.oversight.api import NEWEST_FIRST, Question
    from inbeeld.foundation.records.api import Position

    whole, early = Question(organisation_id=OURS), START + dt.timedelta(seconds=600)
    middle = Position(START + dt.timedelta(seconds=SIZES[0] // 2), SIZES[0] // 2)

    def first_of(asked: Question, start: Position | None) -> object:
        return NEWEST_FIRST.page(asked.walks(), start, 51, backwards=False)

    return {
        "first page": lambda: first_of(whole, None),
        "a page deep down": lambda: first_of(whole, middle),
        "by person": lambda: first_of(Question(organisation_id=OURS, user_id=USERS[3]), None),
        "by case": lambda: first_of(Question(organisation_id=OURS, dossier_id=CASES[3]), None),
        "by kind": lambda: first_of(Question(organisation_id=OURS, group="identity"), None),
        "by period": lambda: first_of(Question(organisation_id=OURS, until=early), None),
    }


def quickest(ask: Callable[[], object]) -> float:
    spent = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        ask()
        spent.append(time.perf_counter() - started)
    return min(spent) * 1000


def settle() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def verified() -> float:
    from inbeeld.foundation.audit.api import verify

    started = time.perf_counter()
    found = verify()
    if not found.intact:
        raise RuntimeError(found.problems[:3])
    return found.entries / (time.perf_counter() - started)


def main() -> int:
    lines: list[Line] = []
    with fresh_database("postgresql"):
        first: dict[str, float] = {}
        done = 0
        for size in SIZES:
            rate = fill(done, size)
            done = size
            settle()
            lines.append(Line(f"{size:,} entries: added", rate, "/s"))
            for name, ask in questions().items():
                took = quickest(ask)
                ratio = took / first.setdefault(name, took)
                lines.append(Line(f"{size:,} entries: {name}", took, "ms", ratio, LONGEST_RATIO))
            lines.append(Line(f"{size:,} entries: verified", verified(), "/s"))
    return show(lines)


if __name__ == "__main__":
    sys.exit(main())
