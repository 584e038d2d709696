"""What an installation holds, table by table, written alike on both engines."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.serializers import jsonl
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

# Made by `migrate` itself, or of no use elsewhere: nobody stays signed in through a restore.
# The pieces are of files as they were sent, pictures of paper among them, which are gone when they have been read.
LEFT_OUT = frozenset({
    "contenttypes.contenttype", "auth.permission", "sessions.session", "accounts.opensession", "documents.readingpiece"
})  # fmt: skip
CHUNK = 2000
DIGEST_SPACE = 2**256

Model = type[models.Model]


@dataclass(slots=True)
class Tally:
    """How many rows, and what they hold: a sum of hashes, the same in whatever order they come."""

    rows: int = 0
    total: int = 0

    def add(self, line: str) -> None:
        self.rows += 1
        self.total = (self.total + int.from_bytes(hashlib.sha256(line.encode()).digest(), "big")) % DIGEST_SPACE

    @property
    def digest(self) -> str:
        return f"{self.total:064x}"


class ExactSerializer(jsonl.Serializer):
    """Django's own, apart from moments: they keep their microseconds, which the seals of the audit log cover."""

    def _value_from_field(self, obj: models.Model, field: Any) -> Any:
        value = field.value_from_object(obj)
        return value.isoformat() if isinstance(value, dt.datetime) else super()._value_from_field(obj, field)  # type: ignore[misc]


def tables() -> dict[str, Model]:
    """Every table that a copy holds, by its label, in a fixed order."""
    found = {model._meta.label_lower: model for model in apps.get_models(include_auto_created=True)}
    return {
        label: model
        for label, model in sorted(found.items())
        if label not in LEFT_OUT and model._meta.managed and not model._meta.proxy
    }


def lines_of(model: Model) -> Iterator[str]:
    """The rows of one table, a line of JSON each; memory holds one portion."""
    names = [field.name for field in model._meta.local_concrete_fields]
    for portion in portions(model._base_manager.order_by("pk").iterator(chunk_size=CHUNK)):
        text = ExactSerializer().serialize(portion, fields=names, sort_keys=True)
        yield from str(text).rstrip("\n").split("\n")  # not splitlines: texts hold other line ends too


def portions(rows: Iterable[Any]) -> Iterator[list[Any]]:
    portion: list[Any] = []
    for row in rows:
        portion.append(row)
        if len(portion) == CHUNK:
            yield portion
            portion = []
    if portion:
        yield portion


def tally_of(model: Model) -> Tally:
    tally = Tally()
    for line in lines_of(model):
        tally.add(line)
    return tally


def applied_migrations() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


@contextmanager
def snapshot() -> Iterator[None]:
    """Read everything as it is at one moment, while others go on writing."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        # Not `atomic`: that takes the one writer's place (transaction_mode=IMMEDIATE).
        connection.cursor().execute("BEGIN")
        try:
            yield
        finally:
            connection.cursor().execute("ROLLBACK")
    else:
        with transaction.atomic():
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
