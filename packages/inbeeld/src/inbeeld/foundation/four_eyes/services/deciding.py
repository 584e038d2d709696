"""The second person agrees or refuses; an agreement can be taken back until it is carried out."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record as audit
from inbeeld.foundation.four_eyes.models import FourEyesRequest, State
from inbeeld.foundation.four_eyes.notice_kinds import SETTLED
from inbeeld.foundation.four_eyes.people import tell_everybody
from inbeeld.foundation.four_eyes.rules import Refusal, refusal
from inbeeld.foundation.four_eyes.tasks import carry_out_now

from .asking import Hindered, end
from .locking import Refused, locked


def agree(request: FourEyesRequest, *, by: Actor, answer: str) -> FourEyesRequest:
    """Nothing happens yet: it is carried out after the time to undo it. Raises Refused or Hindered."""
    by.must(request.kind.decides, request)
    with transaction.atomic():
        current = locked(request)
        if why := why_not(current, by):
            raise Refused(why)
        if held := current.kind.hinders(current):
            raise Hindered(held)
        now = timezone.now()
        current.state, current.decided_by_id, current.decided_at = State.AGREED, by.member, now
        current.carry_out_from = now + current.kind.undo
        current.seal(answer=answer)
        current.save()
        audit("four_eyes.agreed", record=current, actor=by, fields=[current.act])
        tell_everybody(current, SETTLED, but=by)
        if current.carry_out_from <= now:
            transaction.on_commit(carry_out_now.enqueue)
    return current


def refuse(request: FourEyesRequest, *, by: Actor, answer: str) -> FourEyesRequest:
    """At any moment until it is carried out: before deciding, or to take an agreement back."""
    by.must(request.kind.decides, request)
    with transaction.atomic():
        current = locked(request)
        if not current.is_open:
            raise Refused(Refusal.SETTLED)
        current.seal(answer=answer)
        end(current, State.REFUSED, by=by)
        audit("four_eyes.refused", record=current, actor=by, fields=[current.act])
        tell_everybody(current, SETTLED, but=by)
    return current


def why_not(request: FourEyesRequest, by: Actor) -> Refusal | None:
    """What keeps this person from agreeing now."""
    member = Membership.objects.select_related("user").get(pk=by.member)
    found = refusal(
        is_open=request.state == State.ASKED,
        same_person=request.asked_by.user_id == by.user_id,
        joined_at=_began(member),
        asked_at=request.asked_at,
        decide_from=request.decide_from,
        lapses_at=request.lapses_at,
        now=timezone.now(),
    )
    if found is None and not request.kind.may_decide(request, by):
        return Refusal.NOT_THIS_PERSON
    return found


def _began(member: Membership) -> dt.datetime:
    """When both the person and the membership were there: the start of a membership is a day."""
    day = dt.datetime.combine(member.valid_from, dt.time.min, tzinfo=timezone.get_current_timezone())
    return max(member.user.joined_at, day)
