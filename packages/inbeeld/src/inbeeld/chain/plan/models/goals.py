"""What he wants to reach, in his own words."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case
from inbeeld.chain.plan.codes import GoalState
from inbeeld.chain.plan.querysets import GoalQuerySet
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.records.api import CodeField
from inbeeld.foundation.vault.api import SealedField, SealedModel


class Goal(SealedModel):
    bound_to = ("case",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="goals", db_index=False)
    words = SealedField(_("In his own words"))
    domain_code = models.SlugField(_("Life domain"), max_length=40, blank=True)
    state = CodeField(GoalState, _("State"), max_length=10, default=GoalState.OPEN)
    set_on = models.DateField(_("Set on"), default=timezone.localdate)
    settled_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["set_on", "at"]
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        indexes = [models.Index(fields=["case", "state", "set_on"], name="goal_of_case")]

    def __str__(self) -> str:
        return f"{self.case} {self.set_on}"


class GoalEvent(SealedModel):
    """A goal was set, changed, reached or let go: its words as they stood then, and what he said about it."""

    bound_to = ("goal",)

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="events")
    state = CodeField(GoalState, max_length=10)
    words = SealedField()
    say = SealedField(_("What he says about it"), null=True, blank=True)
    on = models.DateField(_("On"), default=timezone.localdate)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at"]
        verbose_name = _("step of a goal")
        verbose_name_plural = _("steps of goals")

    def __str__(self) -> str:
        return f"{self.state} {self.on}"
