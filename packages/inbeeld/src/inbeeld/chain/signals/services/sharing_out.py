"""Giving on what an absent colleague has in hand."""

from __future__ import annotations

from django.db import transaction

from inbeeld.chain.signals.desks import present_members
from inbeeld.chain.signals.models import Signal
from inbeeld.chain.signals.notice_kinds import SIGNAL_WAITS
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.notices.api import tell

from .assignment import NotAtThisDesk


def held_by(actor: Actor) -> dict[str, int]:
    """How many open signals each colleague has in hand, by membership, as far as the actor may handle them."""
    visible = Signal.objects.visible_to(actor, Action.SIGNAL_HANDLE).open().filter(handler__isnull=False)
    found: dict[str, int] = {}
    for pk in visible.values_list("handler", flat=True):
        found[str(pk)] = found.get(str(pk), 0) + 1
    return found


def share_out(giver: Membership, receiver: Membership, *, by: Actor) -> int:
    """All open signals of one colleague go to another; how many. What each says stays unread."""
    by.must(Action.SIGNAL_HANDLE)
    with transaction.atomic():
        held = Signal.objects.visible_to(by, Action.SIGNAL_HANDLE).open().handled_by(giver.pk)
        signals = list(held.select_for_update(of=("self",)).defer("facts", "interpretation", "contact"))
        for signal in signals:
            if receiver not in present_members(signal):
                raise NotAtThisDesk
        Signal.objects.filter(pk__in=[signal.pk for signal in signals]).change(handler=receiver)
        if signals:
            tell(receiver, SIGNAL_WAITS)
            record("signal.assigned", records=signals, actor=by, fields=["handler"])
    return len(signals)
