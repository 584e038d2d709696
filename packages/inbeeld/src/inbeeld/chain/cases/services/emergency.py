"""Opening a case that is not open to somebody, for an hour, because somebody is in danger."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.pseudonyms import pseudonym_key
from inbeeld.foundation.access.api import Action, Actor, EmergencyAccess, Part, open_emergency
from inbeeld.foundation.audit.api import AuditEntry, record

# Pseudonyms are not to be guessed: so many that lead nowhere, and the door stays shut for an hour.
WRONG_AN_HOUR = 5


class NotOpened(Exception):
    """No case has this pseudonym, or too many were tried; both read the same."""


def open_in_emergency(pseudonym: str, *, by: Actor, reason: str) -> Case:
    """The case with exactly this pseudonym, wholly open from now on for an hour, unless it was already."""
    by.must(Action.EMERGENCY_OPEN)
    case = None if _tried_too_often(by) else _case_named(pseudonym)
    if case is None:
        record("access.emergency_refused", kind="cases.case", actor=by)
        raise NotOpened
    if not _is_wholly_open(case, by):
        open_emergency(case, by=by, reason=reason)
    return case


def emergencies_in_force(case: Case) -> list[EmergencyAccess]:
    """Who opened the case in an emergency and still sees it."""
    now = timezone.now()
    found = EmergencyAccess.objects.filter(
        record_kind=Case.scope.kind, record_id=case.pk, started_at__lte=now, ends_at__gt=now
    )
    return list(found.select_related("membership__user", "membership__organisation").order_by("ends_at"))


def _case_named(pseudonym: str) -> Case | None:
    key = pseudonym_key(pseudonym)
    return Case.objects.select_related("data_key").filter(pseudonym_key=key).first() if key else None


def _is_wholly_open(case: Case, by: Actor) -> bool:
    """Colleagues lack the identity, partners most of the rest: in danger both are needed."""
    reads = all(by.may(Action.CASE_READ, case, part) for part in Part if part is not Part.IDENTITY)
    return reads and by.may(Action.IDENTITY_READ, case)


def _tried_too_often(by: Actor) -> bool:
    since = timezone.now() - dt.timedelta(hours=1)
    wrong = AuditEntry.objects.filter(event="access.emergency_refused", membership_id=by.membership_id, at__gte=since)
    return wrong.count() >= WRONG_AN_HOUR
