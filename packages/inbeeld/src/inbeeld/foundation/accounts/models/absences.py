"""Who is away, from when until when, and who takes over meanwhile."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .people import Membership


class AbsenceQuerySet(QuerySet["Absence"]):
    def on(self, day: dt.date) -> AbsenceQuerySet:
        return self.filter(first_day__lte=day, last_day__gte=day)

    def from_day(self, day: dt.date) -> AbsenceQuerySet:
        """What goes on or is still to come."""
        return self.filter(last_day__gte=day).order_by("first_day", "pk")


class Absence(models.Model):
    """Somebody is away: notices go to who takes over, and new work is not given to him."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="absences")
    replacement = models.ForeignKey(Membership, models.SET_NULL, null=True, blank=True, related_name="+")
    first_day = models.DateField(_("First day"))
    last_day = models.DateField(_("Last day"))
    recorded_by = models.ForeignKey(Membership, models.SET_NULL, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["membership", "last_day"], name="absence_current")]
        constraints = [models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="absence_ends_later")]

    def __str__(self) -> str:
        return f"{self.membership_id}, {self.first_day}"
