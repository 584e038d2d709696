"""What ends by itself: seen from afar, arranged point by point, announced without content."""

import datetime as dt

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.breaks.models import CaseBreak
from inbeeld.chain.breaks.rules import lead_reached
from inbeeld.chain.breaks.services import BreakDetails, add_break, announce_breaks
from inbeeld.chain.cases.api import Case, Person, change_identity
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.records.api import PartialDate


def today() -> dt.date:
    return timezone.localdate()


@pytest.fixture
def placement(case: Case, coordinator: Persona) -> CaseBreak:
    details = BreakDetails(kind="placement", on=today() + dt.timedelta(days=50), note="Verzonnen: tot de zomer.")
    return add_break(case, by=coordinator.actor, details=details)


def born(case: Case, coordinator: Persona, day: PartialDate | None, version: int = 0) -> None:
    change_identity(case, by=coordinator.actor, person=Person(called="V", born_on=day), version=version)


def test_the_birthday_follows_from_the_birth_date_and_keeps_no_more_than_the_month(
    case: Case, coordinator: Persona
) -> None:
    year = today().year - 16
    born(case, coordinator, PartialDate(year, 5, 23))
    kept = case.breaks.get()
    assert (kept.kind, kept.on, kept.known_to) == ("eighteen", dt.date(year + 18, 5, 1), "month")
    assert kept.points.count() > 4
    case.refresh_from_db()
    assert case.next_break_on == kept.on
    born(case, coordinator, PartialDate(year), version=1)
    assert case.breaks.get().known_to == "year"
    born(case, coordinator, None, version=2)
    case.refresh_from_db()
    assert case.next_break_on is None


def test_of_an_adult_there_is_no_birthday_ahead(case: Case, coordinator: Persona) -> None:
    born(case, coordinator, PartialDate(today().year - 30, 5, 1))
    assert not case.breaks.exists()


def test_it_stands_on_the_case_long_before(case: Case, coordinator: Persona, placement: CaseBreak) -> None:
    page = coordinator.client.get(f"/zaken/{case.pk}/").content.decode()
    assert "Een plaatsing loopt af" in page
    assert "0 van 4 dingen geregeld" in page


def press(case: Case, who: Persona, of: CaseBreak, what: str) -> None:
    response = who.client.post(f"/zaken/{case.pk}/overgangen/{of.pk}/next_place/", {"what": what})
    assert response.status_code == 302


def test_each_point_is_ticked_with_who_and_when(case: Case, colleague: Persona, placement: CaseBreak) -> None:
    press(case, colleague, placement, "done")
    point = placement.points.get(code="next_place")
    assert point.done_by == colleague.membership
    assert "Geregeld op" in colleague.client.get(f"/zaken/{case.pk}/overgangen/").content.decode()
    press(case, colleague, placement, "open")
    point.refresh_from_db()
    assert point.done_at is None


def test_a_point_becomes_an_action_in_one_press(case: Case, coordinator: Persona, placement: CaseBreak) -> None:
    for _ in range(2):
        press(case, coordinator, placement, "action")
    action = case.actions.get()
    assert action.reveal("what") == "Volgende plek gevonden"
    assert action.owner == coordinator.membership
    assert today() < action.due_on < placement.on


def test_a_break_that_is_arranged_leaves_the_lists(case: Case, coordinator: Persona, placement: CaseBreak) -> None:
    typed = {"state": "arranged", "on": placement.on.isoformat(), "note": "", "version": "1"}
    assert coordinator.client.post(f"/zaken/{case.pk}/overgangen/{placement.pk}/", typed).status_code == 302
    case.refresh_from_db()
    assert case.next_break_on is None
    assert "Een plaatsing loopt af" not in coordinator.client.get(f"/zaken/{case.pk}/").content.decode()


def test_coordinators_are_told_once_at_each_lead_time_and_the_notice_says_nothing(
    case: Case, coordinator: Persona, placement: CaseBreak
) -> None:
    assert [announce_breaks(), announce_breaks()] == [1, 0]
    assert [message.to for message in mail.outbox] == [[coordinator.user.email]]
    CaseBreak.objects.update(on=today() + dt.timedelta(days=20))
    call_command("announce_breaks")
    placement.refresh_from_db()
    assert placement.announced_months == 1
    assert AuditEntry.objects.filter(event="case.break_announced", record_id=case.pk).count() == 2
    assert all(case.pseudonym not in message.body for message in mail.outbox)


def test_of_a_closed_case_nobody_is_told(case: Case, placement: CaseBreak) -> None:
    Case.objects.change(is_open=False, closed_on=today(), outcome="contact_lost")
    assert announce_breaks() == 0


@pytest.mark.parametrize(
    ("days", "lead"), [(400, None), (366, None), (360, 12), (180, 6), (92, 6), (80, 3), (27, 1), (-5, 1)]
)
def test_the_fewest_months_ahead_that_are_reached(days: int, lead: int | None) -> None:
    day = dt.date(2026, 1, 15)
    assert lead_reached(day + dt.timedelta(days=days), day, [12, 6, 3, 1]) == lead
