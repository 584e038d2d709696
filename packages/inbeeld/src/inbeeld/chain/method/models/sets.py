"""A set that holds from a date until a date."""

from __future__ import annotations

from django.db import models

from inbeeld.foundation.geography.api import DatedQuerySet


class DatedSet(models.Model):
    version = models.PositiveSmallIntegerField(unique=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["version"]

    def __str__(self) -> str:
        return str(self.version)
