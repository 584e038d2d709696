"""One writer at a time for each case, and nobody overwrites what he has not seen."""

from __future__ import annotations

import uuid
from typing import Any, TypeVar

from django.core.exceptions import SuspiciousOperation
from django.db import models

from inbeeld.chain.cases.models import Case

R = TypeVar("R", bound=models.Model)


class StalePart(Exception):
    """Somebody else changed this part after the page was opened."""


class CaseIsClosed(Exception):
    """The case was closed: it must be reopened before it can be changed."""


def locked(case: Case) -> Case:
    """The case as it stands now, held until the transaction ends."""
    return Case.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=case.pk)


def locked_open(case: Case) -> Case:
    current = locked(case)
    if not current.is_open:
        raise CaseIsClosed
    return current


def must_be_version(seen: int, current: int) -> None:
    if seen != current:
        raise StalePart


def saved_before(model: type[R], record_id: uuid.UUID | None, case: Case) -> R | None:
    """The record that an earlier click on the same form made, if any.

    A form carries the id that its record will get, so a second click finds the first one's work.
    """
    if record_id is None:
        return None
    found: Any = model._default_manager.filter(pk=record_id).first()
    if found is not None and found.case_id != case.pk:
        raise SuspiciousOperation("This form belongs to another case.")
    return found  # type: ignore[no-any-return]


def new_id(record_id: uuid.UUID | None) -> uuid.UUID:
    return record_id or uuid.uuid4()
