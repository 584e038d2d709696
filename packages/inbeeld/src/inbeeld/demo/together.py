"""Working together: consents, the team around a case, cases between regions, an overlap. All of it made up."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from inbeeld.chain.cases.models import Case
from inbeeld.chain.consents.services import Answered, Ending, SharePlan, record_answer, register_sent, share, withdraw
from inbeeld.chain.overlaps.services import Seen, see_overlap
from inbeeld.chain.transfers.keys import SecretKey
from inbeeld.chain.transfers.services import Asked, ask
from inbeeld.chain.transfers.services.keeping_keys import make_keys, register_installation
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.models import Ground
from inbeeld.foundation.access.rules import Part
from inbeeld.foundation.access.services import actor_for
from inbeeld.foundation.accounts.models import Membership, RegionCoordination
from inbeeld.foundation.accounts.rules import Role

from .region import ELSEWHERE, HOME, World


def add_together(world: World, cases: list[Case], today: dt.date) -> None:
    """`cases` are Noor's own."""
    noor = actor_for(world.members["coordinator"], second_factor=True)
    partner, worker = world.members["partner"], world.members["veldwerker"]
    _share(noor, cases[0], partner, "Begeleid wonen regelen", {Part.SUMMARY, Part.SAFETY, Part.ACTIONS})
    _share(noor, cases[1], partner, "Schuldhulp", {Part.SUMMARY, Part.DOMAINS})
    _share(noor, cases[1], worker, "Contact houden op straat", {Part.SUMMARY, Part.CONTACTS})
    _withdrawn(noor, cases[0], today)
    _between_regions(world, noor, cases, today)
    _another_installation(world)
    if len(cases) > 3:  # noqa: PLR2004 - enough cases for two to touch
        seen = Seen(
            pseudonym=cases[3].pseudonym, shared="place", reason="Verzonnen: beiden noemden hetzelfde soort plek."
        )
        see_overlap(cases[2], by=noor, seen=seen)


def _share(noor: Actor, case: Case, to: Membership, purpose: str, parts: set[Part]) -> None:
    today = timezone.localdate()
    said = Answered(
        purpose="sharing",
        receiver=to.organisation,
        given_by=["self"],
        manner="in_person",
        age=17,
        from_on=today - dt.timedelta(days=20),
        note="Verzonnen: hij vindt het goed, als het over dit ene onderwerp gaat.",
    )
    record_answer(case, by=noor, answered=said)
    is_outreach = to.role == Role.OUTREACH_WORKER
    role = "outreach" if is_outreach else "guidance"
    last_day = today + dt.timedelta(days=10 if is_outreach else 90)
    plan = SharePlan(
        to=to, team_role=role, parts=sorted(parts), purpose=purpose, ground=Ground.CONSENT, last_day=last_day
    )
    share(case, by=noor, plan=plan)


def _withdrawn(noor: Actor, case: Case, today: dt.date) -> None:
    """Something went out on a consent that was taken back: its receiver must still be told."""
    began = today - dt.timedelta(days=15)
    said = Answered(purpose="research", given_by=["self"], manner="signed", age=17, from_on=began)
    consent = record_answer(case, by=noor, answered=said)
    register_sent(
        case,
        by=noor,
        kind="export",
        what="Verzonnen: gegevens voor een vragenlijst",
        to="Onderzoeksbureau Nergens, postbus 0, Voorbeeldstad",
        purpose="research",
        consent=consent,
        on=began,
    )
    ending = Ending(given_by=["self"], manner="message", on=today, note="Verzonnen: hij wil niet meer meedoen.")
    withdraw(consent, by=noor, ending=ending)


def _between_regions(world: World, noor: Actor, cases: list[Case], today: dt.date) -> None:
    """One case of each region lies before the other."""
    bram = actor_for(world.members["elders"], second_factor=True)
    theirs = Case.objects.visible_to(bram).open().of_coordinator(bram.membership_id).order_by("opened_on").first()
    places = {place.region.code: place for place in RegionCoordination.objects.on(today).select_related("region")}
    if theirs is not None:
        ask(theirs, by=bram, asked=_asked(places[HOME], theirs, "week", "Verzonnen: hij gaat bij zijn oom wonen."))
    if len(cases) > 4:  # noqa: PLR2004 - enough cases to miss one
        reason = "Verzonnen: hij heeft daar een plek gekregen."
        ask(cases[4], by=noor, asked=_asked(places[ELSEWHERE], cases[4], "month", reason))


def _asked(to: RegionCoordination, case: Case, urgency: str, reason: str) -> Asked:
    return Asked(to=to, form=case.form, age_band="16-17", urgency=urgency, reason=reason, ground=Ground.PUBLIC_TASK)


def _another_installation(world: World) -> None:
    """Nobody holds the secret half of its key: what is made for it, nobody can open."""
    tom = actor_for(world.members["beheerder"], second_factor=True)
    make_keys(by=tom)
    there = SecretKey.make().public
    register_installation(
        by=tom, name="Inbeeld Nergensland (verzonnen)", key=there, compared_with="Verzonnen beheerder"
    )
