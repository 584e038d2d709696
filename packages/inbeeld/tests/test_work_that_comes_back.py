"""Work that comes back never lands with an account that has ended: one rule, tried at each place."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from fixtures.personas import Persona, Place, make_persona
from inbeeld.chain.cases.api import Case, CaseFacts, close_case, open_case
from inbeeld.chain.cases.models import Assignment
from inbeeld.chain.cases.services.closing import reopen_case
from inbeeld.chain.meldcode.models import Track
from inbeeld.chain.meldcode.services.tracks import reopen as reopen_track
from inbeeld.chain.meldcode.tests.conftest import begin as begin_track
from inbeeld.chain.outreach.models import Conversation
from inbeeld.chain.outreach.services.team import answer, unblock
from inbeeld.chain.outreach.services.unseen import reply as boy_replies
from inbeeld.chain.outreach.services.unseen import start
from inbeeld.chain.plan.codes import ActionState
from inbeeld.chain.plan.models import CaseAction
from inbeeld.chain.plan.services.actions import ActionDetails, add_action, settle_action
from inbeeld.chain.signals.api import Submission, new_token, read_token
from inbeeld.chain.signals.codes import DecisionKind
from inbeeld.chain.signals.models import Signal, SignalPassing
from inbeeld.chain.signals.services.assignment import assign
from inbeeld.chain.signals.services.correspondence import reply as sender_replies
from inbeeld.chain.signals.services.decisions import close_signal, undo
from inbeeld.chain.signals.services.intake import HandIn, PersonSeen, hand_in
from inbeeld.chain.signals.services.passing import ask_to_take_over, refuse, take_back
from inbeeld.foundation.access.api import CannotTake, comes_back_to
from inbeeld.foundation.accounts.api import Membership, Role

TODAY = timezone.localdate()


def leaves(persona: Persona) -> None:
    assert persona.membership is not None
    persona.membership.end(TODAY - dt.timedelta(days=1))
    persona.user.close(timezone.now())


def member(persona: Persona) -> Membership:
    assert persona.membership is not None
    return persona.membership


# The rule itself.


def test_whoever_had_it_goes_on_while_they_can(coordinator: Persona, colleague: Persona) -> None:
    able = [member(coordinator), member(colleague)]
    assert comes_back_to(member(coordinator).pk, able, by=colleague.actor) == member(coordinator)


def test_else_it_is_theirs_who_bring_it_back(coordinator: Persona, colleague: Persona) -> None:
    assert comes_back_to(member(coordinator).pk, [member(colleague)], by=colleague.actor) == member(colleague)


def test_whoever_is_named_comes_first_and_must_be_able(coordinator: Persona, colleague: Persona) -> None:
    able = [member(colleague)]
    assert comes_back_to(None, able, by=coordinator.actor, named=member(colleague)) == member(colleague)
    with pytest.raises(CannotTake):
        comes_back_to(None, able, by=coordinator.actor, named=member(coordinator))


def test_where_nobody_of_these_can_it_waits_for_all(coordinator: Persona, colleague: Persona) -> None:
    assert comes_back_to(member(coordinator).pk, [], by=colleague.actor) is None


# A case.


@pytest.fixture
def closed(coordinator: Persona, place: Place) -> Case:
    case = open_case(
        by=coordinator.actor, organisation=place.organisation, region=place.region, facts=CaseFacts(form="criminal")
    )
    return close_case(
        case, by=coordinator.actor, outcome="contact_lost", reason="Verzonnen.", version=case.state_version
    )


def test_a_reopened_case_stays_with_a_coordinator_who_is_here(closed: Case, coordinator: Persona) -> None:
    page = coordinator.client.get(f"/zaken/{closed.pk}/heropenen/").content.decode()
    assert 'name="coordinator"' not in page
    assert reopen_case(closed, by=coordinator.actor, reason="x", version=closed.state_version).coordinator_id == (
        coordinator.actor.member
    )


def test_reopening_a_case_asks_whose_it_becomes_where_its_coordinator_left(
    closed: Case, coordinator: Persona, colleague: Persona, place: Place
) -> None:
    third = make_persona("third", Role.COORDINATOR, place.organisation, place.region)
    leaves(coordinator)
    address = f"/zaken/{closed.pk}/heropenen/"
    assert 'name="coordinator"' in colleague.client.get(address).content.decode()
    typed = {"reason": "Hij is terug.", "version": closed.state_version, "record_id": str(uuid.uuid4())}
    for wrong in ("", str(coordinator.actor.member)):
        assert colleague.client.post(address, {**typed, "coordinator": wrong}).status_code == 422
    colleague.client.post(address, {**typed, "coordinator": str(third.actor.member)})
    closed.refresh_from_db()
    assert (closed.is_open, closed.coordinator_id) == (True, third.actor.member)
    assert Assignment.objects.filter(case=closed).latest("at").coordinator_id == third.actor.member


def test_without_a_choice_a_reopened_case_is_theirs_who_open_it(
    closed: Case, coordinator: Persona, colleague: Persona
) -> None:
    leaves(coordinator)
    case = reopen_case(closed, by=colleague.actor, reason="x", version=closed.state_version)
    assert case.coordinator_id == colleague.actor.member


def test_an_action_to_do_after_all_is_not_with_somebody_who_left(
    coordinator: Persona, colleague: Persona, place: Place
) -> None:
    case = open_case(by=coordinator.actor, organisation=place.organisation, region=place.region, facts=CaseFacts())
    details = ActionDetails(what="Bellen", owner=member(colleague), due_on=TODAY)
    action = add_action(case, by=coordinator.actor, details=details)
    settle_action(action, by=coordinator.actor, state=ActionState.DONE)
    leaves(colleague)
    settle_action(CaseAction.objects.get(), by=coordinator.actor, state=ActionState.OPEN)
    assert CaseAction.objects.get().owner_id == coordinator.actor.member


# A signal.


def form() -> Submission:
    found = read_token(new_token())
    assert found is not None
    return found


@pytest.fixture
def signal(place: Place, colleague: Persona) -> Signal:
    given = HandIn(
        kind="report",
        municipality=place.municipality,
        form="sexual",
        setting="education",
        facts="Verzonnen feiten.",
        interpretation="",
        contact="",
        persons=(PersonSeen("12-15", "boy"),),
    )
    found = hand_in(given, form()).signal
    assign(found, colleague.actor.member, by=colleague.actor)
    found.refresh_from_db()
    return found


def test_an_undone_decision_comes_to_whoever_undoes_it(
    signal: Signal, coordinator: Persona, colleague: Persona
) -> None:
    close_signal(signal, DecisionKind.ADVICE, "Verzonnen.", by=colleague.actor)
    leaves(colleague)
    undo(signal, by=coordinator.actor)
    assert Signal.objects.get().handler_id == coordinator.actor.member


def test_an_undone_decision_stays_with_a_handler_who_is_here(
    signal: Signal, coordinator: Persona, colleague: Persona
) -> None:
    close_signal(signal, DecisionKind.ADVICE, "Verzonnen.", by=colleague.actor)
    undo(signal, by=coordinator.actor)
    assert Signal.objects.get().handler_id == colleague.actor.member


def test_a_signal_that_is_taken_back_comes_to_whoever_takes_it_back(
    signal: Signal, coordinator: Persona, colleague: Persona, far_colleague: Persona, far_place: Place
) -> None:
    ask_to_take_over(signal, far_place.region, "Verzonnen.", by=coordinator.actor)
    leaves(colleague)
    take_back(signal, by=coordinator.actor)
    assert Signal.objects.get().handler_id == coordinator.actor.member


def test_a_signal_that_another_region_refuses_lies_open_for_the_desk(
    signal: Signal, coordinator: Persona, colleague: Persona, far_colleague: Persona, far_place: Place
) -> None:
    ask_to_take_over(signal, far_place.region, "Verzonnen.", by=coordinator.actor)
    leaves(colleague)
    refuse(SignalPassing.objects.get(), "Niet van ons.", by=far_colleague.actor)
    assert Signal.objects.get().handler_id is None


def test_a_reply_to_a_signal_of_somebody_who_left_lies_open_for_the_desk(
    signal: Signal, coordinator: Persona, colleague: Persona
) -> None:
    leaves(colleague)
    sender_replies(signal, "Verzonnen antwoord.", submission=form())
    assert Signal.objects.get().handler_id is None


# A track of the meldcode, and a conversation.


def test_a_reopened_track_leaves_out_who_looked_along_and_left(
    professional: Persona, attention_officer: Persona
) -> None:
    track = begin_track(professional)
    Track.objects.filter(pk=track.pk).change(adviser=member(attention_officer), closed_on=TODAY)
    leaves(attention_officer)
    reopen_track(Track.objects.get(), "Verzonnen.", by=professional.actor)
    assert Track.objects.get().adviser_id is None


@pytest.fixture
def second_worker(outreach_worker: Persona) -> Persona:
    return make_persona("second worker", Role.OUTREACH_WORKER, member(outreach_worker).organisation, None)


@pytest.fixture
def conversation(outreach_worker: Persona) -> Conversation:
    found = start("Verzonnen verhaal.", None, submission=form()).conversation
    Conversation.objects.filter(pk=found.pk).change(worker=member(outreach_worker))
    found.refresh_from_db()
    return found


def test_a_conversation_that_goes_on_is_not_with_somebody_who_left(
    conversation: Conversation, outreach_worker: Persona, second_worker: Persona
) -> None:
    leaves(outreach_worker)
    boy_replies(conversation, "Verzonnen: ben je er?", submission=form())
    assert Conversation.objects.get().worker_id is None
    answer(conversation, "Ja.", submission=form(), by=second_worker.actor)
    assert Conversation.objects.get().worker_id == second_worker.actor.member


def test_an_unblocked_conversation_is_theirs_who_unblock_it(
    conversation: Conversation, outreach_worker: Persona, second_worker: Persona
) -> None:
    leaves(outreach_worker)
    unblock(conversation, by=second_worker.actor)
    assert Conversation.objects.get().worker_id == second_worker.actor.member
