"""The lists from which a conference is described."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inbeeld.foundation.access.api import Part


class Way(models.TextChoices):
    """How people come together."""

    ROOM = "room", _("At one place")
    ONLINE = "online", _("Online")
    PHONE = "phone", _("By telephone")


class State(models.TextChoices):
    PLANNED = "planned", _("Planned")
    HELD = "held", pgettext_lazy("conference", "Held")
    CANCELLED = "cancelled", _("Called off")


class Presence(models.TextChoices):
    UNKNOWN = "", _("Not written down")
    PRESENT = "present", _("Present")
    EXCUSED = "excused", _("Excused")
    ABSENT = "absent", _("Absent")


# The parts of a case that an item can belong to; who holds the part reads the item.
ITEM_PARTS = (Part.SUMMARY, Part.SAFETY, Part.DOMAINS, Part.CONTACTS, Part.ACTIONS)
