"""Actions that fall due: their owners are told, once, and only where they can still see them."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core import mail
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.plan.models import CaseAction
from inbeeld.chain.plan.services import ActionDetails, add_action
from inbeeld.chain.plan.services.reminders import remind_of_actions
from inbeeld.foundation.access.api import Ground, Part, give_grant, revoke_grant

Agree = Callable[[Persona, int], CaseAction]


@pytest.fixture
def agree(case: Case, coordinator: Persona) -> Agree:
    def agree_on(owner: Persona, days: int) -> CaseAction:
        assert owner.membership is not None
        due = timezone.localdate() + dt.timedelta(days=days)
        return add_action(
            case, by=coordinator.actor, details=ActionDetails(what="Verzonnen", owner=owner.membership, due_on=due)
        )

    return agree_on


def told() -> list[str]:
    return [address for message in mail.outbox for address in message.to]


def test_who_gets_an_action_from_somebody_else_is_told(agree: Agree, coordinator: Persona, colleague: Persona) -> None:
    agree(colleague, 20)
    agree(coordinator, 20)
    assert told() == [colleague.user.email]


def test_the_day_before_and_weekly_while_overdue_and_no_oftener(agree: Agree, coordinator: Persona) -> None:
    today = timezone.localdate()
    agree(coordinator, 1)
    agree(coordinator, 9)
    assert [remind_of_actions(today) for _ in range(2)] == [1, 0]
    assert told() == [coordinator.user.email]
    assert remind_of_actions(today + dt.timedelta(days=7)) == 1


def test_a_partner_is_told_for_as_long_as_the_actions_are_open_to_him(
    case: Case, agree: Agree, coordinator: Persona, partner: Persona
) -> None:
    assert partner.membership is not None
    until = timezone.now() + dt.timedelta(days=5)
    parts, ground = [Part.ACTIONS], Ground.CONSENT
    grant = give_grant(
        case, partner.membership, by=coordinator.actor, parts=parts, purpose="Verzonnen", ground=ground, until=until
    )
    agree(partner, -3)
    assert CaseAction.objects.visible_to(partner.actor, Part.ACTIONS).owned_by(partner.membership.pk).count() == 1
    revoke_grant(grant, case, by=coordinator.actor)
    assert remind_of_actions(timezone.localdate()) == 0
    page = coordinator.client.get(f"/zaken/{case.pk}/plan/").content.decode()
    assert "Heeft geen toegang meer" in page
