"""Who coordinates care where, and how he is reached; each fact holds from a date until a date."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.geography.api import DatedQuerySet, Region
from inbeeld.foundation.vault.api import GuardedRow

from .organisations import Organisation


class ContactDetails(models.Model):
    """How somebody is reached, where that was found, and who last checked it (nobody: unchecked)."""

    phone = models.CharField(_("Telephone"), max_length=30, blank=True)
    email = models.EmailField(_("E-mail address"), blank=True)
    website = models.URLField(_("Website"), blank=True)
    opening_hours = models.CharField(_("Reachable"), max_length=150, blank=True)
    source = models.CharField(_("Source"), max_length=200, blank=True)
    checked_on = models.DateField(_("Checked on"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_checked(self) -> bool:
        return self.checked_on is not None


class RegionCoordination(GuardedRow, ContactDetails):
    """An organisation coordinates care for a care-coordination region, from a date until a date."""

    guarded = ("organisation", "region", "valid_from", "valid_until", "phone", "email", "website")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="coordinations")
    region = models.ForeignKey(Region, models.PROTECT, related_name="coordinations")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["region", "valid_from"])]

    def __str__(self) -> str:
        return f"{self.organisation} > {self.region}"


class ContactKind(models.TextChoices):
    """The numbers that hold for the whole country."""

    COORDINATION = "coordination", _("Care coordination where no region has it")
    VEILIG_THUIS = "veilig_thuis", _("Veilig Thuis")
    EMERGENCY = "emergency", _("Acute danger")


class NationalContact(GuardedRow, ContactDetails):
    """A party that can be reached from anywhere, from a date until a date."""

    guarded = ("kind", "name", "valid_from", "valid_until", "phone", "email", "website")

    kind = models.CharField(max_length=20, choices=ContactKind.choices)
    name = models.CharField(_("Name"), max_length=150)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "valid_from"], name="national_contact_once_per_start")]

    def __str__(self) -> str:
        return self.name
