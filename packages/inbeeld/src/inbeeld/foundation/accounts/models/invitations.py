"""The only way in: a link sent to an address, once, for a while."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.role_names import ROLE_NAMES
from inbeeld.foundation.accounts.rules import Role
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow

from .organisations import Organisation
from .people import Membership, User


class InvitationQuerySet(GuardedQuerySet["Invitation"]):
    def waiting(self) -> InvitationQuerySet:
        """Neither accepted nor withdrawn; perhaps expired, so that it can be sent again."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)


class Invitation(GuardedRow):
    """Somebody was asked to work here. Of the link only a hash is kept."""

    guarded = (
        "email", "organisation", "role", "region", "token_hash", "expires_at", "accepted_at", "accepted_by",
        "withdrawn_at",
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("E-mail address"))
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="invitations")
    role = models.CharField(_("Role"), max_length=20, choices=[(role.value, ROLE_NAMES[role]) for role in Role])
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.get_role_display()}"

    def is_open(self, at: dt.datetime) -> bool:
        return self.accepted_at is None and self.withdrawn_at is None and at < self.expires_at
