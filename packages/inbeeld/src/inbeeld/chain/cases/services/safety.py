"""Reviewing what was agreed about safety."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases import rules
from inbeeld.chain.cases.models import Case, SafetyAgreement
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import StalePart

from .locking import locked_open


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyDetails:
    agreements: str
    danger: str
    in_danger: str
    steps: tuple[tuple[str, str], ...] = ()
    reviewed_on: dt.date
    review_on: dt.date | None = None


def review_safety(case: Case, *, by: Actor, details: SafetyDetails, version: int) -> SafetyAgreement:
    """Put new agreements above the old ones; `version` is the one that was on the page."""
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        current = locked_open(case)
        newest = current.safety_agreements.first()
        if version != current.safety_version:
            if newest is not None and newest.by_id == by.membership_id and _same(newest, details):
                return newest
            raise StalePart
        agreement = SafetyAgreement(case=current, data_key=current.data_key, by_id=by.member)
        agreement.version = current.safety_version + 1
        agreement.reviewed_on = details.reviewed_on
        agreement.review_on = rules.next_safety_review(
            details.reviewed_on, details.review_on, within=current.terms().safety_review_days
        )
        agreement.still_right = newest is not None and _same(newest, details)
        agreement.seal(
            agreements=details.agreements,
            danger=details.danger or None,
            in_danger=details.in_danger or None,
            steps=[list(step) for step in details.steps] or None,
        )
        agreement.save(force_insert=True)
        current.safety_version = agreement.version
        current.safety_review_on = agreement.review_on
        current.refresh_due()
        current.save()
        record("case.safety_reviewed", record=current, actor=by, fields=["safety"])
    return agreement


def confirm_safety(case: Case, *, by: Actor, version: int) -> SafetyAgreement:
    """What was agreed is still right: the same agreements, looked at today, with a new day to look again."""
    by.must(Action.CASE_WRITE, case)
    stands = case.safety_agreements.select_related("data_key").first()
    if stands is None:
        raise StalePart
    details = replace(safety_details(stands), reviewed_on=timezone.localdate())
    return review_safety(case, by=by, details=details, version=version)


def safety_details(agreement: SafetyAgreement) -> SafetyDetails:
    texts = agreement.reveal_all("agreements", "danger", "in_danger", "steps")
    return SafetyDetails(
        agreements=texts["agreements"],
        danger=texts["danger"] or "",
        in_danger=texts["in_danger"] or "",
        steps=tuple((situation, step) for situation, step in texts["steps"] or ()),
        reviewed_on=agreement.reviewed_on,
    )


def _same(agreement: SafetyAgreement, details: SafetyDetails) -> bool:
    """The same words, whenever they were looked at."""
    stands = safety_details(agreement)
    return replace(details, reviewed_on=stands.reviewed_on, review_on=None) == stands
