"""The ways in which contact is made."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ContactKind(TextChoices):
    """The way in which contact was made or tried."""

    IN_PERSON = "in_person", _("Face to face")
    PHONE = "phone", _("Phone")
    MESSAGE = "message", _("Chat or text message")
    VIDEO = "video", _("Video call")
    EMAIL = "email", _("E-mail")
    THROUGH_OTHERS = "through_others", _("Through somebody else")
    UNKNOWN = "unknown", _("Not recorded")  # of a list kept elsewhere; nobody chooses it here
