"""What somebody is to do in a case, by a day."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case
from inbeeld.chain.plan.codes import ActionState
from inbeeld.chain.plan.querysets import ActionQuerySet
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import SealedField, SealedModel

from .goals import Goal


class CaseAction(SealedModel):
    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="actions", db_index=False)
    what = SealedField(_("What"))
    goal = models.ForeignKey(
        Goal, models.SET_NULL, null=True, blank=True, related_name="actions", verbose_name=_("For which goal?")
    )
    owner = models.ForeignKey(Membership, models.PROTECT, related_name="actions", verbose_name=_("Who"), db_index=False)
    due_on = models.DateField(_("By when?"))
    state = CodeField(ActionState, _("State"), max_length=10, default=ActionState.OPEN)
    settled_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "at"]
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        indexes = [
            models.Index(fields=["owner", "state", "due_on"], name="action_owner_due"),
            models.Index(fields=["case", "state", "due_on"], name="action_case_due"),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.due_on}"
