"""The access table exists once; Python (`actor.may`) and SQL (`visible_to`) must read it alike, for everybody."""

import datetime as dt

import pytest
from django.utils import timezone

from fixtures.personas import PERSONAS, Persona
from inbeeld.chain.cases.api import Case, CaseFacts, open_case
from inbeeld.foundation.access.api import (
    ANONYMOUS,
    Action,
    Actor,
    EmergencyAccess,
    Grant,
    GrantRefused,
    Ground,
    Part,
    give_grant,
    open_emergency,
    revoke_grant,
)

CASE_ACTIONS = [
    action for action in Action if action.value.split(".")[0] in {"case", "identity"} and action != "case.open"
]


@pytest.fixture
def case(coordinator: Persona) -> Case:
    place = coordinator.membership
    assert place is not None
    assert place.region is not None
    return open_case(by=coordinator.actor, organisation=place.organisation, region=place.region, facts=CaseFacts())


def seen(actor: Actor, case: Case, action: Action) -> bool:
    return Case.objects.visible_to(actor, action).filter(pk=case.pk).exists()


@pytest.fixture(params=["nothing", "one part granted", "identity granted", "an emergency"])
def opened(
    request: pytest.FixtureRequest, case: Case, coordinator: Persona, partner: Persona, far_colleague: Persona
) -> str:
    """What was opened to people who do not reach the case by themselves."""
    if "granted" in request.param:
        parts = [Part.IDENTITY] if "identity" in request.param else [Part.CONTACTS]
        for persona in (partner, far_colleague):
            assert persona.membership is not None
            give_grant(
                case, persona.membership, by=coordinator.actor, parts=parts, purpose="begeleiding",
                ground=Ground.CONSENT, until=timezone.now() + dt.timedelta(days=30),
            )  # fmt: skip
    if request.param == "an emergency":
        open_emergency(case, by=far_colleague.actor, reason="acuut gevaar (verzonnen)")
    return str(request.param)


def test_sql_and_python_read_the_table_alike(personas: dict[str, Persona], case: Case, opened: str) -> None:
    for name in PERSONAS:
        actor = personas[name].actor
        differing = [action for action in CASE_ACTIONS if seen(actor, case, action) != actor.may(action, case)]
        assert differing == [], f"{name}, {opened}"


def test_nobody_sees_a_case_without_a_second_factor(coordinator: Persona, case: Case) -> None:
    half = Actor(**{name: getattr(coordinator.actor, name) for name in Actor.__slots__} | {"second_factor": False})
    assert not seen(half, case, Action.CASE_READ)
    assert not half.may(Action.CASE_READ, case)
    assert not seen(ANONYMOUS, case, Action.CASE_READ)


def test_a_grant_ends_by_itself(coordinator: Persona, partner: Persona, case: Case) -> None:
    assert partner.membership is not None
    grant = give_grant(
        case, partner.membership, by=coordinator.actor, parts=[Part.CONTACTS], purpose="begeleiding",
        ground=Ground.CONSENT, until=timezone.now() + dt.timedelta(days=1),
    )  # fmt: skip
    assert seen(partner.actor, case, Action.CASE_READ)
    Grant.objects.filter(pk=grant.pk).change(
        starts_at=timezone.now() - dt.timedelta(days=2), ends_at=timezone.now() - dt.timedelta(seconds=1)
    )
    assert not seen(partner.actor, case, Action.CASE_READ)


def test_a_revoked_grant_closes_at_once(coordinator: Persona, partner: Persona, case: Case) -> None:
    assert partner.membership is not None
    grant = give_grant(
        case, partner.membership, by=coordinator.actor, parts=[Part.CONTACTS], purpose="begeleiding",
        ground=Ground.CONSENT, until=timezone.now() + dt.timedelta(days=1),
    )  # fmt: skip
    revoke_grant(grant, case, by=coordinator.actor)
    assert not seen(partner.actor, case, Action.CASE_READ)


def test_an_emergency_lasts_an_hour(far_colleague: Persona, case: Case) -> None:
    emergency = open_emergency(case, by=far_colleague.actor, reason="acuut gevaar (verzonnen)")
    assert seen(far_colleague.actor, case, Action.IDENTITY_READ)
    assert emergency.ends_at - emergency.started_at <= dt.timedelta(hours=1, seconds=1)
    EmergencyAccess.objects.filter(pk=emergency.pk).change(ends_at=timezone.now() - dt.timedelta(seconds=1))
    assert not seen(far_colleague.actor, case, Action.CASE_READ)


def test_a_grant_without_parts_is_refused(coordinator: Persona, partner: Persona, case: Case) -> None:
    assert partner.membership is not None
    with pytest.raises(GrantRefused):
        give_grant(
            case, partner.membership, by=coordinator.actor, parts=[], purpose="begeleiding",
            ground=Ground.CONSENT, until=timezone.now() + dt.timedelta(days=1),
        )  # fmt: skip
    assert not Grant.objects.exists()
