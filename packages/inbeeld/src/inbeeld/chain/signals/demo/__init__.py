"""The signals of the demo: three years of them, the newest with work still to do."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.chain.signals.models import Signal, SignalCase
from inbeeld.chain.signals.receipts import codes_of
from inbeeld.chain.signals.services.reading import read_signal
from inbeeld.foundation.fiction.api import World, mix

from .desk import add_desk
from .handed_in import add_handed_in
from .inbox import Inbox, submission_of


def add_inbox(world: World) -> None:
    """Signals first; for some a case is opened, and some belong to a case that is there already."""
    rng = world.random("signals")
    batch = Inbox(rng, world, world.today).fill()
    batch.store()
    links = []
    for signal, person in batch.to_new:
        if signal.decided_at and signal.handler:
            links.append((signal, world.open_case(person, signal.decided_at.date(), signal.handler)))
    links += [(signal, rng.choice(world.cases[:20])) for signal in batch.to_existing]
    SignalCase.objects.bulk_create(
        SignalCase(signal=signal, case=case, linked_by=signal.handler, linked_at=signal.decided_at or timezone.now())
        for signal, case in links
    )


def read_some(world: World) -> None:
    """Reading as people do it, so that the audit log has something to show."""
    noor = world.actor("coordinator")
    for signal in Signal.objects.visible_to(noor).handled_by(noor.membership_id).order_by("-received_at")[:4]:
        read_signal(signal, by=noor)


def add_at_the_desk(world: World) -> None:
    add_handed_in(world)
    add_desk(world)


def hint() -> str:
    """A code to follow a signal with."""
    followed = submission_of(mix.SIGNALS - 1)
    said = _("For a municipality of the demo, write Voorbeeldstad, Fictiedam or Verzonnerveen.")
    if not Signal.objects.filter(submission=followed.key).exists():
        return said
    return said + " " + _("A signal that you can follow has code %(code)s.") % {"code": next(codes_of(followed))}
