"""Cases between regions, and another installation: all of it made up."""

from __future__ import annotations

from inbeeld.chain.cases.api import Case
from inbeeld.foundation.access.api import Ground
from inbeeld.foundation.accounts.api import RegionCoordination
from inbeeld.foundation.fiction.api import ELSEWHERE, HOME, World

from .keys import SecretKey
from .services import Asked, ask
from .services.keeping_keys import make_keys, register_installation


def add_transfers(world: World) -> None:
    """One case of each region lies before the other."""
    noor, cases, today = world.actor("coordinator"), world.noors_cases, world.today
    bram = world.actor("elders")
    theirs = Case.objects.visible_to(bram).open().of_coordinator(bram.membership_id).order_by("opened_on").first()
    places = {place.region.code: place for place in RegionCoordination.objects.on(today).select_related("region")}
    if theirs is not None:
        ask(theirs, by=bram, asked=_asked(places[HOME], theirs, "week", "Verzonnen: hij gaat bij zijn oom wonen."))
    if len(cases) > 4:  # noqa: PLR2004 - enough cases to miss one
        reason = "Verzonnen: hij heeft daar een plek gekregen."
        ask(cases[4], by=noor, asked=_asked(places[ELSEWHERE], cases[4], "month", reason))
    _another_installation(world)


def _asked(to: RegionCoordination, case: Case, urgency: str, reason: str) -> Asked:
    return Asked(to=to, form=case.form, age_band="16-17", urgency=urgency, reason=reason, ground=Ground.PUBLIC_TASK)


def _another_installation(world: World) -> None:
    """Nobody holds the secret half of its key: what is made for it, nobody can open."""
    tom = world.actor("beheerder")
    make_keys(by=tom)
    there = SecretKey.make().public
    register_installation(
        by=tom, name="Inbeeld Nergensland (verzonnen)", key=there, compared_with="Verzonnen beheerder"
    )
