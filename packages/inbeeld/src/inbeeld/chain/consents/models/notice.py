"""Somebody lost access: it stands on his work list until he has seen it."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case
from inbeeld.chain.consents.querysets import NoticeQuerySet
from inbeeld.foundation.access.api import EndCause
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.records.api import CodeField


class AccessNotice(models.Model):
    """It names the case by its pseudonym, and why; nothing of what stood in it. Of an erased case not even its name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="access_notices")
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="+")
    cause = CodeField(EndCause)
    at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        verbose_name = _("notice of ended access")
        verbose_name_plural = _("notices of ended access")
        indexes = [models.Index(fields=["membership", "seen_at"], name="access_notice_unseen")]

    def __str__(self) -> str:
        return f"{self.case_id} > {self.membership_id}"
