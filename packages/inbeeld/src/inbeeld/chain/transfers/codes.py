"""The code lists that transfers are written in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Urgency(TextChoices):
    """How soon an answer is needed."""

    TODAY = "today", _("Today or tomorrow")
    WEEK = "week", _("Within a week")
    MONTH = "month", _("Within three weeks")


class State(TextChoices):
    ASKED = "asked", pgettext_lazy("transfer", "Asked")
    CONDITIONS = "conditions", pgettext_lazy("transfer", "Conditions named")
    ACCEPTED = "accepted", pgettext_lazy("transfer", "Taken over")
    REFUSED = "refused", pgettext_lazy("transfer", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("transfer", "Taken back")
