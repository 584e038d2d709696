"""What two persons decided is carried out, after everything was asked once more."""

from __future__ import annotations

import logging

from django.db import DatabaseError, transaction
from django.utils import timezone

from inbeeld.foundation.audit.api import end_of_term
from inbeeld.foundation.audit.api import record as audit
from inbeeld.foundation.four_eyes.acts import all_acts
from inbeeld.foundation.four_eyes.models import OPEN, FourEyesRequest, State
from inbeeld.foundation.four_eyes.notice_kinds import ASKED, SETTLED
from inbeeld.foundation.four_eyes.people import could_decide, tell_everybody
from inbeeld.foundation.vault.api import VaultError

from .asking import Hindered
from .locking import locked

logger = logging.getLogger(__name__)


def carry_out_due(*acts: str) -> int:
    """Everything whose time to undo it is over; how many were done. May be killed and run again."""
    chosen = acts or [act.code for act in all_acts().values() if not act.has_own_command]
    due = FourEyesRequest.objects.filter(act__in=chosen, state=State.AGREED, carry_out_from__lte=timezone.now())
    return sum(_one(request) for request in due.order_by("carry_out_from", "pk").genuine())


def lapse() -> int:
    """What nobody decided on in time does not wait for ever."""
    over = FourEyesRequest.objects.filter(act__in=all_acts(), state=State.ASKED, lapses_at__lte=timezone.now())
    return sum(_lapse(request) for request in over.order_by("pk").genuine())


def forget() -> int:
    """What was settled longer ago than the log is kept goes, with its key."""
    old = FourEyesRequest.objects.exclude(state__in=OPEN).filter(ended_at__lt=end_of_term())
    return sum(_forget(request) for request in old.select_related("data_key").order_by("pk").genuine())


def _forget(request: FourEyesRequest) -> bool:
    with transaction.atomic():
        audit("four_eyes.forgotten", record=request, fields=[request.act])
        key = request.data_key
        request.delete()
        key.destroy()
    return True


def _one(request: FourEyesRequest) -> bool:
    try:
        with transaction.atomic():
            return _carry_out(locked(request))
    except Hindered as problem:
        _stop(request, problem.code)
    except (DatabaseError, VaultError, OSError) as problem:
        logger.warning("A %s could not be carried out: %s", request.act, type(problem).__name__)
    return False


def _carry_out(current: FourEyesRequest) -> bool:
    if current.state != State.AGREED or current.carry_out_from is None or current.carry_out_from > timezone.now():
        return False
    if current.decided_by is None or could_decide(current, current.decided_by) is None:
        _return(current)
        return False
    if held := current.kind.hinders(current):
        raise Hindered(held)
    tell_everybody(current, SETTLED)  # while it is known whom it concerns
    current.kind.carry_out(current)
    current.state, current.ended_at = State.DONE, timezone.now()
    if current.kind.forgets_record:
        current.keep_only_proof()
    current.save()
    audit("four_eyes.done", record=current, fields=[current.act])
    return True


def _stop(request: FourEyesRequest, why: str) -> None:
    with transaction.atomic():
        current = locked(request)
        current.end(State.STOPPED, why=why)
        audit("four_eyes.stopped", record=current, fields=[current.act, why])
        tell_everybody(current, SETTLED)


def _return(current: FourEyesRequest) -> None:
    """Who agreed is no longer here, or may no longer decide: somebody else decides anew."""
    current.state, current.decided_by, current.decided_at, current.carry_out_from = State.ASKED, None, None, None
    current.save(update_fields=["state", "decided_by", "decided_at", "carry_out_from"])
    audit("four_eyes.returned", record=current, fields=[current.act])
    tell_everybody(current, ASKED)


def _lapse(request: FourEyesRequest) -> bool:
    with transaction.atomic():
        current = locked(request)
        if current.state != State.ASKED:
            return False
        current.end(State.LAPSED)
        audit("four_eyes.lapsed", record=current, fields=[current.act])
        tell_everybody(current, SETTLED)
    return True
