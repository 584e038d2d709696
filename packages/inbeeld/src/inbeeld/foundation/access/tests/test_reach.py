"""A record is found and may be acted on through the relations that the table names, in Python and in SQL alike."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from fixtures.personas import Persona, Place
from inbeeld.foundation.access.actor import ANONYMOUS, Actor, OpenGrant
from inbeeld.foundation.access.rules import RIGHTS, Action, Part, Relation
from inbeeld.foundation.access.services import actor_for
from inbeeld.foundation.accounts.api import Role

Make = Callable[..., Any]
MINE, HERE = uuid.uuid4(), 7


def acting(actor: Actor, **changes: Any) -> Actor:
    return Actor(**{name: getattr(actor, name) for name in Actor.__slots__} | changes)


def found(thing: Any, actor: Actor, action: Action | None = None, **more: Any) -> bool:
    return bool(type(thing).objects.visible_to(actor, action, **more).filter(pk=thing.pk).exists())


@pytest.fixture(params=["own", "asked", "author", "team", "organisation", "granted", "emergency", "none"])
def stands(
    request: pytest.FixtureRequest, make_thing: Make, coordinator: Persona, far_colleague: Persona, far_place: Place
) -> tuple[str, Any, Actor]:
    """A record, and somebody who stands to it in just one way (or, as its owner, in those that this brings along)."""
    name, us, them = request.param, coordinator.actor, far_colleague.actor
    people = {"own": {"owner": coordinator}, "asked": {"asked": coordinator}, "author": {"author": far_colleague}}
    thing = make_thing(**people.get(name, {}))
    held = {
        "granted": (OpenGrant(thing.pk, frozenset({Part.CONTACTS}), emergency=False),),
        "emergency": (OpenGrant(thing.pk, frozenset(Part), emergency=True),),
    }
    if name == "organisation":
        return name, thing, acting(us, region_id=far_place.region.pk)
    return name, thing, us if name in {"own", "asked", "team"} else acting(them, held=held.get(name, ()))


@pytest.mark.parametrize("role", Role)
def test_sql_finds_what_python_allows(stands: tuple[str, Any, Actor], role: Role) -> None:
    _, thing, somebody = stands
    actor = acting(somebody, role=role)
    assert [action for action in Action if found(thing, actor, action) != actor.may(action, thing)] == []


RELATIONS = {
    "own": {Relation.OWN, Relation.TEAM, Relation.ORGANISATION},
    "asked": {Relation.ASKED, Relation.TEAM, Relation.ORGANISATION},
    "author": {Relation.AUTHOR},
    "team": {Relation.TEAM, Relation.ORGANISATION},
    "organisation": {Relation.ORGANISATION},
    "granted": {Relation.GRANTED},
    "emergency": {Relation.EMERGENCY},
    "none": set(),
}


def test_each_relation_is_told_by_its_own_column(stands: tuple[str, Any, Actor]) -> None:
    name, thing, actor = stands
    assert actor.relations(thing, Action.CASE_READ) == RELATIONS[name] | {Relation.ANY}


def test_a_list_can_be_kept_to_one_circle(make_thing: Make, coordinator: Persona, colleague: Persona) -> None:
    thing = make_thing(owner=colleague)
    assert found(thing, coordinator.actor)
    assert found(thing, coordinator.actor, through=[Relation.TEAM])
    assert not found(thing, coordinator.actor, through=[Relation.OWN])
    assert found(thing, colleague.actor, through=[Relation.OWN])


def test_a_list_shows_by_default_what_its_kind_may_be_read_by(
    make_thing: Make, administrator: Persona, team_lead: Persona
) -> None:
    thing = make_thing()
    assert found(thing, team_lead.actor)
    assert not found(thing, team_lead.actor, Action.IDENTITY_READ)
    assert not found(thing, administrator.actor)


def test_a_membership_without_a_region_reaches_every_region_of_its_organisation(
    make_thing: Make, coordinator: Persona
) -> None:
    thing = make_thing()
    everywhere = acting(coordinator.actor, region_id=None)
    assert everywhere.may(Action.CASE_READ, thing)
    assert found(thing, everywhere)


def test_somebody_else_is_neither_owner_nor_asked_nor_author(
    make_thing: Make, coordinator: Persona, colleague: Persona
) -> None:
    thing = make_thing(owner=colleague, asked=colleague, author=colleague)
    assert not coordinator.actor.relations(thing, Action.CASE_READ) & {Relation.OWN, Relation.ASKED, Relation.AUTHOR}


def test_a_kind_without_owner_or_author_gives_nobody_these_relations(make_thing: Make, coordinator: Persona) -> None:
    thing = make_thing(owner=coordinator, asked=coordinator, author=coordinator)
    scope = thing.scope
    type(thing).scope = type(scope)("thing", scope.read, "organisation", "region")
    assert coordinator.actor.relations(thing, Action.CASE_READ) == RELATIONS["team"] | {Relation.ANY}
    for role in (Role.PROFESSIONAL, Role.ATTENTION_OFFICER):
        assert not found(thing, acting(coordinator.actor, role=role), Action.TRACK_WRITE)
        assert not found(thing, acting(coordinator.actor, role=role), Action.SIGNAL_HAND_IN)


def test_a_grant_carries_the_parts_it_names_of_the_record_it_names(make_thing: Make, partner: Persona) -> None:
    thing, other = make_thing(), make_thing()
    held = OpenGrant(thing.pk, frozenset({Part.CONTACTS}), emergency=False)
    actor = acting(partner.actor, held=(held,))
    assert actor.may(Action.CASE_WRITE, thing, Part.CONTACTS)
    assert not actor.may(Action.CASE_WRITE, thing, Part.SAFETY)
    assert not actor.may(Action.CASE_READ, other)
    assert actor.as_far_as(Part.CONTACTS).may(Action.CASE_READ, thing)
    assert not actor.as_far_as(Part.SAFETY).may(Action.CASE_READ, thing)


@pytest.mark.parametrize(("action", "part", "allowed"), [
    (Action.CASE_READ, None, True),
    (Action.IDENTITY_READ, None, True),
    (Action.CASE_WRITE, Part.CONTACTS, False),
])  # fmt: skip
def test_a_grant_to_read_only_is_never_written_by(
    make_thing: Make, partner: Persona, action: Action, part: Part | None, *, allowed: bool
) -> None:
    thing = make_thing()
    held = OpenGrant(thing.pk, frozenset(Part), emergency=False, reads_only=True)
    assert acting(partner.actor, held=(held,)).may(action, thing, part) is allowed


def test_an_emergency_is_no_grant(make_thing: Make, coordinator: Persona, far_colleague: Persona) -> None:
    held = OpenGrant(make_thing().pk, frozenset(Part), emergency=True)
    assert not held.opens(Action.CASE_WRITE, Part.CONTACTS)
    assert not OpenGrant(held.record_id, held.parts, emergency=True).opens(Action.CASE_READ)


def test_without_a_second_factor_or_a_role_nobody_reaches_anything(make_thing: Make, coordinator: Persona) -> None:
    thing = make_thing(owner=coordinator)
    for half in (acting(coordinator.actor, second_factor=False), acting(coordinator.actor, role=None), ANONYMOUS):
        assert not half.is_staff
        assert not half.may(Action.WORK)
        assert not half.may(Action.CASE_READ, thing)
        assert not found(thing, half)


def test_what_may_not_be_done_is_refused_with_403(make_thing: Make, coordinator: Persona, colleague: Persona) -> None:
    thing = make_thing(owner=coordinator)
    coordinator.actor.must(Action.CASE_SHARE, thing)
    coordinator.actor.must(Action.CASE_OPEN)
    with pytest.raises(PermissionDenied):
        colleague.actor.must(Action.CASE_SHARE, thing)
    with pytest.raises(PermissionDenied):
        colleague.actor.must(Action.PEOPLE_MANAGE)


def test_who_is_no_member_has_no_membership_to_act_in(coordinator: Persona) -> None:
    assert coordinator.membership is not None
    assert coordinator.actor.member == coordinator.membership.pk
    with pytest.raises(PermissionDenied):
        _ = ANONYMOUS.member


def test_an_actor_is_the_membership_that_he_acts_in(coordinator: Persona, place: Place) -> None:
    actor, membership = coordinator.actor, coordinator.membership
    assert membership is not None
    assert (actor.user_id, actor.name, actor.role) == (membership.user_id, membership.user.name, Role.COORDINATOR)
    assert (actor.organisation_id, actor.region_id) == (place.organisation.pk, place.region.pk)
    assert actor.held == ()
    assert actor.second_factor
    assert not actor_for(membership, second_factor=False).second_factor


def test_what_somebody_holds_is_not_told_in_a_log(coordinator: Persona) -> None:
    actor = acting(coordinator.actor, held=(OpenGrant(MINE, frozenset(Part), emergency=True),))
    assert str(MINE) not in repr(actor)


def test_nothing_in_the_table_is_allowed_beyond_it() -> None:
    for role in Role:
        actor = Actor(role=role, second_factor=True, organisation_id=MINE, membership_id=MINE, region_id=HERE)
        assert {action for action in Action if actor.may(action)} == set(RIGHTS[role])
