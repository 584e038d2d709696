"""Whose signal it is."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.signals.desks import present_members
from inbeeld.chain.signals.models import Signal
from inbeeld.chain.signals.notices import tell_desk
from inbeeld.chain.signals.rules import Step
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record

from .correspondence import lock


class NotAtThisDesk(Exception):
    """The one who should get the signal does not work at its desk, or not any more."""


def assign(signal: Signal, handler_id: uuid.UUID, *, by: Actor) -> Membership:
    """Give a signal to oneself or a colleague; taking it up starts the work on it."""
    by.must(Action.SIGNAL_HANDLE, signal)
    with transaction.atomic():
        locked = lock(signal)
        handler = next((one for one in present_members(locked) if one.pk == handler_id), None)
        if handler is None:
            raise NotAtThisDesk
        if locked.is_open:
            locked.take(Step.PICK_UP, timezone.now())
        locked.handler = handler
        locked.save()
        if handler_id != by.membership_id:
            tell_desk(locked)
        record("signal.assigned", record=locked, actor=by, fields=["handler"])
    return handler
