"""What is kept in versions: a set that holds from a date until a date, and a review of a part of a case."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.querysets import CaseRecordQuerySet
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.vault.api import SealedModel


class Review(SealedModel):
    """Each review is a new record; the newest one holds."""

    bound_to = ("case",)

    reviewed_on = models.DateField(_("Discussed on"), default=timezone.localdate)
    review_on = models.DateField(_("Look again by"))
    version = models.PositiveIntegerField()
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = CaseRecordQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-version"]
