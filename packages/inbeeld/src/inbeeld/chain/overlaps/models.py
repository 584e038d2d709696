"""A link between two cases, or a question about one to another team."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inbeeld.chain.cases.api import Case
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import GuardedRow, SealedField, SealedModel

from .querysets import OverlapQuerySet


class Shared(models.TextChoices):
    """What two cases seem to share."""

    PLACE = "place", _("A place")
    PERIOD = "period", _("A period")
    GROUP = "group", _("A group")
    OTHER = "other", pgettext_lazy("overlap", "Something else")


class State(models.TextChoices):
    LINKED = "linked", pgettext_lazy("overlap", "Linked")
    ASKED = "asked", pgettext_lazy("overlap", "Asked")
    AGREED = "agreed", pgettext_lazy("overlap", "Wants to talk")
    DECLINED = "declined", pgettext_lazy("overlap", "Does not want to talk")
    UNDONE = "undone", pgettext_lazy("overlap", "Undone")


class Overlap(GuardedRow, SealedModel):
    """Of the case that it is seen from, the other team sees nothing: only the reason, and who to talk to.

    `other` is empty when no case goes by the pseudonym that was typed; who asks cannot tell the difference.
    """

    guarded = ("case", "other", "shared", "state", "undone_at")
    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="overlaps")
    other = models.ForeignKey(Case, models.CASCADE, null=True, blank=True, related_name="overlaps_of_others")
    other_named = SealedField()
    shared = CodeField(Shared, _("What do they share?"), max_length=10)
    reason = SealedField(_("Why?"))
    state = CodeField(State, max_length=10)
    asked_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answered_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = OverlapQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = _("overlap")
        verbose_name_plural = _("overlaps")

    def __str__(self) -> str:
        return str(self.pk)

    def is_seen_from(self, case_id: uuid.UUID) -> bool:
        return self.case_id == case_id
