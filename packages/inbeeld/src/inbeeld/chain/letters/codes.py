"""The code lists of letters."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Addressee(models.TextChoices):
    PARTNER = "partner", _("An organisation")
    AUTHORITY = "authority", _("A judge, municipality or other authority")
    HIMSELF = "himself", _("The young person")
    PARENT = "parent", _("A parent or guardian")
