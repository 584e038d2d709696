"""What stood in a record of a case before somebody changed it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.querysets import CaseRecordQuerySet
from inbeeld.foundation.records.api import revisions

from .case import Case


class Revision(revisions.Revision):
    bound_to = ("case", "record_kind", "record_id")

    case = models.ForeignKey(Case, models.CASCADE, related_name="revisions", db_index=False)

    objects = CaseRecordQuerySet.as_manager()

    class Meta(revisions.Revision.Meta):
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        indexes = [models.Index(fields=["case", "record_id", "-at"], name="revision_of_record")]
