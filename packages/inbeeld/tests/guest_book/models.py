"""A guest book: the smallest room there is (CONTRIBUTING, A room, line by line)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from inbeeld.foundation.access.api import Action, Protected, Scope
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.vault.api import SealedField, SealedModel


class GuestEntry(Protected, SealedModel):
    """What a guest wrote; sealed, since it may say who they are."""

    guarded = ("organisation", "by")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    words = SealedField()
    written_on = models.DateField(default=timezone.localdate)
    is_read = models.BooleanField(default=False)

    scope: ClassVar[Scope] = Scope("guest_entry", Action.WORK, "organisation", "organisation")
