"""Signing in and out, and what changes how somebody signs in, go into the log.

The pages for this are the library's, on a floor that cannot see the log; the library tells what happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.utils import timezone

from inbeeld.foundation.accounts.api import Membership, User

from .models import Outcome
from .trail import record


@dataclass(frozen=True, slots=True)
class SigningIn:
    """Who signs in, before he has chosen in which role he works; the organisation is where he works first."""

    user_id: UUID | None
    membership_id: UUID | None
    organisation_id: UUID | None
    role: str | None = None


def listen() -> None:
    """Called once, when the program starts."""
    told = {
        user_logged_in: "session.begun",
        user_logged_out: "session.ended",
        password_changed: "password.changed",
        password_set: "password.changed",
        password_reset: "password.changed",
        authenticator_added: "second_factor.added",
        authenticator_removed: "second_factor.removed",
        authenticator_reset: "second_factor.changed",
    }
    for signal, event in told.items():
        signal.connect(_writer(event), weak=False, dispatch_uid=f"audit {event}")
    user_login_failed.connect(_refused, dispatch_uid="audit session.refused")


def _writer(event: str) -> Any:
    def write(*, user: User | None = None, **_: Any) -> None:
        if user is not None:
            record(event, record=user, actor=_person(user))

    return write


def _refused(*, credentials: dict[str, Any], **_: Any) -> None:
    """Also for an address that nobody has: what is written takes as long, so that time tells nothing."""
    typed = str(credentials.get("email") or credentials.get("username") or "")
    user = User.objects.filter(email=typed.strip().lower()).first()
    record(
        "session.refused",
        kind=User._meta.label_lower,
        record_id=user.pk if user else None,
        actor=_person(user) if user else SigningIn(None, None, None),
        outcome=Outcome.REFUSED,
    )


def _person(user: User) -> SigningIn:
    works = Membership.objects.on(timezone.localdate()).filter(user=user).order_by("valid_from", "pk").first()
    return SigningIn(user.pk, works.pk if works else None, works.organisation_id if works else None)
