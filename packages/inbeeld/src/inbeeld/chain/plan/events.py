"""What the events of the plan are called in the pages of the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {
    "case.goal_set": _("Goal set"),
    "case.goal_changed": _("Goal put in other words"),
    "case.goal_settled": _("Goal reached, let go or taken up again"),
    "case.action_added": _("Action agreed"),
    "case.action_changed": _("Action changed"),
    "case.action_settled": _("Action settled"),
    "case.domain_rated": _("Life domain rated"),
}
