"""Who can sign in, and what he does for whom."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import ClassVar

from allauth.account.models import EmailAddress
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.role_names import ROLE_NAMES
from inbeeld.foundation.accounts.rules import Role
from inbeeld.foundation.geography.api import DatedQuerySet, Region
from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow

from .organisations import Organisation


class UserManager(BaseUserManager.from_queryset(GuardedQuerySet)):  # type: ignore[misc]
    @transaction.atomic
    def create_user(self, email: str, password: str | None = None, *, name: str = "") -> User:
        """A user whose address counts as verified: an invitation sent to it is the only way in."""
        user: User = self.model(email=email.strip().lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user


class User(GuardedRow, AbstractBaseUser):
    """Somebody who can sign in. What he may do follows from his memberships alone."""

    guarded = ("password", "email", "name", "is_active", "closed_at")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("E-mail address"), unique=True)
    name = models.CharField(_("Name"), max_length=100)
    language = models.CharField(
        _("Language"), max_length=2, choices=[("nl", "Nederlands"), ("en", "English")], default="nl"
    )
    shortcuts = models.BooleanField(
        _("Keys that do something at once"),
        default=True,
        help_text=_("Turn them off when they are in the way of a screen reader or speech recognition."),
    )
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return self.name

    def close(self, at: dt.datetime) -> None:
        """He can no longer sign in; his name stays beside what he did."""
        self.is_active = False
        self.closed_at = at
        self.set_unusable_password()
        self.save(update_fields=["is_active", "closed_at", "password"])


class MembershipQuerySet(DatedQuerySet):
    def that_hold_for(self, user: User) -> MembershipQuerySet:
        """What somebody may work as today, the oldest first."""
        return (
            self.on(timezone.localdate())
            .filter(user=user, organisation__closed_on__isnull=True)
            .select_related("user", "organisation", "region")
            .order_by("valid_from", "pk")
        )


class Membership(GuardedRow):
    """A user has a role in an organisation, for one region or for all of it, from a date until a date."""

    guarded = ("user", "organisation", "role", "region", "valid_from", "valid_until")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    role = models.CharField(_("Role"), max_length=20, choices=[(role.value, ROLE_NAMES[role]) for role in Role])
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["user", "valid_from"])]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}"

    @property
    def stands(self) -> bool:
        """Whether the membership, who holds it and the organisation are as they were written."""
        return self.is_genuine and self.user.is_genuine and self.organisation.is_genuine

    def end(self, last_day: dt.date) -> None:
        self.valid_until = last_day
        self.save(update_fields=["valid_until"])
