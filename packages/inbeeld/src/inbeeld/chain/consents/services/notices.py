"""Telling people inside the product that access ended, or is about to."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from inbeeld.chain.cases.api import Case
from inbeeld.chain.consents.models import AccessNotice
from inbeeld.chain.consents.notice_kinds import ACCESS_ENDED, CONSENT_GONE
from inbeeld.foundation.access.api import Actor, EndCause, Grant
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.erasure.api import Ground
from inbeeld.foundation.notices.api import tell_all


def tell_about_end(members: Iterable[Membership], case: Case, *, cause: EndCause) -> None:
    """On the work list of each, and an e-mail that says only that something waits; in the caller's transaction."""
    told = sorted(members, key=lambda member: str(member.pk))
    AccessNotice.objects.bulk_create(AccessNotice(membership=member, case=case, cause=cause) for member in told)
    tell_all(told, CONSENT_GONE if cause == EndCause.CONSENT_WITHDRAWN else ACCESS_ENDED)


def erase_along(record: Model, _ground: Ground) -> None:
    """Whoever had access to a case that is erased hears that it is gone, and neither which one nor why."""
    if not isinstance(record, Case):
        return
    grants = Grant.objects.of(record).in_force(timezone.now()).select_related("membership").genuine()
    told = {grant.membership for grant in grants}
    AccessNotice.objects.bulk_create(AccessNotice(membership=one, cause=EndCause.CASE_ERASED) for one in told)
    tell_all(told, CONSENT_GONE)  # at once: what they copied is to be erased too


def see_notice(notice: AccessNotice, *, by: Actor) -> None:
    if notice.membership_id != by.member:
        raise PermissionDenied
    with transaction.atomic():
        if notice.seen_at is None:
            notice.seen_at = timezone.now()
            notice.save(update_fields=["seen_at"])
            record("sharing.notice_seen", record=notice, dossier=notice.case, actor=by)
