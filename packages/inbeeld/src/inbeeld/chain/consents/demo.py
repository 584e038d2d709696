"""Consents and the team around cases of the demo: all of it made up."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from inbeeld.chain.cases.api import Case
from inbeeld.chain.consents.services import Answered, Ending, SharePlan, record_answer, register_sent, share, withdraw
from inbeeld.foundation.access.api import Actor, Ground, Part
from inbeeld.foundation.accounts.api import Membership, Role
from inbeeld.foundation.fiction.api import World


def add_together(world: World) -> None:
    """In Noor's own cases."""
    noor, cases, today = world.actor("coordinator"), world.noors_cases, world.today
    partner, worker = world.members["partner"], world.members["veldwerker"]
    _share(noor, cases[0], partner, "Begeleid wonen regelen", {Part.SUMMARY, Part.SAFETY, Part.ACTIONS})
    _share(noor, cases[1], partner, "Schuldhulp", {Part.SUMMARY, Part.DOMAINS})
    _share(noor, cases[1], worker, "Contact houden op straat", {Part.SUMMARY, Part.CONTACTS})
    _withdrawn(noor, cases[0], today)


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
