"""Inviting people, giving and ending roles, and what helps somebody who lost his phone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Invitation, Membership, OpenSession, Organisation, Role, User, invitations
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.geography.api import Region

Address = Callable[[str], str]  # from the token of an invitation to the address of its page


def invite_person(
    email: str, *, organisation: Organisation, role: Role, region: Region | None, address: Address, by: Actor
) -> Invitation:
    """Send an invitation; AlreadyHasAccount when the person is here already."""
    by.must(Action.PEOPLE_MANAGE)
    inviter = Membership.objects.filter(pk=by.member).first()
    with transaction.atomic():
        invitation, token = invitations.invite(email, organisation=organisation, role=role, region=region, by=inviter)
        record("person.invited", record=invitation, actor=by, fields=["email", "role", "region"])
    invitations.send(invitation, address(token))
    return invitation


def invite_again(invitation: Invitation, *, address: Address, by: Actor) -> None:
    by.must(Action.PEOPLE_MANAGE)
    with transaction.atomic():
        token = invitations.renew(invitation)
        record("person.invited_again", record=invitation, actor=by)
    invitations.send(invitation, address(token))


def withdraw_invitation(invitation: Invitation, *, by: Actor) -> None:
    by.must(Action.PEOPLE_MANAGE)
    with transaction.atomic():
        invitations.withdraw(invitation)
        record("person.invitation_withdrawn", record=invitation, actor=by)


def give_role(user: User, *, organisation: Organisation, role: Role, region: Region | None, by: Actor) -> Membership:
    """One role more, from today."""
    by.must(Action.PEOPLE_MANAGE)
    with transaction.atomic():
        membership = Membership.objects.create(
            user=user, organisation=organisation, role=role, region=region, valid_from=timezone.localdate()
        )
        record("person.role_given", record=membership, actor=by, fields=["role", "region"])
    return membership


def end_role(membership: Membership) -> None:
    """From this moment on it opens nothing. The caller guards, hands over and writes the event."""
    membership.end(timezone.localdate() - dt.timedelta(days=1))


def end_sessions(user: User, *, by: Actor) -> int:
    """Sign somebody out everywhere."""
    by.must(Action.PEOPLE_MANAGE)
    with transaction.atomic():
        ended = sign_out_everywhere(user)
        record("person.sessions_ended", record=user, actor=by)
    return ended


def reset_factor(user: User, *, reason: str, by: Actor) -> None:
    """He sets up a new second factor at his next sign-in; until then he cannot work."""
    by.must(Action.PEOPLE_MANAGE)
    with transaction.atomic():
        Authenticator.objects.filter(user_id=user.pk).delete()
        sign_out_everywhere(user)
        record("person.factor_reset", record=user, actor=by, reason=reason)


def sign_out_everywhere(user: User) -> int:
    opened = list(OpenSession.objects.filter(user=user))
    for session in opened:
        session.end()
    return len(opened)
