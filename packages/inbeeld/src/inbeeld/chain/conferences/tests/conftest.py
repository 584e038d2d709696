"""A conference about a case that nobody is."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Case, CaseFacts, open_case
from inbeeld.chain.conferences.models import Conference
from inbeeld.chain.conferences.services.calling import Call, call
from inbeeld.chain.method.api import current_domains, install_method
from inbeeld.chain.plan.api import ActionDetails, add_action, rate_domain
from inbeeld.foundation.access.api import Ground, Part, give_grant
from inbeeld.foundation.accounts.api import Membership

TASK = "Verzonnen: huisarts bellen"


def member(persona: Persona) -> Membership:
    assert persona.membership is not None
    return persona.membership


def open_part(case: Case, partner: Persona, owner: Persona, *parts: Part) -> None:
    give_grant(
        case,
        member(partner),
        by=owner.actor,
        parts=parts,
        purpose="Verzonnen doel",
        ground=Ground.CONSENT,
        until=timezone.now() + dt.timedelta(days=30),
    )


def a_case(owner: Persona) -> Case:
    """With one action that is due and one life domain that presses."""
    of = member(owner)
    assert of.region is not None
    case = open_case(by=owner.actor, organisation=of.organisation, region=of.region, facts=CaseFacts(form="sexual"))
    details = ActionDetails(what=TASK, owner=of, due_on=timezone.localdate())
    add_action(case, by=owner.actor, details=details)
    return case


def convene(case: Case, by: Persona, *people: Persona, **changed: Any) -> Conference:
    given: dict[str, Any] = {
        "on": timezone.localdate() + dt.timedelta(days=7),
        "begins": dt.time(14, 30),
        "way": "room",
        "where": "Verzonnen buurthuis",
        "people": tuple(member(one) for one in people),
        "outside": ("Huisarts",),
    }
    return call(case, Call(**{**given, **changed}), record_id=uuid.uuid4(), by=by.actor)


@pytest.fixture
def case(coordinator: Persona, place: Place) -> Case:
    return a_case(coordinator)


@pytest.fixture
def rated(case: Case, coordinator: Persona) -> Callable[[str, str], None]:
    """`rated("housing", "acute")`"""
    install_method()

    def rate(code: str, level: str) -> None:
        domain = next(one for one in current_domains() if one.code == code)
        today = timezone.localdate()
        rate_domain(case, by=coordinator.actor, domain=domain, level=level, reason="Verzonnen.", on=today, seen=None)

    return rate
