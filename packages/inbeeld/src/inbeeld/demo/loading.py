"""Loads the demo once: the region, its cases, and what each room adds, some of it through the real services."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from inbeeld.chain.cases.api import Case, open_identity
from inbeeld.chain.method.api import CheckSet, DomainSet, PhaseCheck, WorkTerms
from inbeeld.foundation.audit.api import trail
from inbeeld.foundation.fiction import api as fiction
from inbeeld.foundation.fiction.api import World, mix
from inbeeld.foundation.rooms.api import DemoTurn, all_rooms

from .cases import Writer
from .persons import add_persons

SEED = 2026
NOORS_CASES = 14  # at least, so that every room has one to add to


class DemoRefused(Exception):
    """The demo signs anybody in: it is never loaded where DEMO is off."""


def load(*, seed: int = SEED, today: dt.date | None = None) -> bool:
    """Load everything that is not there yet; False when it was there."""
    if not settings.DEMO:
        raise DemoRefused
    if fiction.exists():
        return False
    with trail(), transaction.atomic():
        world = fiction.build(seed, today or timezone.localdate())
        writer = _writer(world)
        world.open_case, world.cases = writer.open, writer.files.cases
        _let_rooms_add(world, DemoTurn.INCOMING)
        _other_cases(world, writer)
        writer.files.store()
        _work_of_today(world)
        _let_rooms_add(world, DemoTurn.IN_CASES)
        _let_rooms_add(world, DemoTurn.BESIDE)
    return True


def _let_rooms_add(world: World, turn: DemoTurn) -> None:
    for room in all_rooms():
        for part in room.demo:
            if part.turn is turn:
                part.add(world)


def _writer(world: World) -> Writer:
    today = world.today
    current = DomainSet.objects.on(today).order_by("-version").first()
    terms = WorkTerms.objects.holding(None, today)
    points = list(PhaseCheck.objects.filter(check_set=CheckSet.objects.on(today).order_by("-version").first()))
    return Writer(world.random("cases"), world, today, list(current.domains.all()) if current else [], terms, points)


def _other_cases(world: World, writer: Writer) -> None:
    """Those that nothing led to: some elsewhere, enough for Noor, the rest of her colleague."""
    rng, cases, noor = writer.rng, writer.files.cases, world.members["coordinator"]
    for number in range(max(mix.CASES_ELSEWHERE, mix.CASES - len(cases))):
        hers = sum(case.is_open and case.coordinator == noor for case in cases)
        persona = "elders" if number < mix.CASES_ELSEWHERE else "coordinator" if hers < NOORS_CASES else "collega"
        day = world.today - dt.timedelta(days=rng.randint(20, 500))
        writer.open(mix.draw_person(rng), day, world.members[persona])


def _work_of_today(world: World) -> None:
    """Opening as people do it, so that the audit log has something to show."""
    noor = world.actor("coordinator")
    mine = list(Case.objects.visible_to(noor).open().of_coordinator(noor.membership_id).order_by("opened_on"))
    add_persons(noor, mine[:12], world.today)
    open_identity(mine[0], by=noor, reason="Gebeld door de opvang: is dit dezelfde persoon?")
    world.noors_cases = mine
