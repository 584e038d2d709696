"""How it went: phases with their days, who saw signs, and a status that was wrong."""

import datetime as dt
import uuid
from collections.abc import Callable

from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case, StatusChange, change_phase, change_status, phase_spans

DAY = dt.date(2026, 3, 1)


def test_the_days_in_each_phase_are_counted_and_falling_back_is_named() -> None:
    steps = [
        ("found", "found", DAY),
        ("found", "guiding", DAY + dt.timedelta(days=10)),
        ("guiding", "contact", DAY + dt.timedelta(days=40)),
    ]
    spans = phase_spans(steps, DAY + dt.timedelta(days=52))
    assert [(span.phase, span.days, span.fell_back_from) for span in spans] == [
        ("found", 10, ""),
        ("guiding", 30, ""),
        ("contact", 12, "guiding"),
    ]


def test_the_case_says_in_words_how_long_and_from_where_it_fell_back(case: Case, coordinator: Persona) -> None:
    start = timezone.localdate() - dt.timedelta(days=30)
    case.phase_changes.update(on=start)
    for version, (phase, days) in enumerate([("guiding", 10), ("contact", 18)], start=1):
        on = start + dt.timedelta(days=days)
        change_phase(case, by=coordinator.actor, phase=phase, on=on, reason="Verzonnen.", version=version)
    page = coordinator.client.get(f"/zaken/{case.pk}/").content.decode()
    assert "Contact leggen: 12 dagen, teruggevallen van “Begeleiden” op" in page
    assert "Begeleiden: 8 dagen" in coordinator.client.get(f"/zaken/{case.pk}/geschiedenis/").content.decode()


def decide(case: Case, who: Persona, status: str = "actual") -> StatusChange:
    today = timezone.localdate()
    return change_status(
        case,
        by=who.actor,
        status=status,
        decided_by="police",
        on=today,
        reason="Verzonnen: aangifte.",
        version=1,
        formal=True,
    )


def correction(**changes: str) -> dict[str, str]:
    right = {"status": "presumed", "decided_by": "care_coordination", "formal": "no", "on": "vandaag"}
    return {**right, "reason": "Verzonnen: verkeerde zaak.", "version": "2", "record_id": str(uuid.uuid4()), **changes}


def test_a_wrong_status_is_corrected_and_both_stay(case: Case, coordinator: Persona) -> None:
    wrong = decide(case, coordinator)
    assert "Formeel erkend" in coordinator.client.get(f"/zaken/{case.pk}/").content.decode()
    response = coordinator.client.post(f"/zaken/{case.pk}/status/{wrong.pk}/", correction())
    assert response.status_code == 302
    case.refresh_from_db()
    assert case.status == "presumed"
    assert StatusChange.objects.filter(case=case).count() == 3
    page = coordinator.client.get(f"/zaken/{case.pk}/geschiedenis/").content.decode()
    assert "Gecorrigeerd op" in page
    assert "Verzonnen: verkeerde zaak." in page


def test_correcting_an_older_line_leaves_what_stands(case: Case, coordinator: Persona) -> None:
    first = case.status_changes.get()
    decide(case, coordinator)
    typed = correction(status="not_a_victim")
    assert coordinator.client.post(f"/zaken/{case.pk}/status/{first.pk}/", typed).status_code == 302
    case.refresh_from_db()
    assert case.status == "actual"


def test_a_line_is_corrected_once(case: Case, coordinator: Persona) -> None:
    wrong = decide(case, coordinator)
    address = f"/zaken/{case.pk}/status/{wrong.pk}/"
    statuses = [coordinator.client.post(address, correction(version=str(v))).status_code for v in (2, 3)]
    assert statuses == [302, 409]


def test_who_saw_signs_changes_no_status(case: Case, coordinator: Persona, record_id: str) -> None:
    typed = {"seen_by": "education", "seen_on": "mei 2024", "note": "Verzonnen.", "record_id": record_id}
    for _ in range(2):
        assert coordinator.client.post(f"/zaken/{case.pk}/gezien/", typed).status_code == 302
    assert case.detections.get().seen_on == "2024-05"
    case.refresh_from_db()
    assert (case.status, case.status_changes.count()) == ("presumed", 1)
    assert "Onderwijs, mei 2024" in coordinator.client.get(f"/zaken/{case.pk}/").content.decode()


def test_a_case_without_history_still_shows(make_case: Callable[..., Case], coordinator: Persona) -> None:
    case = make_case()
    case.phase_changes.all().delete()
    assert coordinator.client.get(f"/zaken/{case.pk}/").status_code == 200
