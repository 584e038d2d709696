"""People, the organisations they work for, and what they do there."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.geography.models import Region
from inbeeld.foundation.geography.querysets import DatedQuerySet

from .rules import Role


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, *, name: str = "") -> User:
        user = self.model(email=email.strip().lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who can sign in. What he may do follows from his memberships alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("E-mail address"), unique=True)
    name = models.CharField(_("Name"), max_length=100)
    language = models.CharField(
        _("Language"), max_length=2, choices=[("nl", "Nederlands"), ("en", "English")], default="nl"
    )
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return self.name


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


class Organisation(models.Model):
    """A party in the chain."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("Name"), max_length=150, unique=True)
    type = models.CharField(_("Type"), max_length=20, choices=OrganisationType.choices)
    reporter_type = models.CharField(_("Reporter type"), max_length=20, choices=ReporterType.choices)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class RegionCoordination(models.Model):
    """An organisation coordinates care for a care-coordination region, from a date until a date."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="coordinations")
    region = models.ForeignKey(Region, models.PROTECT, related_name="coordinations")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.organisation} > {self.region}"


class Membership(models.Model):
    """A user has a role in an organisation, for one region or for all of it, from a date until a date."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    role = models.CharField(_("Role"), max_length=20, choices=[(role.value, role.name) for role in Role])
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["user", "valid_from"])]

    def __str__(self) -> str:
        return f"{self.user}, {self.role}"
