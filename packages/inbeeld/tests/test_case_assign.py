"""Handing a case to a colleague."""

from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Assignment, Case, hand_over_work, open_work
from inbeeld.chain.plan.api import ActionDetails, CaseAction, add_action
from inbeeld.foundation.audit.api import AuditEntry


def test_the_case_and_what_was_still_to_do_go_along(case: Case, coordinator: Persona, colleague: Persona) -> None:
    assert coordinator.membership is not None
    assert colleague.membership is not None
    details = ActionDetails(what="Verzonnen.", owner=coordinator.membership, due_on=timezone.localdate())
    add_action(case, by=coordinator.actor, details=details)
    typed = {"coordinator": colleague.membership.pk, "note": "Verzonnen: bel eerst."}
    assert coordinator.client.post(f"/zaken/{case.pk}/overdragen/", typed).status_code == 302
    case.refresh_from_db()
    assert case.coordinator == colleague.membership
    assert CaseAction.objects.get().owner == colleague.membership
    newest = Assignment.objects.filter(case=case).first()
    assert newest is not None
    assert newest.reveal("reason") == "Verzonnen: bel eerst."


def test_who_handed_over_keeps_no_identity(case: Case, coordinator: Persona, colleague: Persona) -> None:
    assert colleague.membership is not None
    coordinator.client.post(f"/zaken/{case.pk}/overdragen/", {"coordinator": colleague.membership.pk, "note": ""})
    assert coordinator.client.get(f"/zaken/{case.pk}/identiteit/").status_code == 403
    assert colleague.client.get(f"/zaken/{case.pk}/identiteit/").status_code == 200


def test_a_case_is_not_handed_to_another_organisation(case: Case, coordinator: Persona, far_colleague: Persona) -> None:
    assert far_colleague.membership is not None
    typed = {"coordinator": far_colleague.membership.pk, "note": ""}
    assert coordinator.client.post(f"/zaken/{case.pk}/overdragen/", typed).status_code == 422


def test_a_team_lead_shifts_work(case: Case, team_lead: Persona, colleague: Persona) -> None:
    assert colleague.membership is not None
    typed = {"coordinator": colleague.membership.pk, "note": ""}
    assert team_lead.client.post(f"/zaken/{case.pk}/overdragen/", typed).status_code == 302


def test_all_open_work_of_who_leaves_goes_to_a_colleague(
    case: Case, coordinator: Persona, colleague: Persona, administrator: Persona
) -> None:
    assert coordinator.membership is not None
    assert colleague.membership is not None
    assert open_work(coordinator.membership) == 1
    hand_over_work(coordinator.membership, colleague.membership, by=administrator.actor)
    case.refresh_from_db()
    assert case.coordinator == colleague.membership
    assert open_work(coordinator.membership) == 0
    assert AuditEntry.objects.filter(event="case.assigned", record_id=case.pk).exists()
    assert administrator.client.get(f"/zaken/{case.pk}/").status_code == 403
