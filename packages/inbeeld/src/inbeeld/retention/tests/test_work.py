"""What goes soon stands on the work list of who answers for it."""

import datetime as dt
from uuid import uuid4

from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import CaseFacts, open_case
from inbeeld.retention.models import Announcement


def test_who_answers_for_it_and_who_oversees_it_see_what_goes_and_nobody_else(
    place: Place, coordinator: Persona, colleague: Persona, privacy_officer: Persona
) -> None:
    case = open_case(by=coordinator.actor, organisation=place.organisation, region=place.region, facts=CaseFacts())
    soon = timezone.localdate() + dt.timedelta(days=30)
    Announcement.objects.create(kind="case", record_id=case.pk, organisation=place.organisation, erase_on=soon)
    later = soon + dt.timedelta(days=9)
    Announcement.objects.create(kind="case", record_id=uuid4(), organisation=place.organisation, erase_on=later)
    shown = {
        persona.name: {one.key: one.items for one in persona.client.get("/werk/").context["sections"]}
        for persona in (coordinator, colleague, privacy_officer)
    }
    assert shown["coordinator"]["verwijderen"][0].name == case.pseudonym
    [overseen] = shown["privacy officer"]["verwijderen"]
    assert (overseen.due_on, overseen.text) == (soon, "2 worden gewist, de eerste op deze dag")
    assert "verwijderen" not in shown["colleague"]
