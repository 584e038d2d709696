"""The table says who may do what; these are the lines that people rely on."""

import datetime as dt

import pytest

from inbeeld.foundation.access.rules import (
    RIGHTS,
    Action,
    GrantProblem,
    Part,
    Relation,
    grant_opens,
    grant_problem,
    relations_that_allow,
    relations_to,
)
from inbeeld.foundation.accounts.api import Role

NOON = dt.datetime(2026, 4, 3, 12, tzinfo=dt.UTC)
TOMORROW = NOON + dt.timedelta(days=1)


def test_every_role_stands_in_the_table() -> None:
    assert set(RIGHTS) == set(Role)


def test_a_role_that_is_not_there_may_nothing() -> None:
    assert all(relations_that_allow(None, action) == frozenset() for action in Action)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, Role.POLICY_OFFICER, Role.ANALYST])
def test_roles_that_run_or_watch_the_product_never_reach_a_case(role: Role) -> None:
    reached = [action for action in RIGHTS[role] if action.value.split(".")[0] in {"case", "identity", "signal"}]
    assert reached == []


def test_a_colleague_in_the_team_does_not_open_an_identity_without_an_emergency() -> None:
    assert Relation.TEAM not in relations_that_allow(Role.COORDINATOR, Action.IDENTITY_READ)
    assert Relation.ORGANISATION not in relations_that_allow(Role.COORDINATOR, Action.IDENTITY_READ)


@pytest.mark.parametrize("action", [Action.CASE_CLOSE, Action.CASE_ASSIGN, Action.CASE_SHARE])
def test_a_grant_never_lets_a_partner_close_assign_or_share(action: Action) -> None:
    assert all(Relation.GRANTED not in relations_that_allow(role, action) for role in Role)


def test_across_an_organisation_only_watching_and_what_tells_of_nobody() -> None:
    across = {
        (role, action) for role in Role for action, found in RIGHTS[role].items() if Relation.ORGANISATION in found
    }
    lists_of_signs = {(role, Action.SIGN_LIST_KEEP) for role in Role}
    assert across - lists_of_signs == {
        (Role.PRIVACY_OFFICER, Action.AUDIT_READ),
        (Role.PRIVACY_OFFICER, Action.LOOKS_READ),
        (Role.PRIVACY_OFFICER, Action.RETENTION_HOLD),
        # Of what cannot be undone he decides as the second person, and reads what was asked; not the case.
        (Role.PRIVACY_OFFICER, Action.SECOND_FOR_CASES),
        (Role.ATTENTION_OFFICER, Action.TRACK_OVERSEE),
        (Role.ATTENTION_OFFICER, Action.TRACK_ASSIGN),
    }


def test_who_was_asked_stands_in_that_relation_inside_his_organisation_only() -> None:
    facts = {"is_owner": False, "same_region": True, "granted": False, "emergency": False, "is_asked": True}
    assert Relation.ASKED in relations_to(same_organisation=True, **facts)
    assert Relation.ASKED not in relations_to(same_organisation=False, **facts)


def test_owning_a_record_of_another_organisation_is_no_relation() -> None:
    found = relations_to(is_owner=True, same_organisation=False, same_region=True, granted=False, emergency=False)
    assert found == {Relation.ANY}


def test_the_same_region_in_another_organisation_is_no_team() -> None:
    found = relations_to(is_owner=False, same_organisation=False, same_region=True, granted=True, emergency=False)
    assert found == {Relation.ANY, Relation.GRANTED}


@pytest.mark.parametrize(
    ("parts", "action", "part", "opens"),
    [
        ({Part.CONTACTS}, Action.CASE_READ, None, True),
        ({Part.CONTACTS}, Action.CASE_READ, Part.CONTACTS, True),
        ({Part.CONTACTS}, Action.CASE_READ, Part.SAFETY, False),
        ({Part.CONTACTS}, Action.CASE_WRITE, None, False),
        ({Part.CONTACTS}, Action.CASE_WRITE, Part.CONTACTS, True),
        ({Part.CONTACTS}, Action.IDENTITY_READ, None, False),
        ({Part.CONTACTS}, Action.IDENTITY_READ, Part.CONTACTS, False),
        ({Part.IDENTITY}, Action.IDENTITY_READ, None, True),
    ],
)
def test_a_grant_opens_its_parts_and_nothing_else(
    parts: set[Part], action: Action, part: Part | None, *, opens: bool
) -> None:
    assert grant_opens(frozenset(parts), action, part) is opens


@pytest.mark.parametrize(
    ("parts", "until", "to_self", "problem"),
    [
        ([Part.SAFETY], TOMORROW, False, None),
        ([], TOMORROW, False, GrantProblem.NO_PARTS),
        ([Part.SAFETY], NOON, False, GrantProblem.ENDS_IN_THE_PAST),
        ([Part.SAFETY], NOON + dt.timedelta(days=367), False, GrantProblem.TOO_LONG),
        ([Part.SAFETY], TOMORROW, True, GrantProblem.TO_ONESELF),
    ],
)
def test_a_grant_is_for_parts_for_somebody_else_and_for_at_most_a_year(
    parts: list[Part], until: dt.datetime, *, to_self: bool, problem: GrantProblem | None
) -> None:
    assert grant_problem(parts=parts, now=NOON, until=until, to_self=to_self) == problem
