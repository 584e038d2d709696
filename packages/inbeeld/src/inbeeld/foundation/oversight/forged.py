"""A row is not as the product wrote it: into the log and to the privacy officers, once for each row."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db import DatabaseError, transaction
from django.utils import timezone

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership, Role
from inbeeld.foundation.audit.api import Outcome, record
from inbeeld.foundation.notices.api import tell_all
from inbeeld.foundation.vault.api import on_forged

from .models import ForgedRow
from .notice_kinds import ROW_FORGED

_known: set[tuple[str, str]] = set()
_telling: ContextVar[bool] = ContextVar("telling of a forged row", default=False)


def listen() -> None:
    """Called once, when the program starts."""
    on_forged(tell)


def tell(label: str, key: Any) -> None:
    """Whatever is going on goes on: that it could not be told is told by `inbeeld verify`."""
    row = (label, _text(key))
    if row in _known or _telling.get():  # telling asks for rows too, which may be wrong themselves
        return
    token = _telling.set(True)
    try:
        with transaction.atomic():
            _found, new = ForgedRow.objects.get_or_create(label=row[0], key=row[1])
            if new:
                record("rows.forged", kind=label, record_id=as_uuid(key), outcome=Outcome.REFUSED)
                tell_all(privacy_officers(), ROW_FORGED)
            # Only what is really kept is known: a transaction around this one may still be rolled back.
            transaction.on_commit(lambda: _known.add(row))
    except DatabaseError:
        return
    finally:
        _telling.reset(token)


def privacy_officers() -> list[Membership]:
    """All of them: what is wrong with the database concerns every organisation."""
    found = Membership.objects.on(timezone.localdate()).filter(role=Role.PRIVACY_OFFICER, user__is_active=True)
    return [one for one in found.select_related("user", "organisation") if one.stands]


def note_looked_at(row: ForgedRow, *, by: Actor) -> None:
    """The privacy officer has seen it; a second time changes nothing."""
    by.must(Action.AUDIT_READ)
    with transaction.atomic():
        found = ForgedRow.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if found.looked_at is None:
            found.looked_at, found.looked_by_id = timezone.now(), by.member
            found.save(update_fields=["looked_at", "looked_by"])
            record("rows.looked_at", kind=found.label, record_id=as_uuid(found.key), actor=by)


def _text(key: Any) -> str:
    return key.hex if isinstance(key, UUID) else str(key)[:64]


def as_uuid(key: Any) -> UUID | None:
    if isinstance(key, UUID):
        return key
    try:
        return UUID(int=int(key)) if str(key).isdigit() else UUID(str(key))
    except ValueError:
        return None
