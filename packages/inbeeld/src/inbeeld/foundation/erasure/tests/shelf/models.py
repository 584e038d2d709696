from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils import timezone

from inbeeld.foundation.access.api import Action, Protected, Scope, ScopedQuerySet
from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.vault.api import SealedField, SealedModel


class Folder(Protected, SealedModel):
    guarded = ("organisation",)

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    title = SealedField(null=True)
    changed_on = models.DateField(default=timezone.localdate)

    scope: ClassVar[Scope] = Scope("folder", Action.CASE_READ, "organisation", "organisation")

    objects: ClassVar[ScopedQuerySet[Folder]] = ScopedQuerySet["Folder"].as_manager()  # type: ignore[assignment]

    class Meta:
        app_label = "shelf"


class Sheet(SealedModel):
    """Holds on to its folder, which therefore cannot go before it."""

    folder = models.ForeignKey(Folder, models.PROTECT, related_name="sheets")
    text = SealedField()

    class Meta:
        app_label = "shelf"


class Pin(models.Model):
    """Holds on to a folder and is sealed with no key."""

    folder = models.ForeignKey(Folder, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[Pin]] = models.Manager()

    class Meta:
        app_label = "shelf"

    def __str__(self) -> str:
        return str(self.pk)


def changed_before(day: dt.date) -> models.QuerySet[Folder]:
    return Folder.objects.filter(changed_on__lt=day)
