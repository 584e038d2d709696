"""About 60 cases: opened from what came in or directly, held on to for months, most of them closed by now."""

from __future__ import annotations

import datetime as dt

from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.services import open_identity
from inbeeld.foundation.fiction.api import World, mix

from .persons import add_persons
from .writing import CaseWriter

NOORS_CASES = 14  # at least, so that every room has one to add to
KNOWN = 12  # of hers, with a name


def begin_cases(world: World) -> None:
    """What leads to a case may open one from now on."""
    world.open_case = CaseWriter.begun(world).open


def add_cases(world: World) -> None:
    """The other cases; all are stored, and hers are opened as people do it, so that the log has something to show."""
    _other_cases(world)
    world.batch.store()
    noor = world.actor("coordinator")
    mine = list(Case.objects.visible_to(noor).open().of_coordinator(noor.membership_id).order_by("opened_on"))
    add_persons(noor, mine[:KNOWN], world.today)
    open_identity(mine[0], by=noor, reason="Gebeld door de opvang: is dit dezelfde persoon?")
    world.noors_cases = mine


def _other_cases(world: World) -> None:
    """Those that nothing led to: some elsewhere, enough for Noor, the rest of her colleague."""
    rng, cases, noor = world.random("other cases"), world.batch.cases, world.members["coordinator"]
    for number in range(max(mix.CASES_ELSEWHERE, mix.CASES - len(cases))):
        hers = sum(case.is_open and case.coordinator == noor for case in cases)
        persona = "elders" if number < mix.CASES_ELSEWHERE else "coordinator" if hers < NOORS_CASES else "collega"
        day = world.today - dt.timedelta(days=rng.randint(20, 500))
        world.open_case(mix.draw_person(rng), day, world.members[persona])
