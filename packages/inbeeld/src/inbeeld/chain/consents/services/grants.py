"""The team around a case: opening parts to a partner, extending that, ending it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases.api import Case, locked_open
from inbeeld.chain.consents import codes
from inbeeld.chain.consents.models import Consent
from inbeeld.foundation.access.api import (
    Action,
    Actor,
    EndCause,
    Grant,
    Ground,
    Part,
    extend_grant,
    give_grant,
    revoke_grant,
)
from inbeeld.foundation.accounts.api import Membership

from .notices import tell_about_end
from .recording import standing_consent


class ShareProblem(StrEnum):
    NO_CONSENT = "no_consent"
    LONGER_THAN_CONSENT = "longer_than_consent"
    ENDED_ALREADY = "ended_already"


class CannotShare(Exception):
    """The ground does not carry it; `problem` says why, `consent` is the one that ends too early."""

    def __init__(self, problem: ShareProblem, consent: Consent | None = None) -> None:
        super().__init__(problem)
        self.problem, self.consent = problem, consent


@dataclass(frozen=True, slots=True, kw_only=True)
class SharePlan:
    to: Membership
    team_role: str
    parts: Sequence[Part]
    purpose: str
    ground: Ground
    last_day: dt.date


def end_of(day: dt.date) -> dt.datetime:
    """The last second of a day: until and including."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(23, 59, 59)))


def share(case: Case, *, by: Actor, plan: SharePlan) -> Grant:
    """Open parts to a partner; what rests on consent needs one that stands, and never outlives it."""
    by.must(Action.CASE_SHARE, case)
    with transaction.atomic():
        current = locked_open(case)
        consent = _consent_for(current, plan.to, plan.ground, plan.last_day)
        return give_grant(
            current,
            plan.to,
            by=by,
            parts=plan.parts,
            purpose=plan.purpose,
            ground=plan.ground,
            until=end_of(plan.last_day),
            team_role=plan.team_role,
            consent_id=consent.pk if consent else None,
        )


def extend_share(grant: Grant, case: Case, *, by: Actor, last_day: dt.date) -> None:
    """Let access that still holds end on another day, as far as its ground carries."""
    by.must(Action.CASE_SHARE, case)
    with transaction.atomic():
        current = locked_open(case)
        held = Grant.objects.select_for_update(of=("self",)).select_related("membership__organisation").get(pk=grant.pk)
        if held.revoked_at is not None or held.ends_at <= timezone.now():
            raise CannotShare(ShareProblem.ENDED_ALREADY)
        consent = _consent_for(current, held.membership, Ground(held.ground), last_day)
        if consent is not None and held.consent_id is None:
            held.consent_id = consent.pk
            held.save(update_fields=["consent_id"])
        extend_grant(held, current, by=by, until=end_of(last_day))


def end_share(grant: Grant, case: Case, *, by: Actor, note: str = "") -> None:
    """Close it at once; ending twice changes nothing."""
    by.must(Action.SHARING_OVERSEE, case)
    with transaction.atomic():
        held = Grant.objects.select_for_update(of=("self",)).select_related("membership__user", "data_key")
        current = held.get(pk=grant.pk)
        if current.revoked_at is None:
            revoke_grant(current, case, by=by, note=note)
            tell_about_end([current.membership], case, cause=EndCause.BY_HAND)


def _consent_for(case: Case, to: Membership, ground: Ground, last_day: dt.date) -> Consent | None:
    if ground != Ground.CONSENT:
        return None
    consent = standing_consent(case, codes.Purpose.SHARING, to.organisation)
    if consent is None:
        raise CannotShare(ShareProblem.NO_CONSENT)
    if consent.until_on is not None and last_day > consent.until_on:
        raise CannotShare(ShareProblem.LONGER_THAN_CONSENT, consent)
    return consent
