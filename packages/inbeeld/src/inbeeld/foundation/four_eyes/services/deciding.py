"""The second person agrees or refuses; an agreement can be taken back until it is carried out."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.audit.api import record as audit
from inbeeld.foundation.four_eyes.models import FourEyesRequest, State
from inbeeld.foundation.four_eyes.notice_kinds import SETTLED
from inbeeld.foundation.four_eyes.people import tell_everybody, why_not
from inbeeld.foundation.four_eyes.rules import Refusal
from inbeeld.foundation.four_eyes.tasks import carry_out_now

from .asking import Hindered
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
        current.end(State.REFUSED, by=by.member)
        audit("four_eyes.refused", record=current, actor=by, fields=[current.act])
        tell_everybody(current, SETTLED, but=by)
    return current
