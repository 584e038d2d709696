"""Where somebody stays and what they do by day."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stay(TextChoices):
    """Where somebody stays; a type, never a place."""

    OWN_HOME = "own_home", _("A home of his own")
    FAMILY = "family", _("With family")
    FRIENDS = "friends", _("With friends or others")
    SUPPORTED = "supported", _("Supported housing")
    SHELTER = "shelter", _("Shelter")
    RESIDENTIAL = "residential", _("Residential or foster care")
    RECEPTION = "reception", _("Reception of asylum seekers")
    DETENTION = "detention", _("Detention")
    STREET = "street", _("No fixed place, street")
    UNKNOWN = "unknown", pgettext_lazy("stay", "Not known")


class Daytime(TextChoices):
    """What somebody mostly does by day."""

    SCHOOL = "school", _("School or training")
    WORK = "work", _("Work")
    PROGRAMME = "programme", _("Day programme or care farm")
    CARE = "care", _("Care for a child or relative")
    NOTHING = "nothing", _("Nothing fixed")
    UNKNOWN = "unknown", pgettext_lazy("daytime", "Not known")
