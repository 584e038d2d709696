"""Calling a conference: who is asked hears of it, and the open points of the case are the agenda."""

import datetime as dt
import uuid
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.conferences.agenda import open_points
from inbeeld.chain.conferences.models import Conference
from inbeeld.chain.conferences.services.calling import cancel
from inbeeld.foundation.access.api import Part

from .conftest import TASK, convene, member, open_part


def test_open_points_of_the_case_become_the_agenda(
    case: Case, coordinator: Persona, rated: Callable[[str, str], None]
) -> None:
    rated("housing", "acute")
    rated("finance", "full")
    conference = convene(case, coordinator)
    subjects = " ".join(item.reveal("subject") for item in conference.items.all())
    assert TASK in subjects
    assert "acu" in subjects.lower()
    assert {item.part for item in conference.items.all()} == {"safety", "domains", "actions"}


def test_what_nobody_looked_at_for_long_and_safety_that_is_due_come_on_the_agenda(
    case: Case, coordinator: Persona, rated: Callable[[str, str], None]
) -> None:
    rated("finance", "full")
    points = open_points(case, timezone.localdate() + dt.timedelta(days=400))
    assert {point.part for point in points} == {Part.SAFETY, Part.DOMAINS, Part.ACTIONS}


def test_who_is_asked_hears_that_something_waits_and_who_asks_does_not(
    case: Case, coordinator: Persona, partner: Persona, mailoutbox: list[EmailMessage]
) -> None:
    open_part(case, partner, coordinator, Part.ACTIONS)
    mailoutbox.clear()
    convene(case, coordinator, coordinator, partner)
    (letter,) = mailoutbox
    assert letter.to == [partner.user.email]
    assert "buurthuis" not in letter.body
    assert case.pseudonym not in letter.body


def test_the_page_calls_and_pressing_twice_calls_once(case: Case, coordinator: Persona) -> None:
    form = {
        "record_id": str(uuid.uuid4()),
        "on": (timezone.localdate() + dt.timedelta(days=3)).isoformat(),
        "begins": "14.30",
        "way": "online",
        "where": "https://overleg.voorbeeld.test/verzonnen",
        "people": [str(member(coordinator).pk)],
        "outside": "Huisarts\nMentor",
    }
    for _ in range(2):
        assert coordinator.client.post(f"/zaken/{case.pk}/overleg/nieuw/", form).status_code == 302
    conference = Conference.objects.get()
    assert conference.begins == dt.time(14, 30)
    assert conference.invitees.count() == 3


@pytest.mark.parametrize("typed", ["25:00", "half drie", "14:75"])
def test_a_time_that_is_none_is_explained(case: Case, coordinator: Persona, typed: str) -> None:
    form = {"record_id": str(uuid.uuid4()), "on": "morgen", "begins": typed, "way": "room"}
    answer = coordinator.client.post(f"/zaken/{case.pk}/overleg/nieuw/", form)
    assert answer.status_code == 422
    assert "14:30" in answer.content.decode()


def test_changing_the_day_keeps_what_stands_about_who_stays(case: Case, coordinator: Persona) -> None:
    conference = convene(case, coordinator, coordinator)
    kept = conference.invitees.get(membership=member(coordinator))
    kept.presence = "excused"
    kept.save()
    form = {
        "version": conference.version,
        "on": (timezone.localdate() + dt.timedelta(days=9)).isoformat(),
        "begins": "",
        "way": "room",
        "where": "",
        "people": [str(member(coordinator).pk)],
        "outside": "",
    }
    address = f"/zaken/{case.pk}/overleg/{conference.pk}/wijzigen/"
    assert coordinator.client.post(address, form).status_code == 302
    assert [one.presence for one in conference.invitees.all()] == ["excused"]
    assert coordinator.client.post(address, form | {"way": "phone"}).status_code == 409


def test_a_conference_that_was_called_off_stays_as_it_is(case: Case, coordinator: Persona) -> None:
    conference = convene(case, coordinator, coordinator)
    cancel(conference, by=coordinator.actor)
    page = coordinator.client.get(f"/zaken/{case.pk}/overleg/{conference.pk}/").content.decode()
    assert "Afgezegd" in page
    assert coordinator.client.get(f"/zaken/{case.pk}/overleg/{conference.pk}/punt/").status_code == 302


def test_a_partner_cannot_call_one(case: Case, coordinator: Persona, partner: Persona) -> None:
    open_part(case, partner, coordinator, Part.ACTIONS, Part.SUMMARY)
    with pytest.raises(PermissionDenied):
        convene(case, partner)
