"""What ends by itself on a day, and how that stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BreakKind(TextChoices):
    """What ends by itself on a day."""

    EIGHTEEN = "eighteen", _("He turns 18")
    COURT_ORDER = "court_order", _("An authorisation of the court ends")
    PLACEMENT = "placement", _("A placement ends")
    EXTENDED_CARE = "extended_care", _("Extended youth care ends")
    PROTECTION = "protection", _("A guardianship or supervision order ends")
    RESIDENCE = "residence", _("A residence permit or reflection period ends")
    OTHER = "other_break", _("Something else ends")


class BreakState(TextChoices):
    AHEAD = "ahead", _("Still to come")
    ARRANGED = "arranged", _("Everything is arranged")
    DROPPED = "dropped", _("No longer applies")
