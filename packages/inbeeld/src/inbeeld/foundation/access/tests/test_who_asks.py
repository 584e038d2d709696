"""From a request to the membership in which somebody asks, and the guard before each page."""

from __future__ import annotations

import datetime as dt
from io import StringIO
from typing import Any, cast

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.test import RequestFactory
from django.utils import timezone

from fixtures.personas import LONG_AGO, Persona, Place
from inbeeld.foundation.access.actor import ANONYMOUS, ActorRequest
from inbeeld.foundation.access.middleware import CurrentActor
from inbeeld.foundation.access.pages import staff_page
from inbeeld.foundation.access.rules import Action
from inbeeld.foundation.access.services import current_actor
from inbeeld.foundation.access.table import access_table
from inbeeld.foundation.accounts.api import MEMBERSHIP, Membership, Role


def asking(persona: Persona, method: str = "get") -> ActorRequest:
    request = getattr(RequestFactory(), method)("/verzonnen/")
    request.user = persona.user if persona.membership else AnonymousUser()
    request.session = persona.client.session
    request.htmx = False
    return cast("ActorRequest", request)


@pytest.fixture
def second(coordinator: Persona, far_place: Place) -> Membership:
    """The coordinator is also team lead, elsewhere, since a later day."""
    return Membership.objects.create(
        user=coordinator.user, organisation=far_place.organisation, region=far_place.region, role=Role.TEAM_LEAD,
        valid_from=LONG_AGO + dt.timedelta(days=1),
    )  # fmt: skip


def test_a_stranger_is_nobody(anonymous: Persona) -> None:
    assert current_actor(asking(anonymous)) is ANONYMOUS


def test_somebody_acts_in_the_oldest_membership_until_he_chooses(coordinator: Persona, second: Membership) -> None:
    assert coordinator.membership is not None
    request = asking(coordinator)
    assert current_actor(request).membership_id == coordinator.membership.pk
    request.session[MEMBERSHIP] = str(second.pk)
    actor = current_actor(request)
    assert (actor.membership_id, actor.role, actor.second_factor) == (second.pk, Role.TEAM_LEAD, True)


def test_a_choice_of_what_is_not_his_gives_what_is(coordinator: Persona, colleague: Persona) -> None:
    assert coordinator.membership is not None
    assert colleague.membership is not None
    request = asking(coordinator)
    request.session[MEMBERSHIP] = str(colleague.membership.pk)
    assert current_actor(request).membership_id == coordinator.membership.pk


def test_without_a_membership_that_holds_he_is_known_and_is_no_staff(coordinator: Persona) -> None:
    Membership.objects.change(valid_until=timezone.localdate() - dt.timedelta(days=1))
    actor = current_actor(asking(coordinator))
    assert (actor.user_id, actor.name) == (coordinator.user.pk, coordinator.user.name)
    assert actor.second_factor
    assert (actor.membership_id, actor.is_staff) == (None, False)


def test_the_actor_stands_on_every_request(coordinator: Persona) -> None:
    seen: list[Any] = []

    def page(request: HttpRequest) -> HttpResponse:
        seen.append(cast("ActorRequest", request).actor)
        return HttpResponse("zo")

    assert CurrentActor(page)(asking(coordinator)).content == b"zo"
    assert seen == [coordinator.actor]


@staff_page(Action.CASE_OPEN)
def opening(request: ActorRequest, number: int, *, word: str) -> HttpResponse:
    """Opens."""
    return HttpResponse(f"{number} {word} {request.actor.name}")


@staff_page()
def working(request: ActorRequest) -> HttpResponse:
    return HttpResponse(request.actor.name)


def with_actor(persona: Persona) -> ActorRequest:
    request = asking(persona)
    request.actor = current_actor(request)
    return request


def test_a_page_opens_for_a_role_that_may(coordinator: Persona, partner: Persona) -> None:
    assert opening(with_actor(coordinator), 3, word="x").getvalue().decode() == f"3 x {coordinator.user.name}"
    with pytest.raises(PermissionDenied):
        opening(with_actor(partner), 3, word="x")
    assert working(with_actor(partner)).status_code == 200
    assert (opening.__name__, opening.__doc__) == ("opening", "Opens.")
    assert opening.required_action == Action.CASE_OPEN  # type: ignore[attr-defined]
    assert working.required_action == Action.WORK  # type: ignore[attr-defined]


def test_a_page_asks_a_stranger_who_he_is_and_half_a_sign_in_for_the_rest(
    anonymous: Persona, coordinator: Persona
) -> None:
    assert working(with_actor(anonymous)).headers["Location"].startswith(resolve_url(settings.LOGIN_URL))
    half = with_actor(coordinator)
    half.session["account_authentication_methods"] = []
    assert working(half).status_code == 302


def test_the_command_prints_the_table() -> None:
    out = StringIO()
    call_command("access_table", stdout=out)
    assert out.getvalue() == access_table()
