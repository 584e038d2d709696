"""A case is destroyed by two persons, after a waiting term, in a night; and anything in between stops it."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from pytest_django import Settings

from fixtures.destruction import PROOF
from fixtures.documents import upload
from fixtures.personas import Persona, Place, make_persona
from fixtures.waiting import let_pass, night_after, wait_out
from inbeeld.chain.cases.api import Case, CaseFacts, open_case
from inbeeld.chain.documents.api import CaseDocument, DocumentDetails, add_document
from inbeeld.chain.subject_access.models import DestructionRequest
from inbeeld.chain.subject_access.services.rights import propose_destruction
from inbeeld.foundation.accounts.api import Membership, Role
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.erasure.api import Ground, Tombstone, erase
from inbeeld.foundation.files.api import StoredFile, examine
from inbeeld.foundation.four_eyes.api import (
    NO_RECORD,
    FourEyesRequest,
    Hindered,
    Refusal,
    Refused,
    State,
    agree,
    carry_out_due,
    refuse,
    withdraw,
)
from inbeeld.foundation.notices.api import WaitingNotice
from inbeeld.foundation.vault.api import DataKey
from inbeeld.retention.models import Hold
from inbeeld.retention.services import hold

TODAY = timezone.localdate()


@pytest.fixture
def case(coordinator: Persona) -> Case:
    membership = coordinator.membership
    assert membership is not None
    assert membership.region is not None
    facts = CaseFacts(summary="Verzonnen: droeg blauwe jas.")
    return open_case(by=coordinator.actor, organisation=membership.organisation, region=membership.region, facts=facts)


@pytest.fixture
def document(case: Case, coordinator: Persona) -> CaseDocument:
    details = DocumentDetails(title="Verzonnen verslag", kind="report", file=examine(upload(b"Verzonnen tekst.")))
    return add_document(case, by=coordinator.actor, details=details)


def is_there(case: Case) -> bool:
    return Case.objects.filter(pk=case.pk).exists()


def keep(case: Case, officer: Persona) -> Hold:
    return hold(case, "case", by=officer.actor, reason="Verzonnen rechtszaak.", review_on=TODAY)


def test_from_the_page_of_the_coordinator_to_the_night(
    case: Case, coordinator: Persona, team_lead: Persona, wish: DestructionRequest, document: CaseDocument
) -> None:
    page = f"/zaken/{case.pk}/rechten/vernietigen/{wish.pk}/doen/"
    typed = {"reason": "Geheim: hij wil verder.", "proof": PROOF, "pseudonym": "iets anders"}
    assert coordinator.client.post(page, typed).status_code == 422
    answer = coordinator.client.post(page, {**typed, "pseudonym": case.pseudonym})
    asked = FourEyesRequest.objects.get()
    assert answer.headers["Location"] == f"/tweede-persoon/{asked.pk}/"
    assert is_there(case)
    assert f"/tweede-persoon/{asked.pk}/" in team_lead.client.get("/werk/").content.decode()
    wait_out(asked)
    decided = {"decision": "agree", "answer": "Ik sprak hem zelf."}
    assert team_lead.client.post(f"/tweede-persoon/{asked.pk}/besluiten/", decided).status_code == 302
    assert is_there(case)
    assert night_after(asked).state == State.DONE
    assert not is_there(case)
    assert not StoredFile.objects.exists()
    assert DataKey.objects.get(pk=case.data_key_id).destroyed_at is not None
    mark = Tombstone.of(case.pk)
    assert mark is not None
    assert mark.ground == "request"
    for event in ("four_eyes.asked", "four_eyes.agreed", "rights.destruction_granted", "four_eyes.done"):
        assert AuditEntry.objects.filter(event=event, outcome="done").count() == 1, event
    assert coordinator.client.get(f"/zaken/{case.pk}/rechten/").status_code == 404


def test_the_proof_stays_and_nothing_else_leads_back(case: Case, agreed: FourEyesRequest) -> None:
    old = agreed.data_key_id
    done = night_after(agreed)
    assert (done.record_id, done.facts, done.reveal("reason"), done.reveal("answer")) == (NO_RECORD, {}, None, None)
    assert done.reveal("proof") == PROOF
    assert DataKey.objects.get(pk=old).destroyed_at is not None
    assert done.is_genuine


def test_it_is_not_destroyed_before_the_time_to_undo_it_is_over(case: Case, agreed: FourEyesRequest) -> None:
    assert agreed.carry_out_from is not None
    let_pass(agreed, seconds=(agreed.carry_out_from - timezone.now()).total_seconds() - 60)
    assert carry_out_due() == 0
    assert is_there(case)
    let_pass(agreed, seconds=120)
    assert carry_out_due() == 1
    assert not is_there(case)


def test_the_second_person_agrees_a_minute_after_the_term_and_not_a_minute_before(
    asked: FourEyesRequest, team_lead: Persona
) -> None:
    let_pass(asked, seconds=(asked.decide_from - timezone.now()).total_seconds() - 60)
    with pytest.raises(Refused) as no:
        agree(asked, by=team_lead.actor, answer="x")
    assert no.value.why is Refusal.TOO_EARLY
    assert agree(let_pass(asked, seconds=120), by=team_lead.actor, answer="x").state == State.AGREED


def test_nobody_agrees_after_the_request_lapsed(asked: FourEyesRequest, team_lead: Persona) -> None:
    let_pass(asked, days=91)
    with pytest.raises(Refused) as no:
        agree(asked, by=team_lead.actor, answer="x")
    assert no.value.why is Refusal.LAPSED


@pytest.mark.parametrize(
    "wrong",
    ["colleague", "far_colleague", "next_colleague", "partner", "administrator", "analyst", "two_hats", "far_lead"],
)
def test_nobody_else_decides(
    asked: FourEyesRequest, far_place: Place, wrong: str, request: pytest.FixtureRequest
) -> None:
    """Not found where they have no part in it; and refused where the service is called all the same."""
    if wrong == "far_lead":
        persona = make_persona("far lead", Role.TEAM_LEAD, far_place.organisation, far_place.region)
    else:
        persona = request.getfixturevalue(wrong)
    wait_out(asked)
    with pytest.raises(PermissionDenied):
        agree(asked, by=persona.actor, answer="x")
    with pytest.raises(PermissionDenied):
        refuse(asked, by=persona.actor, answer="x")
    with pytest.raises(Refused):
        withdraw(asked, by=persona.actor)
    for path in ("", "besluiten/", "terugnemen/"):
        address = f"/tweede-persoon/{asked.pk}/{path}"
        answer = persona.client.post(address, {"answer": "x"}) if path else persona.client.get(address)
        assert answer.status_code == 404


def test_who_asked_never_decides_also_as_team_lead_or_privacy_officer(
    case: Case, asked: FourEyesRequest, coordinator: Persona, place: Place
) -> None:
    wait_out(asked)
    for role, region in ((Role.TEAM_LEAD, place.region), (Role.PRIVACY_OFFICER, None)):
        other = Membership.objects.create(
            user=coordinator.user, organisation=place.organisation, role=role, region=region, valid_from="2020-01-01"
        )
        with pytest.raises(Refused) as no:
            agree(asked, by=Persona("again", coordinator.client, other).actor, answer="x")
        assert no.value.why is Refusal.OWN_REQUEST
    with pytest.raises(PermissionDenied):
        agree(asked, by=coordinator.actor, answer="x")


def test_the_privacy_officer_decides_too(case: Case, privacy_officer: Persona, asked: FourEyesRequest) -> None:
    agree(wait_out(asked), by=privacy_officer.actor, answer="Gezien.")
    assert night_after(asked).state == State.DONE


def test_taken_back_by_who_asked(case: Case, agreed: FourEyesRequest, coordinator: Persona) -> None:
    page = coordinator.client.get(f"/zaken/{case.pk}/").content.decode()
    assert f"/tweede-persoon/{agreed.pk}/" in page
    coordinator.client.post(f"/tweede-persoon/{agreed.pk}/terugnemen/")
    assert night_after(agreed).state == State.WITHDRAWN
    assert is_there(case)


def test_taken_back_by_who_coordinates_the_case_by_now(
    case: Case, agreed: FourEyesRequest, coordinator: Persona, colleague: Persona
) -> None:
    case.coordinator_id = colleague.actor.member
    case.save()
    withdraw(agreed, by=colleague.actor)
    assert night_after(agreed).state == State.WITHDRAWN


def test_the_second_person_stops_what_was_agreed(case: Case, agreed: FourEyesRequest, team_lead: Persona) -> None:
    typed = {"answer": "Hij belde dat hij het toch niet wil."}
    team_lead.client.post(f"/tweede-persoon/{agreed.pk}/besluiten/", typed)
    assert night_after(agreed).state == State.REFUSED
    assert is_there(case)


def test_a_hold_keeps_it_from_being_asked_and_from_being_decided(
    case: Case, wish: DestructionRequest, coordinator: Persona, team_lead: Persona, privacy_officer: Persona
) -> None:
    kept = keep(case, privacy_officer)
    with pytest.raises(Hindered) as why:
        propose_destruction(wish, by=coordinator.actor, reason="x", proof=PROOF)
    assert why.value.code == "held"
    Hold.objects.filter(pk=kept.pk).change(lifted_at=timezone.now())
    asked = wait_out(propose_destruction(wish, by=coordinator.actor, reason="x", proof=PROOF))
    Hold.objects.filter(pk=kept.pk).change(lifted_at=None)
    with pytest.raises(Hindered):
        agree(asked, by=team_lead.actor, answer="x")


def test_a_hold_set_after_the_decision_wins_at_the_last_moment(
    case: Case, agreed: FourEyesRequest, privacy_officer: Persona
) -> None:
    keep(case, privacy_officer)
    stopped = night_after(agreed)
    assert (stopped.state, stopped.stopped_for) == (State.STOPPED, "held")
    assert case.reveal("summary") == Case.objects.get(pk=case.pk).reveal("summary")
    assert Tombstone.of(case.pk) is None
    assert carry_out_due() == 0


def test_erased_in_another_way_nothing_of_the_words_stays(case: Case, asked: FourEyesRequest) -> None:
    erase(case, kind="case", ground=Ground.TERM)
    asked.refresh_from_db()
    assert (asked.state, asked.stopped_for, asked.record_id) == (State.STOPPED, "gone", NO_RECORD)
    assert FourEyesRequest.objects.get().reveal("reason") is None


def test_those_concerned_are_told_that_something_waits_and_nothing_more(
    wish: DestructionRequest,
    coordinator: Persona,
    team_lead: Persona,
    privacy_officer: Persona,
    settings: Settings,
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    asked = propose_destruction(wish, by=coordinator.actor, reason="Geheim.", proof=PROOF)
    assert set(WaitingNotice.objects.values_list("membership", flat=True)) == {
        team_lead.actor.member,
        privacy_officer.actor.member,
    }
    WaitingNotice.objects.all().delete()
    agree(wait_out(asked), by=team_lead.actor, answer="x")
    told = set(WaitingNotice.objects.values_list("membership", flat=True))
    assert told == {coordinator.actor.member, privacy_officer.actor.member}


def test_asking_twice_is_asking_once(wish: DestructionRequest, asked: FourEyesRequest, coordinator: Persona) -> None:
    assert propose_destruction(wish, by=coordinator.actor, reason="Nog eens.", proof=PROOF) == asked
    assert FourEyesRequest.objects.count() == 1
