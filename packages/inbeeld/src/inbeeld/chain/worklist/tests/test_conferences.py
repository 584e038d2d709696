"""Conferences on the work list."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Case, CaseFacts, open_case
from inbeeld.chain.conferences.api import Conference, Invitee


def test_who_is_asked_sees_it_coming_and_who_called_it_is_asked_to_write_it_down(
    place: Place, coordinator: Persona, colleague: Persona, far_colleague: Persona
) -> None:
    case = open_case(by=coordinator.actor, organisation=place.organisation, region=place.region, facts=CaseFacts())
    today = timezone.localdate()
    for days in (-1, 3):
        conference = Conference.objects.create(
            data_key=case.data_key,
            case=case,
            on=today + dt.timedelta(days=days),
            way="online",
            called_by_id=coordinator.actor.member,
        )
        for persona in (colleague, far_colleague):
            Invitee.objects.create(data_key=case.data_key, conference=conference, membership_id=persona.actor.member)
    shown = {
        persona.name: {one.key: len(one.items) for one in persona.client.get("/werk/").context["sections"]}
        for persona in (coordinator, colleague, far_colleague)
    }
    assert shown["coordinator"]["overleg"] == shown["coordinator"]["verslag"] == 1
    assert shown["colleague"]["overleg"] == 1
    assert "verslag" not in shown["colleague"]
    assert "overleg" not in shown["far colleague"], "the case is not open to her"
    Case.objects.change(coordinator=colleague.actor.member)
    assert "verslag" in [one.key for one in colleague.client.get("/werk/").context["sections"]], "he took it over"
    Case.objects.change(is_open=False, closed_on=today, outcome="other")
    keys = {one.key for persona in (coordinator, colleague) for one in persona.client.get("/werk/").context["sections"]}
    assert not keys & {"overleg", "verslag"}, "a closed case asks for nothing any more"
