"""Inviting somebody, and accepting the invitation. No event is written here: who calls this tells the audit trail."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.foundation.geography.api import Region

from .models import Invitation, Membership, Organisation, User
from .rules import Role


class AlreadyHasAccount(Exception):
    """Somebody with this address can sign in already: give him another role instead."""


class InvitationClosed(Exception):
    """The link was used, withdrawn or has expired, or was never sent."""


@transaction.atomic
def invite(
    email: str, *, organisation: Organisation, role: Role, region: Region | None, by: Membership | None
) -> tuple[Invitation, str]:
    """A new invitation and the token for its link; an earlier one for the same address and organisation ends."""
    email = email.strip().lower()
    if User.objects.filter(email=email).exists():
        raise AlreadyHasAccount
    now = timezone.now()
    Invitation.objects.waiting().filter(email=email, organisation=organisation).change(withdrawn_at=now)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email,
        organisation=organisation,
        role=role,
        region=region,
        invited_by=by,
        token_hash=_hash(token),
        sent_at=now,
        expires_at=_expiry(now),
    )
    return invitation, token


def renew(invitation: Invitation) -> str:
    """A new link for another week; the old link stops working."""
    token = secrets.token_urlsafe(32)
    now = timezone.now()
    invitation.token_hash, invitation.sent_at, invitation.expires_at = _hash(token), now, _expiry(now)
    invitation.save(update_fields=["token_hash", "sent_at", "expires_at"])
    return token


def withdraw(invitation: Invitation) -> None:
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])


def send(invitation: Invitation, address: str) -> None:
    """The e-mail names nobody and nothing but the address of the page."""
    body = render_to_string("accounts/email/invitation.txt", {"address": address, "days": settings.INVITATION_DAYS})
    EmailMessage(_("You are invited"), body, settings.DEFAULT_FROM_EMAIL, [invitation.email]).send()


def open_invitation(token: str) -> Invitation:
    found = (
        Invitation.objects.filter(token_hash=_hash(token)).select_related("organisation", "region").genuine().first()
    )
    if found is None or not found.is_open(timezone.now()) or found.organisation.closed_on is not None:
        raise InvitationClosed
    return found


@transaction.atomic
def accept(token: str, *, name: str, password: str) -> Membership:
    """The person exists from now on, with the role he was invited for. The link works once."""
    invitation = open_invitation(token)
    now = timezone.now()
    taken = Invitation.objects.waiting().filter(pk=invitation.pk, expires_at__gt=now).change(accepted_at=now)
    if not taken or User.objects.filter(email=invitation.email).exists():
        raise InvitationClosed
    user = User.objects.create_user(invitation.email, password, name=name)
    invitation.refresh_from_db()
    invitation.accepted_by = user
    invitation.save(update_fields=["accepted_by"])
    return Membership.objects.create(
        user=user,
        organisation=invitation.organisation,
        role=invitation.role,
        region=invitation.region,
        valid_from=timezone.localdate(),
    )


def _expiry(now: dt.datetime) -> dt.datetime:
    return now + dt.timedelta(days=settings.INVITATION_DAYS)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
