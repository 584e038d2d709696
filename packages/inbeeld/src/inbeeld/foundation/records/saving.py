"""One click makes one record, one writer at a time, and nobody overwrites what they have not seen."""

from __future__ import annotations

import uuid
from typing import Any, TypeVar

from django.core.exceptions import SuspiciousOperation
from django.db import models

R = TypeVar("R", bound=models.Model)


class NotAsItStands(Exception):
    """What was asked does not fit what stands now; a page shows both, and nothing typed is lost."""


class StalePart(NotAsItStands):
    """Somebody else changed this part after the page was opened."""


class RecordIsClosed(Exception):
    """What the record belongs to was closed: it must be opened again before it can be changed."""


def locked(record: R) -> R:
    """The sealed record as it stands now, held until the transaction ends."""
    rows: Any = type(record)._default_manager
    found: R = rows.select_for_update(of=("self",)).select_related("data_key").get(pk=record.pk)
    return found


def must_be_version(seen: int, current: int) -> None:
    if seen != current:
        raise StalePart


def saved_before(model: type[R], record_id: uuid.UUID | None, **belongs_to: models.Model) -> R | None:
    """The record that an earlier click on the same form made, if any: `saved_before(Goal, record_id, case=case)`.

    A form carries the id that its record will get, so a second click finds the work of the first.
    """
    if record_id is None:
        return None
    found: R | None = model._default_manager.filter(pk=record_id).first()
    if found is not None and any(getattr(found, f"{name}_id") != owner.pk for name, owner in belongs_to.items()):
        raise SuspiciousOperation("This form belongs to another record.")
    return found


def new_id(record_id: uuid.UUID | None) -> uuid.UUID:
    return record_id or uuid.uuid4()
