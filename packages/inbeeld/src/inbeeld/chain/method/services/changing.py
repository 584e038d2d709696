"""How an organisation works: its terms, the life domains, and the points of each phase. Old versions stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import SuspiciousOperation
from django.db import transaction
from django.utils import timezone

from inbeeld.chain.method.hooks import FollowsTerms
from inbeeld.chain.method.models import CheckSet, Domain, DomainSet, PhaseCheck, WorkTerms
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.rooms.api import hooks_of


class NotAfterTheLast(Exception):
    """A new version begins after the one that stands now, and no other is planned already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    valid_from: dt.date
    contact_within_days: int
    safety_review_days: int
    old_after_days: int
    source: str


@dataclass(frozen=True, slots=True)
class DomainLine:
    code: str
    name_nl: str
    name_en: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    phase: str
    code: str
    text_nl: str
    text_en: str


def set_terms(*, by: Actor, organisation: Organisation | None, terms: Terms) -> WorkTerms:
    """New terms from a day on; the cases that follow them are due by them from that day."""
    by.must(Action.TERMS_MANAGE)
    if organisation is None:
        by.must(Action.METHOD_MANAGE)
    elif organisation.pk != by.organisation_id:
        raise SuspiciousOperation("Terms are set for one's own organisation.")
    with transaction.atomic():
        made = WorkTerms.objects.create(
            organisation=organisation,
            valid_from=terms.valid_from,
            contact_within_days=terms.contact_within_days,
            safety_review_days=terms.safety_review_days,
            old_after_days=terms.old_after_days,
            source=terms.source,
            by_id=by.member,
        )
        if made.valid_from <= timezone.localdate():
            for follower in hooks_of(FollowsTerms):
                follower.follow(made)
        record("method.terms_set", record=made, actor=by, fields=["terms"])
    return made


def new_domain_set(*, by: Actor, valid_from: dt.date, lines: Iterable[DomainLine]) -> DomainSet:
    """Other life domains from a day on; what was rated before keeps the set it was rated in."""
    by.must(Action.METHOD_MANAGE)
    with transaction.atomic():
        version = _next_version(DomainSet, valid_from)
        made = DomainSet.objects.create(version=version, valid_from=valid_from)
        Domain.objects.bulk_create(
            Domain(domain_set=made, code=line.code, name_nl=line.name_nl, name_en=line.name_en, position=position)
            for position, line in enumerate(lines)
        )
        record("method.domains_set", record=made, actor=by, fields=["domains"])
    return made


def new_check_set(*, by: Actor, valid_from: dt.date, lines: Iterable[CheckLine]) -> CheckSet:
    """Other points of phases from a day on; what was answered before stays as it was."""
    by.must(Action.METHOD_MANAGE)
    with transaction.atomic():
        version = _next_version(CheckSet, valid_from)
        made = CheckSet.objects.create(version=version, valid_from=valid_from)
        PhaseCheck.objects.bulk_create(points_in(made, lines))
        record("method.checks_set", record=made, actor=by, fields=["checks"])
    return made


def withdraw_planned(model: type[DomainSet] | type[CheckSet], *, by: Actor) -> None:
    """Take back a set that has not begun; the one that stands now goes on."""
    by.must(Action.METHOD_MANAGE)
    with transaction.atomic():
        newest = list(model.objects.select_for_update().order_by("-version")[:2])
        if len(newest) == 1 or newest[0].valid_from <= timezone.localdate():
            raise NotAfterTheLast
        last, former = newest
        (last.domains if isinstance(last, DomainSet) else last.points).all().delete()
        last.delete()
        former.valid_until = None
        former.save(update_fields=["valid_until"])
        record("method.plan_withdrawn", record=former, actor=by, fields=["method"])


def points_in(made: CheckSet, lines: Iterable[CheckLine]) -> list[PhaseCheck]:
    return [
        PhaseCheck(
            check_set=made,
            phase=line.phase,
            code=line.code,
            text_nl=line.text_nl,
            text_en=line.text_en,
            position=position,
        )
        for position, line in enumerate(lines)
    ]


def _next_version(model: type[DomainSet] | type[CheckSet], valid_from: dt.date) -> int:
    """The number of a version that begins on a day; the one that stood until then ends the day before."""
    sets = model.objects.select_for_update().order_by("-version")
    last = sets.first()
    if last is None:
        return 1
    if valid_from <= last.valid_from or last.valid_from > timezone.localdate():
        raise NotAfterTheLast
    last.valid_until = valid_from - dt.timedelta(days=1)
    last.save(update_fields=["valid_until"])
    return int(last.version) + 1
