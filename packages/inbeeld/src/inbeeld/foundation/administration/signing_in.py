"""Signing in stands in the log: who got in, and that somebody tried and did not."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.accounts.models import User
from inbeeld.foundation.accounts.sign_in import AccountAdapter
from inbeeld.foundation.audit.trail import record


class LoggedAccountAdapter(AccountAdapter):
    """Named in the settings; what it adds to the one below it is the log, which lies on a higher floor."""

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        record("person.signed_in", record=user, actor=Actor(user_id=user.pk))

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Also for an address that nobody has: what is written takes as long, so that time tells nothing."""
        super().authentication_failed(request, **credentials)
        found = User.objects.filter(email=credentials.get("email", "").strip().lower()).first()
        record("person.sign_in_failed", kind="accounts.user", record_id=found.pk if found else None)
