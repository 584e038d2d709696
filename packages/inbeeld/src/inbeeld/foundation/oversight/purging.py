"""Removing what is past its term from the log: one privacy officer asks, another one decides."""

from __future__ import annotations

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import AuditEntry, end_of_term, purge_before, record
from inbeeld.foundation.notices.api import tell_all

from .forged import privacy_officers
from .models import LogPurge
from .notice_kinds import PURGE_ASKED


class OwnRequest(Exception):
    """Who asked does not decide."""


def waiting_purge() -> LogPurge | None:
    waiting = LogPurge.objects.filter(agreed=None).select_related("asked_by__user")
    return next(iter(waiting.genuine()), None)


def ask_for_purge(*, by: Actor) -> LogPurge:
    """Once is enough: while one waits, that is the one."""
    by.must(Action.AUDIT_READ)
    with transaction.atomic():
        if before := waiting_purge():
            return before
        asked = LogPurge.objects.create(before=end_of_term(), asked_by_id=by.member)
        tell_all([one for one in privacy_officers() if one.user_id != by.user_id], PURGE_ASKED)
        record("audit.purge_asked", record=asked, actor=by)
    return asked


def decide_purge(asked: LogPurge, *, by: Actor, agree: bool) -> None:
    """Another person says yes or no; after a yes what was asked for goes, and the log says so."""
    by.must(Action.AUDIT_READ)
    with transaction.atomic():
        current = LogPurge.objects.select_for_update(of=("self",)).get(pk=asked.pk)
        current.must_be_genuine()
        if current.agreed is not None:
            return
        if agree and current.asked_by.user_id == by.user_id:
            raise OwnRequest
        current.decided_by_id, current.decided_at, current.agreed = by.member, timezone.now(), agree
        current.save(update_fields=["decided_by", "decided_at", "agreed"])
        record("audit.purge_agreed" if agree else "audit.purge_refused", record=current, actor=by)


def is_purge_agreed() -> bool:
    return _agreed().exists()


def may_remove() -> bool:
    """Whether the role under which this runs may delete from the log: in containers only the owner of the tables."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, 'DELETE')", [AuditEntry._meta.db_table])
        return bool(cursor.fetchone()[0])


def _agreed() -> QuerySet[LogPurge]:
    return LogPurge.objects.filter(agreed=True, removed=None).select_related("asked_by", "decided_by")


def carry_out_purges() -> int:
    """Remove what two persons decided; may be killed and run again."""
    removed = 0
    for purge in _agreed():
        if not purge.was_decided_by_two:
            continue
        number = purge_before(purge.before)
        purge.removed = number
        purge.save(update_fields=["removed"])
        record("audit.purged", record=purge)
        removed += number
    return removed
