"""Somebody leaves: his work goes to a colleague first, then nothing of his access is left."""

import datetime as dt
from collections import Counter

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils import timezone

from fixtures.personas import Persona, make_persona
from inbeeld.foundation.access.api import Actor, Grant, Ground
from inbeeld.foundation.accounts.api import Membership, OpenSession, Role
from inbeeld.foundation.administration import handover
from inbeeld.foundation.administration.handover import OpenWork
from inbeeld.foundation.administration.services.leaving import (
    LastAdministrator,
    OwnAccount,
    WorkLeft,
    change_role,
    close_person,
    end_membership,
)
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.vault.api import DataKey


@pytest.fixture
def tasks(monkeypatch: pytest.MonkeyPatch) -> Counter[object]:
    """A room with work of its own: so many tasks for each membership."""
    held: Counter[object] = Counter()

    def hand_over(giver: Membership, receiver: Membership, *, by: Actor) -> None:
        held[receiver.pk] += held.pop(giver.pk)

    work = OpenWork("tasks", "Taken", frozenset({Role.COORDINATOR}), lambda m: held[m.pk], hand_over)
    monkeypatch.setattr(handover, "kinds_of_work", lambda: (work,))
    return held


def _key(persona: Persona) -> str:
    assert persona.membership is not None
    return f"tasks_{persona.membership.pk}"


def _pk(persona: Persona) -> object:
    assert persona.membership is not None
    return persona.membership.pk


def test_closing_hands_over_work_and_ends_roles_sessions_grants_and_factors(
    administrator: Persona, coordinator: Persona, colleague: Persona, tasks: Counter[object]
) -> None:
    tasks[_pk(coordinator)] = 3
    coordinator.client.get(reverse("accounts:sessions"))
    assert coordinator.membership is not None
    assert colleague.membership is not None
    grant = Grant(
        record_kind="case",
        record_id=coordinator.membership.pk,
        membership=coordinator.membership,
        parts=["summary"],
        data_key=DataKey.objects.create_key(),
        ground=Ground.CONSENT,
        ends_at=timezone.now() + dt.timedelta(days=3),
        granted_by=colleague.membership,
    )
    grant.seal(purpose="Verzonnen")
    grant.save(force_insert=True)
    Authenticator.objects.create(user=coordinator.user, type=Authenticator.Type.TOTP, data={})
    page = administrator.client.get(reverse("administration:close_person", args=[coordinator.user.pk]))
    assert "Taken (3) gaan naar" in page.content.decode()
    answer = administrator.client.post(
        reverse("administration:close_person", args=[coordinator.user.pk]),
        {_key(coordinator): str(_pk(colleague)), "reason": "Uit dienst"},
    )
    assert answer.status_code == 302
    assert tasks == {_pk(colleague): 3}
    coordinator.user.refresh_from_db()
    assert not coordinator.user.is_active
    assert not Membership.objects.on(timezone.localdate()).filter(user=coordinator.user).exists()
    assert not Grant.objects.in_force(timezone.now()).exists()
    assert not OpenSession.objects.filter(user=coordinator.user).exists()
    assert not Authenticator.objects.exists()
    assert coordinator.client.get(reverse("accounts:sessions")).status_code == 302
    assert AuditEntry.objects.filter(event="person.closed", user_id=administrator.user.pk).exists()


def test_without_a_receiver_nothing_is_closed(
    administrator: Persona, coordinator: Persona, colleague: Persona, tasks: Counter[object]
) -> None:
    tasks[_pk(coordinator)] = 1
    page = administrator.client.post(
        reverse("administration:close_person", args=[coordinator.user.pk]), {"reason": "Uit dienst"}
    )
    assert page.status_code == 200
    with pytest.raises(WorkLeft):
        close_person(coordinator.user, receivers={}, reason="x", by=administrator.actor)
    coordinator.user.refresh_from_db()
    assert coordinator.user.is_active
    assert tasks == {_pk(coordinator): 1}


def test_only_a_fitting_colleague_is_offered(
    coordinator: Persona, colleague: Persona, far_colleague: Persona, team_lead: Persona, tasks: Counter[object]
) -> None:
    tasks[_pk(coordinator)] = 1
    assert coordinator.membership is not None
    (left,) = handover.left_behind([coordinator.membership])
    assert [receiver.pk for receiver in left.work.receivers(coordinator.membership)] == [_pk(colleague)]


def test_a_change_of_role_keeps_fitting_work_with_the_person(
    administrator: Persona, coordinator: Persona, tasks: Counter[object]
) -> None:
    tasks[_pk(coordinator)] = 2
    assert coordinator.membership is not None
    new = change_role(
        coordinator.membership,
        role=Role.COORDINATOR,
        region=None,
        receivers={},
        by=administrator.actor,
    )
    assert tasks == {new.pk: 2}
    assert list(Membership.objects.that_hold_for(coordinator.user)) == [new]
    assert Membership.objects.filter(user=coordinator.user).count() == 2, "the old one stays in the history"


def test_a_change_of_role_that_does_not_fit_needs_a_receiver(
    administrator: Persona, coordinator: Persona, colleague: Persona, tasks: Counter[object]
) -> None:
    tasks[_pk(coordinator)] = 2
    assert coordinator.membership is not None
    url = reverse("administration:other_role", args=[coordinator.user.pk, coordinator.membership.pk])
    page = administrator.client.post(url, {"role": "analyst"})
    assert "moet overnemen" in page.content.decode()
    administrator.client.post(url, {"role": "analyst", _key(coordinator): str(_pk(colleague))})
    assert tasks == {_pk(colleague): 2}
    assert [m.role for m in Membership.objects.that_hold_for(coordinator.user)] == ["analyst"]


def test_ending_a_role_stops_access_at_once(
    administrator: Persona, coordinator: Persona, tasks: Counter[object]
) -> None:
    assert coordinator.client.get(reverse("worklist:home")).status_code == 200
    assert coordinator.membership is not None
    end_membership(coordinator.membership, receivers={}, by=administrator.actor)
    assert coordinator.client.get(reverse("worklist:home")).status_code == 403


def test_nobody_closes_himself_or_the_last_administrator(administrator: Persona, tasks: Counter[object]) -> None:
    assert administrator.membership is not None
    with pytest.raises(OwnAccount):
        close_person(administrator.user, receivers={}, reason="x", by=administrator.actor)
    with pytest.raises(OwnAccount):
        end_membership(administrator.membership, receivers={}, by=administrator.actor)
    second = make_persona("second", Role.ADMINISTRATOR, administrator.membership.organisation, None)
    close_person(administrator.user, receivers={}, reason="x", by=second.actor)
    assert second.membership is not None
    stale = administrator.actor  # an administrator whose page was open while he was closed
    with pytest.raises(LastAdministrator):
        end_membership(second.membership, receivers={}, by=stale)
