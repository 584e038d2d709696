"""What happens between the request to destroy a case and the night decides whether it is destroyed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from fixtures.destruction import PROOF
from fixtures.hostile import write
from fixtures.personas import Persona, Place
from fixtures.waiting import night_after, wait_out
from inbeeld.chain.cases.api import Case, close_case
from inbeeld.chain.cases.services.closing import reopen_case
from inbeeld.chain.subject_access.models import DestructionRequest
from inbeeld.chain.subject_access.services.rights import propose_destruction, refuse_destruction
from inbeeld.foundation.four_eyes.api import (
    NO_RECORD,
    FourEyesRequest,
    State,
    agree,
    carry_out_due,
)
from inbeeld.foundation.vault.api import RowForged

TODAY = timezone.localdate()


def is_there(case: Case) -> bool:
    return Case.objects.filter(pk=case.pk).exists()


@pytest.fixture
def closed(case: Case, coordinator: Persona) -> Case:
    return close_case(
        case, by=coordinator.actor, outcome="contact_lost", reason="Verzonnen.", version=case.state_version
    )


def test_a_case_opened_again_in_between_stays(
    closed: Case, coordinator: Persona, team_lead: Persona, wish: DestructionRequest
) -> None:
    wish.case = closed
    asked = propose_destruction(wish, by=coordinator.actor, reason="x", proof=PROOF)
    agree(wait_out(asked), by=team_lead.actor, answer="x")
    reopen_case(closed, by=coordinator.actor, reason="Hij is terug.", version=closed.state_version)
    stopped = night_after(asked)
    assert (stopped.state, stopped.stopped_for) == (State.STOPPED, "reopened")
    assert is_there(closed)


def test_a_case_that_was_open_when_it_was_asked_and_still_is_goes(case: Case, agreed: FourEyesRequest) -> None:
    assert case.is_open
    assert night_after(agreed).state == State.DONE


def test_a_case_that_went_to_another_region_in_between_stays(
    case: Case, agreed: FourEyesRequest, far_place: Place
) -> None:
    Case.objects.filter(pk=case.pk).change(organisation=far_place.organisation, region=far_place.region)
    assert night_after(agreed).stopped_for == "moved"
    assert is_there(case)


def test_answering_the_person_otherwise_takes_the_request_back(
    case: Case, wish: DestructionRequest, agreed: FourEyesRequest, coordinator: Persona
) -> None:
    refuse_destruction(wish, by=coordinator.actor, exception="legal_duty", reason="Verzonnen wet.")
    assert night_after(agreed).state == State.WITHDRAWN
    assert is_there(case)


def ends_account(persona: Persona) -> None:
    persona.user.close(timezone.now())


def ends_role(persona: Persona) -> None:
    assert persona.membership is not None
    persona.membership.end(TODAY - dt.timedelta(days=1))


def is_forged(persona: Persona) -> None:
    assert persona.membership is not None
    write(persona.membership, "valid_until", TODAY + dt.timedelta(days=9))


@pytest.mark.parametrize("happens", [ends_account, ends_role, is_forged])
def test_a_decision_of_somebody_who_is_no_longer_here_waits_for_another(
    case: Case, agreed: FourEyesRequest, team_lead: Persona, happens: Callable[[Persona], None]
) -> None:
    happens(team_lead)
    again = night_after(agreed)
    assert (again.state, again.decided_by_id) == (State.ASKED, None)
    assert is_there(case)


@pytest.mark.parametrize(
    ("column", "value"),
    [("carry_out_from", timezone.now() - dt.timedelta(days=1)), ("decided_by_id", None), ("record_id", NO_RECORD)],
)
def test_what_somebody_writes_in_the_database_destroys_nothing(
    case: Case, agreed: FourEyesRequest, column: str, value: object
) -> None:
    write(agreed, column, value)
    if column != "carry_out_from":
        write(agreed, "carry_out_from", timezone.now() - dt.timedelta(days=1))
    assert carry_out_due() == 0
    assert is_there(case)


def test_a_request_that_somebody_writes_to_after_it_was_found_is_not_agreed_to(
    case: Case, asked: FourEyesRequest, team_lead: Persona
) -> None:
    """The page found it genuine; it is looked at again under the lock, before anything is decided."""
    found = wait_out(asked)
    write(found, "lapses_at", found.lapses_at + dt.timedelta(days=365))
    with pytest.raises(RowForged):
        agree(found, by=team_lead.actor, answer="Gezien.")
    assert is_there(case)
