"""Two cases seem to touch."""

import uuid

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.overlaps.models import Overlap


def see(by: Persona, case: Case, pseudonym: str) -> int:
    typed = {
        "record_id": str(uuid.uuid4()),
        "pseudonym": pseudonym,
        "shared": "place",
        "reason": "Verzonnen: zelfde soort hotel.",
    }
    return by.client.post(f"/zaken/{case.pk}/overlap/", typed).status_code


def page(by: Persona, case: Case) -> str:
    return by.client.get(f"/zaken/{case.pk}/overlap/").content.decode()


def test_cases_of_one_team_are_linked_and_stay_two(
    case: Case, nearby: Case, coordinator: Persona, colleague: Persona
) -> None:
    assert nearby.pseudonym in page(coordinator, case)  # as a candidate, by plain facts
    assert see(coordinator, case, nearby.pseudonym) == 302
    assert Overlap.objects.get().state == "linked"
    assert "Verzonnen: zelfde soort hotel." in page(colleague, nearby)
    assert Case.objects.count() == 2
    overlap = Overlap.objects.get()
    assert colleague.client.post(f"/zaken/{nearby.pk}/overlap/{overlap.pk}/ongedaan/").status_code == 302
    assert Overlap.objects.get().state == "undone"


def test_another_team_sees_the_reason_and_who_and_nothing_of_the_case(
    case: Case, far: Case, coordinator: Persona, far_colleague: Persona
) -> None:
    assert far.pseudonym not in page(coordinator, case)
    assert see(coordinator, case, far.pseudonym) == 302
    theirs = page(far_colleague, far)
    assert "Verzonnen: zelfde soort hotel." in theirs
    assert "Coordinator (verzonnen)" in theirs
    assert case.pseudonym not in theirs
    assert far_colleague.client.get(f"/zaken/{case.pk}/").status_code == 404
    overlap = Overlap.objects.get()
    far_colleague.client.post(f"/zaken/{far.pk}/overlap/{overlap.pk}/antwoord/", {"answer": "agree"})
    assert "Far colleague (verzonnen)" in page(coordinator, case)
    assert coordinator.client.get(f"/zaken/{far.pk}/").status_code == 404
    assert case.pseudonym not in page(far_colleague, far)


def test_asking_does_not_tell_whether_a_case_exists(case: Case, far: Case, coordinator: Persona) -> None:
    see(coordinator, case, far.pseudonym)
    see(coordinator, case, "Bestaatniet 999")
    states = {overlap.reveal("other_named"): overlap.state for overlap in Overlap.objects.all()}
    assert states == {far.pseudonym: "asked", "Bestaatniet 999": "asked"}
    for _ in range(3):
        assert see(coordinator, case, "Bestaatniet 998") == 302
    assert see(coordinator, case, "Bestaatniet 997") == 422


def test_only_the_team_of_the_case_answers(case: Case, far: Case, coordinator: Persona, colleague: Persona) -> None:
    see(coordinator, case, far.pseudonym)
    overlap = Overlap.objects.get()
    for address in (f"/zaken/{far.pk}", f"/zaken/{case.pk}"):
        answer = colleague.client.post(f"{address}/overlap/{overlap.pk}/antwoord/", {"answer": "agree"})
        assert answer.status_code == 404
    assert Overlap.objects.get().state == "asked"


def test_a_case_is_not_linked_to_itself_nor_twice(case: Case, nearby: Case, coordinator: Persona) -> None:
    assert see(coordinator, case, case.pseudonym) == 422
    assert see(coordinator, case, nearby.pseudonym) == 302
    assert see(coordinator, nearby, case.pseudonym) == 422
