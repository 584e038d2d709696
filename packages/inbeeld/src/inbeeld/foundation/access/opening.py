"""Verbs that open a record to somebody who does not reach it by himself."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from inbeeld.foundation.accounts.api import Membership, Role
from inbeeld.foundation.audit.api import record as audit
from inbeeld.foundation.notices.api import tell_all
from inbeeld.foundation.vault.api import DataKey

from .actor import Actor
from .models import EmergencyAccess, EndCause, Grant, Ground
from .notice_kinds import EMERGENCY_OPENED
from .rules import Action, GrantProblem, Part, grant_problem

EMERGENCY_LASTS = dt.timedelta(hours=1)


class GrantRefused(ValueError):
    """The grant would open nothing, too much, or for too long; `problem` is a key of `rules.GrantProblem`."""


def give_grant(
    record: Any,
    to: Membership,
    *,
    by: Actor,
    parts: Iterable[Part],
    purpose: str,
    ground: Ground,
    until: dt.datetime,
    team_role: str = "",
    consent_id: uuid.UUID | None = None,
) -> Grant:
    """Open chosen parts of a record to somebody, until a moment."""
    by.must(Action.CASE_SHARE, record)
    if to.pk == by.membership_id:
        raise GrantRefused(GrantProblem.TO_ONESELF)
    opened = {"parts": parts, "purpose": purpose, "ground": ground, "until": until}
    return open_parts(record, to, by=by, **opened, team_role=team_role, consent_id=consent_id)  # type: ignore[arg-type]


def open_parts(
    record: Any,
    to: Membership,
    *,
    by: Actor,
    parts: Iterable[Part],
    purpose: str,
    ground: Ground,
    until: dt.datetime,
    **more: Any,
) -> Grant:
    """What `give_grant` does, for a verb that has its own guard; `more` are further columns of the grant."""
    chosen = sorted(set(parts))
    now = timezone.now()
    _check(grant_problem(parts=chosen, now=now, until=until, to_self=False))
    with transaction.atomic():
        grant = Grant(
            data_key=record.data_key,
            record_kind=record.scope.kind,
            record_id=record.pk,
            membership=to,
            parts=chosen,
            ground=ground,
            starts_at=now,
            ends_at=until,
            granted_by_id=by.member,
            **more,
        )
        grant.seal(purpose=purpose)
        grant.save(force_insert=True)
        audit("access.granted", record=record, actor=by, fields=chosen)
    return grant


def extend_grant(grant: Grant, record: Any, *, by: Actor, until: dt.datetime) -> None:
    """Let what was opened end later (or sooner) than it would."""
    by.must(Action.CASE_SHARE, record)
    _check(grant_problem(parts=grant.opened_parts, now=timezone.now(), until=until, to_self=False))
    with transaction.atomic():
        grant.extend(until)
        audit("access.extended", record=record, actor=by, fields=grant.parts)


def revoke_grant(grant: Grant, record: Any, *, by: Actor, note: str = "") -> None:
    """Close what was opened, at once."""
    by.must(Action.SHARING_OVERSEE, record)
    close_grants([grant], record, by=by, cause=EndCause.BY_HAND, note=note)


def close_grants(grants: Iterable[Grant], record: Any, *, by: Actor | None, cause: EndCause, note: str = "") -> None:
    """Close at once, for a verb that has its own guard; without `by` it is the clock that closes."""
    with transaction.atomic():
        for grant in grants:
            grant.revoke(timezone.now(), cause=cause, by=by.membership_id if by else None, note=note)
            audit("access.revoked", record=record, actor=by, fields=grant.parts)


def _check(problem: GrantProblem | None) -> None:
    if problem is not None:
        raise GrantRefused(problem)


def open_emergency(record: Any, *, by: Actor, reason: str) -> EmergencyAccess:
    """Open a whole record for an hour; the privacy officers see it and have to look at the reason."""
    by.must(Action.EMERGENCY_OPEN)
    with transaction.atomic():
        emergency = EmergencyAccess(
            data_key=DataKey.objects.create_key(),
            record_kind=record.scope.kind,
            record_id=record.pk,
            membership_id=by.member,
            organisation_id=record.organisation_id,
            ends_at=timezone.now() + EMERGENCY_LASTS,
        )
        emergency.seal(reason=reason)
        emergency.save()
        audit("access.emergency_opened", record=record, actor=by, reason=reason)
        tell_all([*_privacy_officers(record, by), *_responsible(record)], EMERGENCY_OPENED)
    return emergency


def _privacy_officers(record: Any, by: Actor) -> list[Membership]:
    """Of the organisation that the record is of, and of who opened it."""
    found = Membership.objects.on(timezone.localdate()).filter(
        organisation__in=[record.organisation_id, by.organisation_id],
        role=Role.PRIVACY_OFFICER,
        user__is_active=True,
    )
    return list(found)


def _responsible(record: Any) -> list[Membership]:
    """Whoever answers for the record hears it as well: there may be danger that he does not know of."""
    return [getattr(record, record.scope.owner)] if record.scope.owner else []
