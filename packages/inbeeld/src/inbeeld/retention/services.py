"""Announcing, holding and erasing."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership, Role
from inbeeld.foundation.audit.api import record as audit
from inbeeld.foundation.erasure.api import CannotErase, Erasable, Ground, IsHeld, erasables, erase
from inbeeld.foundation.notices.api import tell_all
from inbeeld.foundation.vault.api import GuardedRow

from .models import Announcement, Hold
from .notice_kinds import WILL_BE_ERASED
from .rules import Term, Terms
from .terms import terms

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Night:
    """What one run did, or would do."""

    announced: int
    erased: int
    held: int


def run(on: dt.date, *, most: int, dry: bool = False) -> Night:
    """Announce what comes, erase what is due; at most so many of each, so that a run ends. Safe to repeat."""
    known = terms()
    pairs = [(kind, term) for kind in erasables().values() if (term := known.on(kind.kind, on))]
    announced = sum(_announce(kind, term, known, on, most, dry=dry) for kind, term in pairs)
    held = {(hold.kind, hold.record_id) for hold in Hold.objects.standing()}
    due = Announcement.objects.filter(erase_on__lte=on).order_by("erase_on", "pk")
    free = [one for one in due if (one.kind, one.record_id) not in held]
    wanted = {kind.kind: (kind, term) for kind, term in pairs}
    erased = len(free[:most]) if dry else sum(_erase(one, wanted, known, on) for one in free[:most])
    return Night(announced, erased, len(due) - len(free))


def hold(record: Any, kind: str, *, by: Actor, reason: str, review_on: dt.date) -> Hold:
    """Keep a record from being erased until this is lifted; once is enough."""
    by.must(Action.RETENTION_HOLD, record)
    with transaction.atomic():
        standing = Hold.objects.standing().filter(kind=kind, record_id=record.pk).first()
        if standing is not None:
            return standing
        made = Hold(kind=kind, record_id=record.pk, organisation_id=record.organisation_id, data_key=record.data_key)
        made.review_on, made.by_id = review_on, by.member
        made.seal(reason=reason)
        made.save(force_insert=True)
        audit("retention.held", record=record, actor=by, reason=reason)
    return made


def lift(held: Hold, record: Any, *, by: Actor) -> None:
    """Let the term of the record hold again."""
    by.must(Action.RETENTION_HOLD, record)
    with transaction.atomic():
        current = Hold.objects.select_for_update(of=("self",)).get(pk=held.pk)
        if current.lifted_at is None:
            current.lifted_at, current.lifted_by_id = timezone.now(), by.member
            current.save(update_fields=["lifted_at", "lifted_by"])
            audit("retention.lifted", record=record, actor=by)


def _announce(kind: Erasable, term: Term, known: Terms, on: dt.date, most: int, *, dry: bool) -> int:
    """New announcements of one kind; those that no longer hold (a case was reopened) are taken back."""
    ended = kind.ended_before(term.changed_before(on + known.announce))
    made = Announcement.objects.filter(kind=kind.kind)
    new = ended.exclude(pk__in=made.values("record_id")).order_by("pk")[:most]
    if dry:
        return len(new)
    made.exclude(record_id__in=ended.order_by().values("pk")).delete()
    for record in new:
        day = known.erase_on(term, kind.last_change(record), on)
        with transaction.atomic():
            Announcement.objects.create(
                kind=kind.kind,
                record_id=record.pk,
                organisation_id=record.organisation_id,
                erase_on=day,
                announced_on=on,
            )
            tell_all(_to_tell(kind, record), WILL_BE_ERASED)
            audit("retention.announced", record=record)
    return len(new)


def _to_tell(kind: Erasable, record: Any) -> list[Membership]:
    """Who answers for it, and the privacy officers of the organisation, as far as they still work there."""
    today = Membership.objects.on(timezone.localdate())
    officers = today.filter(organisation=record.organisation_id, role=Role.PRIVACY_OFFICER)
    holders = today.filter(pk=getattr(record, f"{kind.holder}_id")) if kind.holder else today.none()
    return list({one.pk: one for one in [*officers, *holders]}.values())


def _erase(due: Announcement, wanted: dict[str, tuple[Erasable, Term]], known: Terms, on: dt.date) -> bool:
    """Erase one record, if it still has to go."""
    if due.kind not in wanted:
        return False
    kind, term = wanted[due.kind]
    with transaction.atomic():
        rows = kind.model()._default_manager.select_for_update(of=("self",)).select_related("data_key")
        record = rows.filter(pk=due.record_id).first()
        if record is None:
            due.delete()
            return False
        if isinstance(record, GuardedRow) and not record.is_genuine:
            return False  # somebody may have written its end into the database: told, and left for people
        day = known.erase_on(term, kind.last_change(record), due.announced_on)
        if day > on:
            Announcement.objects.filter(pk=due.pk).update(erase_on=day)
            return False
        source = f"{term.kind}, {term.valid_from:%Y-%m-%d}: {term.source.nl}"
        try:
            erase(record, kind=kind.kind, ground=Ground.TERM, term=source)
        except (IsHeld, CannotErase) as problem:
            logger.warning("A %s could not be erased: %s", kind.kind, type(problem).__name__)
            return False
        due.delete()
    return True
