"""The parties in the chain."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.vault.api import GuardedQuerySet, GuardedRow


class OrganisationType(models.TextChoices):
    CARE_COORDINATION = "care_coordination", _("Care coordination")
    MUNICIPALITY = "municipality", _("Municipality")
    OUTREACH = "outreach", _("Outreach team")
    YOUTH_CARE = "youth_care", _("Youth care")
    SHELTER = "shelter", _("Shelter")
    EDUCATION = "education", _("Education")
    HEALTH = "health", _("Health care")
    POLICE = "police", _("Police")
    REGISTER = "register", _("National register")
    RESEARCH = "research", _("Research")
    OTHER = "other", _("Other")


class ReporterType(models.TextChoices):
    """How the national register names who reports (brief, section 3)."""

    NATIONAL_POLICE = "national_police", _("National police")
    KMAR = "kmar", _("Marechaussee (KMar)")
    LABOUR_INSPECTORATE = "labour_inspectorate", _("Labour Inspectorate (NLA)")
    CARE_COORDINATION = "care_coordination", _("Care coordination")
    FAIRWORK = "fairwork", _("FairWork")
    YOUTH_CARE = "youth_care", _("Youth care")
    SHELTER = "shelter", _("Shelter")
    EDUCATION = "education", _("Education")
    HEALTH = "health", _("Health care")
    OTHER = "other", _("Other")


class Organisation(GuardedRow):
    """A party in the chain."""

    guarded = ("name", "type", "closed_on")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("Name"), max_length=150, unique=True)
    type = models.CharField(_("Type"), max_length=20, choices=OrganisationType.choices)
    reporter_type = models.CharField(_("Reporter type"), max_length=20, choices=ReporterType.choices)
    closed_on = models.DateField(null=True, blank=True)

    objects = GuardedQuerySet["Organisation"].as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
