"""Ending a role or closing a person: first his work goes to somebody else, then his access ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from inbeeld.foundation.access.api import Action, Actor, Grant
from inbeeld.foundation.accounts.api import Membership, Organisation, Role, User
from inbeeld.foundation.administration.handover import left_behind
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.geography.api import Region

from .people import end_role, give_role, sign_out_everywhere

Receivers = Mapping[str, Membership]  # by the key of what is left behind


class WorkLeft(Exception):
    """There is open work and nobody was named to take it."""


class LastAdministrator(Exception):
    """Without this person nobody could administer any more."""


class OwnAccount(Exception):
    """Nobody closes himself, or takes away the role in which he works."""


def end_membership(membership: Membership, *, receivers: Receivers, by: Actor) -> None:
    """One role ends; its work goes to the receivers, its grants close."""
    by.must(Action.PEOPLE_MANAGE)
    with transaction.atomic():
        _refuse_to_lock_out([membership], by)
        _leave([membership], receivers, by)
        record("person.role_ended", record=membership, actor=by)


def change_role(
    membership: Membership, *, role: Role, region: Region | None, receivers: Receivers, by: Actor
) -> Membership:
    """One role ends and another begins. Work that fits the new role and region stays with the person."""
    by.must(Action.PEOPLE_MANAGE)
    organisation: Organisation = membership.organisation
    with transaction.atomic():
        _refuse_to_lock_out([] if role is Role.ADMINISTRATOR else [membership], by)
        new = give_role(membership.user, organisation=organisation, role=role, region=region, by=by)
        kept = {
            left.key: new for left in left_behind([membership]) if keeps_work(membership, role, region, left.work.roles)
        }
        _leave([membership], {**kept, **receivers}, by)
        record("person.role_ended", record=membership, actor=by)
    return new


def keeps_work(membership: Membership, role: Role, region: Region | None, roles: Iterable[Role]) -> bool:
    """Whether somebody goes on with his work after a change of role."""
    return role in roles and (region is None or region.pk == membership.region_id)


def close_person(user: User, *, receivers: Receivers, reason: str, by: Actor) -> None:
    """The person leaves: work handed over, roles, grants and sessions ended, second factors gone."""
    by.must(Action.PEOPLE_MANAGE)
    if user.pk == by.user_id:
        raise OwnAccount
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        memberships = list(current_memberships(user))
        _refuse_to_lock_out(memberships, by)
        _leave(memberships, receivers, by)
        sign_out_everywhere(user)
        Authenticator.objects.filter(user_id=user.pk).delete()
        user.close(timezone.now())
        record("person.closed", record=user, actor=by, reason=reason)


def current_memberships(user: User) -> QuerySet[Membership]:
    """Roles that hold today or will; each has to end."""
    held: QuerySet[Membership] = Membership.objects.on(timezone.localdate()).filter(user=user)
    return held.select_related("user", "organisation", "region")


def _leave(memberships: list[Membership], receivers: Receivers, by: Actor) -> None:
    for left in left_behind(memberships):
        receiver = receivers.get(left.key)
        if receiver is None:
            raise WorkLeft(left.key)
        left.work.hand_over(left.giver, receiver, by=by)
    for membership in memberships:
        Grant.objects.in_force(timezone.now()).filter(membership=membership).change(revoked_at=timezone.now())
        end_role(membership)


def _refuse_to_lock_out(memberships: list[Membership], by: Actor) -> None:
    if any(membership.pk == by.membership_id for membership in memberships):
        raise OwnAccount
    ending = [membership.pk for membership in memberships if membership.role == Role.ADMINISTRATOR]
    others = Membership.objects.on(timezone.localdate()).filter(role=Role.ADMINISTRATOR, user__is_active=True)
    if ending and not others.exclude(pk__in=ending).exists():
        raise LastAdministrator
