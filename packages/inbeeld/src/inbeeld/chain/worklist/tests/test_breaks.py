"""Breaks ahead on the work list."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.breaks.api import CaseBreak
from inbeeld.chain.cases.api import Case, CaseFacts, open_case


def test_a_break_stands_there_as_exactly_as_it_is_known_and_the_team_sees_the_month(
    place: Place, coordinator: Persona, colleague: Persona
) -> None:
    case = open_case(by=coordinator.actor, organisation=place.organisation, region=place.region, facts=CaseFacts())
    on = timezone.localdate() + dt.timedelta(days=90)
    for kind, known, days in (("eighteen", "month", 0), ("placement", "day", 10), ("other_break", "day", 900)):
        CaseBreak.objects.create(
            data_key=case.data_key,
            case=case,
            kind=kind,
            on=on.replace(day=1) if known == "month" else on + dt.timedelta(days=days),
            known_to=known,
            by_id=coordinator.actor.member,
        )
    Case.objects.update(next_break_on=on.replace(day=1))
    own = {one.key: one.items for one in coordinator.client.get("/werk/").context["sections"]}["breekmomenten"]
    assert len(own) == 2, "what is years away is not work yet"
    assert all(item.due_on is None for item in own)
    assert str(on.year) in own[0].text
    assert own[0].url == f"/zaken/{case.pk}/overgangen/"
    team = {one.key: one.items for one in colleague.client.get("/werk/?circle=team").context["sections"]}
    assert str(on.year) in team["breekmomenten"][0].text
    assert "18" not in team["breekmomenten"][0].text
