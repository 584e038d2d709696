"""How often there is contact: the days without it are watched, and may rest."""

import datetime as dt

from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.contacts.models import ContactRhythm
from inbeeld.chain.contacts.services import ContactDetails, add_contact


def day(ahead: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=ahead)


def agree(case: Case, persona: Persona, record_id: str, **typed: str) -> int:
    return persona.client.post(f"/zaken/{case.pk}/contact/ritme/", {"record_id": record_id, **typed}).status_code


def test_the_agreed_days_count_from_the_last_contact(case: Case, coordinator: Persona, record_id: str) -> None:
    assert agree(case, coordinator, record_id, every_days="3") == 302
    add_contact(case, by=coordinator.actor, details=ContactDetails(kind="message", on=day(-1), succeeded=True, note=""))
    case.refresh_from_db()
    assert case.contact_due_on == day(2)


def test_contact_rests_for_a_reason_until_a_day(case: Case, coordinator: Persona, record_id: str) -> None:
    resting = {"paused_until": day(40).isoformat()}
    assert agree(case, coordinator, record_id, **resting) == 422
    assert agree(case, coordinator, record_id, **resting, reason="Verzonnen: opname.") == 302
    case.refresh_from_db()
    assert case.contact_due_on == day(40)
    assert case not in Case.objects.without_contact(day(39))
    assert case in Case.objects.without_contact(day(40))
    assert "Verzonnen: opname." in coordinator.client.get(f"/zaken/{case.pk}/contact/").content.decode()


def test_former_agreements_are_kept(case: Case, coordinator: Persona, record_id: str) -> None:
    agree(case, coordinator, record_id, every_days="3")
    agree(case, coordinator, record_id[:-4] + "0000", every_days="")
    case.refresh_from_db()
    assert case.contact_every_days is None
    assert list(ContactRhythm.objects.values_list("every_days", flat=True)) == [None, 3]
    assert "Elke 3 dagen contact" in coordinator.client.get(f"/zaken/{case.pk}/contact/ritme/").content.decode()


def test_attempts_are_counted_apart(case: Case, coordinator: Persona) -> None:
    for ahead, succeeded in ((-30, True), (-20, False), (-10, False)):
        details = ContactDetails(kind="phone", on=day(ahead), succeeded=succeeded)
        add_contact(case, by=coordinator.actor, details=details)
    case.refresh_from_db()
    assert (case.days_without_contact(day(0)), case.attempts_since) == (30, 2)
    page = coordinator.client.get(f"/zaken/{case.pk}/").content.decode()
    assert "30 dagen zonder contact." in page
    assert "Sindsdien 2 keer geprobeerd." in page
