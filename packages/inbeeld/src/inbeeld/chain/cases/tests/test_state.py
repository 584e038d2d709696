"""Changing status and phase."""

from fixtures.personas import Persona
from inbeeld.chain.cases.models import Case, PhaseChange, StatusChange


def status(record_id: str, **changes: str) -> dict[str, str]:
    return {
        "status": "actual",
        "decided_by": "police",
        "on": "vandaag",
        "reason": "Verzonnen: aangifte.",
        "version": "1",
        "record_id": record_id,
        **changes,
    }


def phase(record_id: str, **changes: str) -> dict[str, str]:
    return {
        "phase": "contact",
        "on": "vandaag",
        "reason": "Verzonnen: hij belde zelf.",
        "version": "1",
        "record_id": record_id,
        **changes,
    }


def test_a_status_keeps_who_decided_and_why(case: Case, coordinator: Persona, record_id: str) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/status/", status(record_id))
    case.refresh_from_db()
    change = StatusChange.objects.filter(case=case).first()
    assert change is not None
    assert (case.status, change.decided_by, change.reveal("reason")) == ("actual", "police", "Verzonnen: aangifte.")
    history = coordinator.client.get(f"/zaken/{case.pk}/geschiedenis/").content.decode()
    assert "Besloten door: Politie" in history


def test_a_status_needs_a_reason_and_who_decided(case: Case, coordinator: Persona, record_id: str) -> None:
    for missing in ("reason", "decided_by"):
        response = coordinator.client.post(f"/zaken/{case.pk}/status/", status(record_id, **{missing: ""}))
        assert response.status_code == 422
    assert StatusChange.objects.filter(case=case).count() == 1


def test_a_phase_that_the_table_does_not_lead_to_is_refused(case: Case, coordinator: Persona, record_id: str) -> None:
    for wrong in ("ended", "found", "nonsense"):
        response = coordinator.client.post(f"/zaken/{case.pk}/fase/", phase(record_id, phase=wrong))
        assert response.status_code == 422
    assert PhaseChange.objects.filter(case=case).count() == 1


def test_a_second_editor_is_told(case: Case, coordinator: Persona, colleague: Persona, record_id: str) -> None:
    colleague.client.post(f"/zaken/{case.pk}/fase/", phase(record_id))
    late = phase(record_id[:-4] + "0000", phase="guiding", reason="Verzonnen: mijn uitleg.")
    response = coordinator.client.post(f"/zaken/{case.pk}/fase/", late)
    assert response.status_code == 409
    assert "Contact leggen" in response.content.decode()
    assert "Verzonnen: mijn uitleg." in response.content.decode()


def test_two_who_choose_the_same_are_told_too(
    case: Case, coordinator: Persona, colleague: Persona, record_id: str
) -> None:
    """The step cannot be taken a second time, and the reason is the other's change, not a wrong choice."""
    colleague.client.post(f"/zaken/{case.pk}/fase/", phase(record_id))
    response = coordinator.client.post(f"/zaken/{case.pk}/fase/", phase(record_id[:-4] + "0000"))
    assert response.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd" in response.content.decode()


def test_pressing_twice_makes_one_change(case: Case, coordinator: Persona, record_id: str) -> None:
    for _ in range(2):
        assert coordinator.client.post(f"/zaken/{case.pk}/fase/", phase(record_id)).status_code == 302
    assert PhaseChange.objects.filter(case=case, phase="contact").count() == 1
