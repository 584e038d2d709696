"""Places and the regions they fall in; each fact holds from a date until a date."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.vault.api import GuardedRow

from .querysets import DatedQuerySet, MunicipalityQuerySet
from .rules import plain_name


class RegionKind(models.TextChoices):
    """The divisions of the country that the chain works with."""

    PROVINCE = "province", _("Province")
    SAFETY = "safety", _("Safety region")
    VEILIG_THUIS = "veilig_thuis", _("Veilig Thuis region")
    YOUTH = "youth", _("Youth region")
    POLICE = "police", _("Police unit")
    CARE_COORDINATION = "care_coordination", _("Care-coordination region")


class Region(models.Model):
    """An area of one kind. Who coordinates care in it, and how he is reached, is told by the accounts."""

    kind = models.CharField(max_length=20, choices=RegionKind.choices)
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["kind", "code"], name="region_once_per_kind")]

    def __str__(self) -> str:
        return self.name


class Municipality(GuardedRow):
    """A municipality as it was or is; after a merger the old one stays, with its last day and its successor."""

    guarded = ("code", "valid_from", "valid_until", "successor")

    code = models.CharField(max_length=6, unique=True)
    name = models.CharField(max_length=100)
    search_name = models.CharField(max_length=100, db_index=True, editable=False)
    valid_from = models.DateField(default=dt.date(1900, 1, 1))
    valid_until = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "municipalities"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_name = plain_name(self.name)
        super().save(*args, **kwargs)


class RegionMembership(GuardedRow):
    """A municipality falls in a region from a date until a date (the last day included)."""

    guarded = ("municipality", "region", "valid_from", "valid_until")

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="regions")
    region = models.ForeignKey(Region, models.PROTECT, related_name="municipalities")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["municipality", "valid_from"])]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "region", "valid_from"], name="membership_once_per_start")
        ]

    def __str__(self) -> str:
        return f"{self.municipality} > {self.region}"
