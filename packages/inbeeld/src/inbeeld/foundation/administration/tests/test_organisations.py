"""Organisations: found by name, changed, and closed only when nobody needs them any more."""

import pytest
from django.urls import reverse

from fixtures.personas import Persona, Place, make_persona
from fixtures.waiting import night_after, wait_out
from inbeeld.foundation.accounts.api import Organisation, Role
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.four_eyes.api import FourEyesRequest, Refused, agree

LIST = "/beheer/organisaties/"


def test_one_is_found_by_a_part_of_its_name(administrator: Persona, far_place: Place) -> None:
    page = administrator.client.get(LIST, {"search": "verrewold"}).content.decode()
    assert far_place.organisation.name in page
    assert "Testrade" not in page.split("<main", 1)[1]


@pytest.mark.parametrize("typed", ["%", "'; --", "\x00", "🙂" * 90, "\u202eabc", "{{ x }}"])
def test_odd_searches_find_nothing_and_break_nothing(administrator: Persona, typed: str) -> None:
    assert administrator.client.get(LIST, {"search": typed, "page": "-3"}).status_code == 200


def test_adding_and_changing_is_logged(administrator: Persona) -> None:
    typed = {"name": "Opvang Nergens (verzonnen)", "type": "shelter", "reporter_type": "shelter"}
    administrator.client.post(reverse("administration:new_organisation"), typed)
    made = Organisation.objects.get(name=typed["name"])
    administrator.client.post(
        reverse("administration:edit_organisation", args=[made.pk]), {**typed, "type": "youth_care"}
    )
    made.refresh_from_db()
    assert made.type == "youth_care"
    events = AuditEntry.objects.filter(event__startswith="organisation.").values_list("event", flat=True).order_by("pk")
    assert list(events) == ["organisation.created", "organisation.changed"]


def test_two_organisations_do_not_share_a_name(administrator: Persona, place: Place) -> None:
    page = administrator.client.post(
        reverse("administration:new_organisation"),
        {"name": place.organisation.name, "type": "shelter", "reporter_type": "shelter"},
    )
    assert "al een organisatie met deze naam" in page.content.decode()


def test_one_with_people_or_regions_cannot_be_closed(administrator: Persona, place: Place) -> None:
    url = reverse("administration:close_organisation", args=[place.organisation.pk])
    assert "Nog niet mogelijk" in administrator.client.get(url).content.decode()
    administrator.client.post(url, {"reason": "Verzonnen."})
    assert not FourEyesRequest.objects.exists()


@pytest.fixture
def empty(db: None) -> Organisation:
    return Organisation.objects.create(name="Leeg (verzonnen)", type="other", reporter_type="other")


def asked_to_close(empty: Organisation, by: Persona) -> FourEyesRequest:
    url = reverse("administration:close_organisation", args=[empty.pk])
    assert by.client.post(url, {"reason": ""}).status_code == 422
    by.client.post(url, {"reason": "Opgeheven."})
    return FourEyesRequest.objects.get(act="organisation.closing")


def test_an_empty_one_is_closed_by_two_persons_and_leaves_the_list(
    administrator: Persona, privacy_officer: Persona, empty: Organisation
) -> None:
    asked = asked_to_close(empty, administrator)
    agree(wait_out(asked), by=privacy_officer.actor, answer="Gezien.")
    empty.refresh_from_db()
    assert empty.closed_on is None
    assert night_after(asked).state == "done"
    assert empty.name not in administrator.client.get(LIST).content.decode().split("<table", 1)[-1]
    assert empty.name in administrator.client.get(LIST, {"closed": "on"}).content.decode()


def test_an_administrator_alone_closes_none_also_not_with_an_account_made_for_it(
    administrator: Persona, empty: Organisation, place: Place
) -> None:
    asked = asked_to_close(empty, administrator)
    own_making = make_persona("second self", Role.ADMINISTRATOR, place.organisation, None)
    wait_out(asked)
    for by in (administrator, own_making):
        with pytest.raises(Refused):
            agree(asked, by=by.actor, answer="x")


def test_one_where_somebody_began_to_work_in_between_stays_open(
    administrator: Persona, privacy_officer: Persona, empty: Organisation
) -> None:
    asked = asked_to_close(empty, administrator)
    agree(wait_out(asked), by=privacy_officer.actor, answer="Gezien.")
    make_persona("newcomer", Role.PARTNER, empty, None)
    assert night_after(asked).stopped_for == "in_use"
    empty.refresh_from_db()
    assert empty.closed_on is None
