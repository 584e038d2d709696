"""Writing down a contact, or that it was tried."""

import datetime as dt

from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.contacts.models import ContactMoment


def typed(record_id: str, **changes: str) -> dict[str, str]:
    return {
        "succeeded": "yes",
        "kind": "message",
        "on": "vandaag",
        "note": "Verzonnen: kort gechat.",
        "record_id": record_id,
        **changes,
    }


def test_contact_moves_the_day_on_which_the_case_asks_for_attention(
    case: Case, coordinator: Persona, record_id: str
) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/contact/nieuw/", typed(record_id))
    case.refresh_from_db()
    today = timezone.localdate()
    assert case.last_contact_on == today
    assert case.contact_due_on == today + dt.timedelta(days=14)


def test_an_attempt_is_kept_and_is_no_contact(case: Case, coordinator: Persona, record_id: str) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/contact/nieuw/", typed(record_id, succeeded="no"))
    case.refresh_from_db()
    assert case.last_contact_on is None
    assert ContactMoment.objects.get(case=case).succeeded is False


def test_an_older_contact_does_not_move_the_day_back(case: Case, coordinator: Persona, record_id: str) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/contact/nieuw/", typed(record_id))
    other = record_id[:-4] + "0000"
    coordinator.client.post(f"/zaken/{case.pk}/contact/nieuw/", typed(other, on="1-1-2026"))
    case.refresh_from_db()
    assert case.last_contact_on == timezone.localdate()
    assert ContactMoment.objects.filter(case=case).count() == 2


def test_pressing_twice_makes_one_contact(case: Case, coordinator: Persona, record_id: str) -> None:
    for _ in range(2):
        response = coordinator.client.post(f"/zaken/{case.pk}/contact/nieuw/", typed(record_id))
        assert response.status_code == 302
    assert ContactMoment.objects.count() == 1


def test_a_form_of_one_case_makes_nothing_in_another(
    case: Case, make_case: object, coordinator: Persona, record_id: str
) -> None:
    other: Case = make_case()  # type: ignore[operator]
    coordinator.client.post(f"/zaken/{case.pk}/contact/nieuw/", typed(record_id))
    assert coordinator.client.post(f"/zaken/{other.pk}/contact/nieuw/", typed(record_id)).status_code == 400
    assert ContactMoment.objects.get().case == case


def test_the_newest_contact_comes_first_and_pages_turn(case: Case, coordinator: Persona) -> None:
    assert coordinator.membership is not None
    for day in range(1, 41):
        ContactMoment.objects.create(
            case=case,
            data_key=case.data_key,
            kind="phone",
            on=dt.date(2025, 1, 1) + dt.timedelta(days=day),
            by=coordinator.membership,
        )
    first = coordinator.client.get(f"/zaken/{case.pk}/contact/")
    assert first.context["contacts"][0]["row"].on == dt.date(2025, 2, 10)
    second = coordinator.client.get(f"/zaken/{case.pk}/contact/{first.context['page'].next_url}")
    assert len(second.context["contacts"]) == 10
