"""A guest book: the smallest room there is (CONTRIBUTING, A room, line by line)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from inbeeld.foundation.access.querysets import Protected, Scope
from inbeeld.foundation.access.rules import Action
from inbeeld.foundation.accounts.models import Membership, Organisation
from inbeeld.foundation.vault.fields import SealedField
from inbeeld.foundation.vault.models import SealedModel


class GuestEntry(Protected, SealedModel):
    """What a guest wrote; sealed, since it may say who they are."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    words = SealedField()
    written_on = models.DateField(default=timezone.localdate)
    is_read = models.BooleanField(default=False)

    scope: ClassVar[Scope] = Scope("guest_entry", Action.WORK, "organisation", "organisation")
