"""What happens to the signals of somebody who leaves."""

from __future__ import annotations

from django.db import transaction

from inbeeld.chain.signals.models import Signal
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record


def open_signals(giver: Membership) -> int:
    return Signal.objects.open().handled_by(giver.pk).count()


def hand_over_signals(giver: Membership, receiver: Membership, *, by: Actor) -> None:
    """All open signals go to one colleague; whoever ends the role never reads them."""
    by.must(Action.PEOPLE_MANAGE)
    with transaction.atomic():
        held = list(Signal.objects.open().handled_by(giver.pk).select_for_update(of=("self",)))
        Signal.objects.filter(pk__in=[signal.pk for signal in held]).change(handler=receiver)
        if held:
            record("signal.assigned", records=held, actor=by, fields=["handler"])
