"""Loads the demo once: the region, the signals, the cases, and some work of today through the real services."""

from __future__ import annotations

import datetime as dt
from random import Random

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.services import open_identity
from inbeeld.chain.method.models import CheckSet, DomainSet, PhaseCheck, WorkTerms
from inbeeld.chain.signals.models import Signal
from inbeeld.chain.signals.services.reading import read_signal
from inbeeld.foundation.access.services import actor_for
from inbeeld.foundation.audit.trail import trail

from . import mix, region
from .cases import Writer
from .conferences import add_conferences
from .conversations import add_conversations
from .desk import add_desk
from .exchange import add_lists
from .handed_in import add_handed_in
from .papers import add_papers
from .persons import add_persons
from .region import World
from .signals import Batch, Inbox
from .together import add_together
from .tracks import add_tracks

SEED = 2026


class DemoRefused(Exception):
    """The demo signs anybody in: it is never loaded where DEMO is off."""


def load(*, seed: int = SEED, today: dt.date | None = None) -> bool:
    """Load everything that is not there yet; False when it was there."""
    if not settings.DEMO:
        raise DemoRefused
    if region.exists():
        return False
    rng, day = Random(seed), today or timezone.localdate()  # noqa: S311 - a demo must be the same each time
    with trail(), transaction.atomic():
        world = region.build()
        batch = Inbox(rng, world, day).fill()
        batch.store()
        _cases(rng, world, batch, day)
        _work_of_today(world)
        add_conversations(world, day)
        add_tracks(world, day)
        add_handed_in(world, day)
        add_desk(world)
        add_lists(world)
    return True


def _cases(rng: Random, world: World, batch: Batch, today: dt.date) -> None:
    current = DomainSet.objects.on(today).order_by("-version").first()
    terms = WorkTerms.objects.holding(None, today)
    points = list(PhaseCheck.objects.filter(check_set=CheckSet.objects.on(today).order_by("-version").first()))
    writer = Writer(rng, world, today, list(current.domains.all()) if current else [], terms, points)
    for signal, person in batch.to_new:
        writer.open_from_signal(signal, person)
    for signal in batch.to_existing:
        writer.link(signal, rng.choice(writer.files.cases[:20]))
    for number in range(max(mix.CASES_ELSEWHERE, mix.CASES - len(writer.files.cases))):
        coordinator = world.members["elders" if number < mix.CASES_ELSEWHERE else "collega"]
        writer.open(mix.draw_person(rng), today - dt.timedelta(days=rng.randint(20, 500)), coordinator)
    writer.files.store()


def _work_of_today(world: World) -> None:
    """Reading, opening and sharing as people do it, so that the audit log has something to show."""
    noor = actor_for(world.members["coordinator"], second_factor=True)
    mine = list(Case.objects.visible_to(noor).open().of_coordinator(noor.membership_id).order_by("opened_on"))
    add_persons(noor, mine[:12], timezone.localdate())
    add_papers(noor, mine, timezone.localdate())
    open_identity(mine[0], by=noor, reason="Gebeld door de opvang: is dit dezelfde persoon?")
    add_together(world, mine, timezone.localdate())
    add_conferences(world, mine[0], timezone.localdate(), noor)
    for signal in Signal.objects.visible_to(noor).handled_by(noor.membership_id).order_by("-received_at")[:4]:
        read_signal(signal, by=noor)
