"""What `inbeeld check` says about the database: what can only be seen by asking it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Warning  # noqa: A004 - Django's own name
from django.db import DatabaseError, connection

from .abandoned import CLOCK, hours_since_beat
from .database_rights import rights_over_the_log

LONGEST_CLOCK = 1


def safe_beside_a_database(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    if not databases:
        return []
    try:
        return [*superuser(), *owner_of_the_log(), *clock()]
    except DatabaseError:
        return []  # Another check says that it does not answer.


def superuser() -> Iterator[CheckMessage]:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        is_super = bool(cursor.fetchone()[0])
    if is_super:
        yield Error(
            "Inbeeld asks the database as its superuser: a fault in a query could change the log, or read files.",
            hint="Give it a role of its own (docs/operate.md, the database).",
            id="operations.E016",
        )


def owner_of_the_log() -> Iterator[CheckMessage]:
    """Not said beside E016, of which it is a part."""
    if not list(superuser()) and (rights := rights_over_the_log()):
        yield Warning(
            f"The role of the database could change the audit log ({', '.join(rights)}), once its triggers are off.",
            hint="Let another role own the tables, and run `inbeeld grant_rights` (docs/operate.md, the database).",
            id="operations.W004",
        )


def clock() -> Iterator[CheckMessage]:
    hours = hours_since_beat(CLOCK)
    if hours is None or hours > LONGEST_CLOCK:
        said = "has never run here" if hours is None else f"gave no sign of life for {hours} hours"
        yield Error(
            f"The clock {said}: terms pass without a reminder, and nothing is erased in time.",
            hint="Run `inbeeld clock`, or `inbeeld serve` without --without-tasks.",
            id="operations.E017",
        )
