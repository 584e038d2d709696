"""How actions and goals stand, and how somebody manages on a life domain."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Level(TextChoices):
    """How somebody manages on one life domain, as a professional judges it."""

    ACUTE = "acute", _("Acute")
    NOT_SELF_RELIANT = "not_self_reliant", _("Not self-reliant")
    LIMITED = "limited", _("Limited")
    SUFFICIENT = "sufficient", _("Sufficient")
    FULL = "full", _("Full")


class ActionState(TextChoices):
    OPEN = "open", _("To do")
    DONE = "done", pgettext_lazy("action", "Done")
    DROPPED = "dropped", _("No longer needed")


class GoalState(TextChoices):
    OPEN = "open", _("Working on it")
    REACHED = "reached", _("Reached")
    DROPPED = "dropped", _("Let go")
