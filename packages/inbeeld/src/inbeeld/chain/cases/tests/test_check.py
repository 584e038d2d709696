"""The points of a phase: a person says how they stand, and may go on without, with a reason."""

from fixtures.personas import Persona
from inbeeld.chain.cases.models import Case, CheckAnswer, PhaseChange
from inbeeld.chain.cases.services.checks import unsettled_points
from inbeeld.chain.method.api import points_of


def answers(case: Case, state: str) -> dict[str, str]:
    return {f"state_{point.code}": state for point in points_of(case.phase)}


def go_on(case: Case, persona: Persona, record_id: str, reason: str) -> int:
    typed = {"phase": "contact", "on": "vandaag", "reason": reason, "version": "1", "record_id": record_id}
    return persona.client.post(f"/zaken/{case.pk}/fase/", typed).status_code


def test_going_on_without_needs_a_reason_and_keeps_what_was_open(
    case: Case, coordinator: Persona, record_id: str
) -> None:
    assert go_on(case, coordinator, record_id, "") == 422
    assert go_on(case, coordinator, record_id, "Verzonnen: haast.") == 302
    step = PhaseChange.objects.filter(case=case, phase="contact").get()
    assert step.unsettled == [point.code for point in points_of("found")]


def test_with_all_settled_no_reason_is_asked(case: Case, coordinator: Persona, record_id: str) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/fase/punten/", answers(case, "settled"))
    assert unsettled_points(case, "found") == []
    assert go_on(case, coordinator, record_id, "") == 302
    assert PhaseChange.objects.filter(case=case, phase="contact").get().unsettled == []


def test_settling_points_changes_no_phase(case: Case, coordinator: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/fase/punten/", answers(case, "settled"))
    case.refresh_from_db()
    assert case.phase == "found"


def test_what_was_said_before_is_kept(case: Case, coordinator: Persona) -> None:
    code = points_of("found")[0].code
    for state in ("settled", "settled", "not_needed"):
        typed = answers(case, "open") | {f"state_{code}": state, f"note_{code}": "Verzonnen."}
        coordinator.client.post(f"/zaken/{case.pk}/fase/punten/", typed)
    kept = CheckAnswer.objects.filter(case=case, code=code).order_by("at").values_list("state", "newest")
    assert list(kept) == [("settled", False), ("not_needed", True)]
