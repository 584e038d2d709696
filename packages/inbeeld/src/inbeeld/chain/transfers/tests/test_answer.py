"""Answering a request: nobody is locked out at any moment, and nobody sees more than he should."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from fixtures.personas import Persona, Place
from inbeeld.chain.cases.api import Assignment, Case, close_case
from inbeeld.chain.consents.api import AccessNotice, Answered, Ending, SharePlan, record_answer, share, withdraw
from inbeeld.chain.plan.api import CaseAction
from inbeeld.chain.transfers.models import Transfer
from inbeeld.chain.transfers.services import Asked, StepTaken, accept, agree, ask
from inbeeld.foundation.access.api import Grant, Ground, Part
from inbeeld.foundation.audit.api import AuditEntry


def take_over(transfer: Transfer, by: Persona, **typed: object) -> int:
    assert by.membership is not None
    data = {"coordinator": by.membership.pk, **typed}
    return by.client.post(f"/overdrachten/{transfer.pk}/overnemen/", data).status_code


def open_to(partner: Persona, case: Case, by: Persona, ground: Ground) -> Grant:
    assert partner.membership is not None
    if ground == Ground.CONSENT:
        organisation = partner.membership.organisation
        said = Answered(
            purpose="sharing", receiver=organisation, given_by=["self"], age=17, from_on=timezone.localdate()
        )
        record_answer(case, by=by.actor, answered=said)
    plan = SharePlan(
        to=partner.membership,
        team_role="housing",
        parts=[Part.CONTACTS],
        purpose="Verzonnen doel",
        ground=ground,
        last_day=timezone.localdate() + dt.timedelta(days=30),
    )
    return share(case, by=by.actor, plan=plan)


def test_taking_over_changes_hands_at_once(
    case: Case, transfer: Transfer, coordinator: Persona, colleague: Persona, far_colleague: Persona
) -> None:
    assert take_over(transfer, far_colleague) == 302
    case.refresh_from_db()
    assert case.coordinator == far_colleague.membership
    assert case.region == transfer.to_region
    assert "blauwe jas" in far_colleague.client.get(f"/zaken/{case.pk}/").content.decode()
    assert CaseAction.objects.get().owner == far_colleague.membership
    assert Assignment.objects.filter(case=case).count() == 2
    assert colleague.client.get(f"/zaken/{case.pk}/").status_code == 404
    assert AuditEntry.objects.filter(event="transfer.accepted", dossier_id=case.pk).exists()


def test_the_sender_reads_on_for_a_while_and_no_more_than_that(
    case: Case, transfer: Transfer, coordinator: Persona, far_colleague: Persona
) -> None:
    take_over(transfer, far_colleague)
    assert "blauwe jas" in coordinator.client.get(f"/zaken/{case.pk}/").content.decode()
    for closed in ("contact/nieuw/", "acties/nieuw/", "gegevens/", "identiteit/", "toegang/", "overdracht/"):
        assert coordinator.client.get(f"/zaken/{case.pk}/{closed}").status_code == 403
    Grant.objects.change(ends_at=timezone.now())
    assert coordinator.client.get(f"/zaken/{case.pk}/").status_code == 404


def test_before_it_is_taken_over_the_sender_keeps_everything(
    case: Case, transfer: Transfer, coordinator: Persona, far_colleague: Persona
) -> None:
    named = {"conditions": "Verzonnen: eerst een bed."}
    assert far_colleague.client.post(f"/overdrachten/{transfer.pk}/voorwaarden/", named).status_code == 302
    assert coordinator.client.get(f"/zaken/{case.pk}/identiteit/").status_code == 200
    assert far_colleague.client.get(f"/zaken/{case.pk}/").status_code == 404
    page = coordinator.client.get(f"/overdrachten/{transfer.pk}/").content.decode()
    assert "Verzonnen: eerst een bed." in page
    assert take_over(transfer, far_colleague) == 302  # not his to say any more
    assert far_colleague.client.get(f"/zaken/{case.pk}/").status_code == 404
    assert coordinator.client.post(f"/overdrachten/{transfer.pk}/akkoord/").status_code == 302
    assert far_colleague.client.get(f"/zaken/{case.pk}/").status_code == 200


def test_partners_go_along_by_consent_only_and_only_if_both_choose_so(
    case: Case,
    coordinator: Persona,
    far_colleague: Persona,
    partner: Persona,
    asked: Callable[..., Asked],
) -> None:
    along = open_to(partner, case, coordinator, Ground.CONSENT)
    ends = open_to(partner, case, coordinator, Ground.PUBLIC_TASK)
    transfer = ask(case, by=coordinator.actor, asked=asked(keep=[str(along.pk), str(ends.pk)]))
    page = far_colleague.client.get(f"/overdrachten/{transfer.pk}/overnemen/").content.decode()
    assert "Jeugdzorg" in page
    assert "Partner (verzonnen)" not in page
    assert "Wijkteam" not in page
    assert take_over(transfer, far_colleague, keep=[str(along.pk)]) == 302
    assert partner.client.get(f"/zaken/{case.pk}/").status_code == 200
    ends.refresh_from_db()
    assert ends.end_cause == "case_transferred"
    assert AccessNotice.objects.get().membership == partner.membership


def test_a_partner_whom_the_receiver_does_not_keep_loses_his_part(
    case: Case, coordinator: Persona, far_colleague: Persona, partner: Persona, asked: Callable[..., Asked]
) -> None:
    along = open_to(partner, case, coordinator, Ground.CONSENT)
    transfer = ask(case, by=coordinator.actor, asked=asked(keep=[str(along.pk)]))
    take_over(transfer, far_colleague)
    assert partner.client.get(f"/zaken/{case.pk}/").status_code == 404


def test_a_case_does_not_go_on_a_consent_that_was_taken_back(
    case: Case, coordinator: Persona, far_colleague: Persona, far_place: Place, asked: Callable[..., Asked]
) -> None:
    today, by = timezone.localdate(), coordinator.actor
    given = Answered(purpose="sharing", receiver=far_place.organisation, given_by=["self"], age=17, from_on=today)
    consent = record_answer(case, by=by, answered=given)
    transfer = ask(case, by=by, asked=asked(ground="consent"))
    withdraw(consent, by=by, ending=Ending(given_by=["self"], manner="spoken", on=today))
    assert take_over(transfer, far_colleague) == 302
    transfer.refresh_from_db()
    assert transfer.state == "asked"
    assert far_colleague.client.get(f"/zaken/{case.pk}/").status_code == 404
    assert coordinator.client.get(f"/zaken/{case.pk}/").status_code == 200


def test_a_refusal_with_its_reason_changes_nothing(
    case: Case, transfer: Transfer, coordinator: Persona, far_colleague: Persona
) -> None:
    address = f"/overdrachten/{transfer.pk}/weigeren/"
    assert far_colleague.client.post(address, {"reason": ""}).status_code == 422
    assert far_colleague.client.post(address, {"reason": "Verzonnen: geen plek."}).status_code == 302
    assert "Verzonnen: geen plek." in coordinator.client.get(f"/overdrachten/{transfer.pk}/").content.decode()
    assert far_colleague.client.get(f"/zaken/{case.pk}/").status_code == 404


def test_a_request_that_was_taken_back_opens_nothing(
    case: Case, transfer: Transfer, coordinator: Persona, far_colleague: Persona
) -> None:
    coordinator.client.post(f"/overdrachten/{transfer.pk}/terugnemen/", {"reason": ""})
    assert take_over(transfer, far_colleague) == 302
    assert far_colleague.client.get(f"/zaken/{case.pk}/").status_code == 404
    assert far_colleague.membership is not None
    with pytest.raises(StepTaken):
        accept(transfer, by=far_colleague.actor, coordinator=far_colleague.membership, keep=[])


def test_nobody_agrees_before_conditions_were_named(transfer: Transfer, coordinator: Persona) -> None:
    with pytest.raises(StepTaken):
        agree(transfer, by=coordinator.actor)


def test_a_case_that_was_closed_meanwhile_is_not_taken_over(
    case: Case, transfer: Transfer, coordinator: Persona, far_colleague: Persona
) -> None:
    close_case(case, by=coordinator.actor, outcome="declined", reason="Verzonnen.", version=1, drop_actions=True)
    assert take_over(transfer, far_colleague) == 302
    transfer.refresh_from_db()
    assert transfer.state == "asked"
    assert far_colleague.client.get(f"/zaken/{case.pk}/").status_code == 404


def test_the_case_is_given_back_along_the_same_way(
    case: Case, transfer: Transfer, coordinator: Persona, far_colleague: Persona, record_id: str
) -> None:
    take_over(transfer, far_colleague)
    page = far_colleague.client.get(f"/zaken/{case.pk}/overdracht/")
    chosen = page.context["form"].initial
    typed = {**chosen, "record_id": record_id, "urgency": "today", "reason": "Verzonnen.", "ground": "public_task"}
    assert far_colleague.client.post(f"/zaken/{case.pk}/overdracht/", typed).status_code == 302
    back = Transfer.objects.exclude(pk=transfer.pk).get()
    assert back.returns == transfer
    assert take_over(back, coordinator) == 302
    case.refresh_from_db()
    assert case.coordinator == coordinator.membership
    assert coordinator.client.get(f"/zaken/{case.pk}/contact/nieuw/").status_code == 200
    assert far_colleague.client.get(f"/zaken/{case.pk}/").status_code == 200


def test_another_team_knows_nothing_of_it(transfer: Transfer, partner: Persona, colleague: Persona) -> None:
    assert partner.client.get(f"/overdrachten/{transfer.pk}/").status_code == 403
    assert colleague.client.get(f"/overdrachten/{transfer.pk}/").status_code == 200
    assert colleague.client.post(f"/overdrachten/{transfer.pk}/overnemen/", {}).status_code == 403
