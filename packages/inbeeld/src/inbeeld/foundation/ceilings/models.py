"""How much was spent of an allowance in the time that runs."""

from __future__ import annotations

import datetime as dt

from django.db import models

FORGOTTEN_AFTER = dt.timedelta(days=2)


class SpentQuerySet(models.QuerySet["Spent"]):
    def forget_before(self, now: dt.datetime) -> None:
        """Counts of a time that has long ended."""
        self.filter(started_at__lt=now - FORGOTTEN_AFTER).delete()


class Spent(models.Model):
    """Under a hash of what it is about, so that the table alone names nobody."""

    about = models.CharField(max_length=64)
    seconds = models.PositiveIntegerField()
    started_at = models.DateTimeField(db_index=True)
    last_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    objects = SpentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["about", "seconds"], name="spent_once_per_time")]

    def __str__(self) -> str:
        return f"{self.count} in {self.seconds} s"
