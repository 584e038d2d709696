"""The phases of the approach."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Phase(TextChoices):
    """Phase of the approach."""

    FOUND = "found", _("Found")
    CONTACT = "contact", _("Making contact")
    HOLDING = "holding", _("Holding on")
    GUIDING = "guiding", _("Guiding")
    LED_TO_HELP = "led_to_help", _("Led to help")
    EXITING = "exiting", _("Exiting")
    AFTER_CARE = "after_care", _("After-care")
    ENDED = "ended", _("Ended")
