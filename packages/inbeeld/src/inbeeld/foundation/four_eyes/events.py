"""What the events of this room are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {
    "four_eyes.asked": _("Asked for what cannot be undone"),
    "four_eyes.read": _("Request for a second person read"),
    "four_eyes.agreed": _("Second person agreed"),
    "four_eyes.refused": _("Second person refused"),
    "four_eyes.withdrawn": _("Request for a second person taken back"),
    "four_eyes.stopped": _("Stopped, although two persons agreed"),
    "four_eyes.returned": _("Waits for a second person again: who decided is no longer here"),
    "four_eyes.lapsed": _("Request for a second person lapsed"),
    "four_eyes.forgotten": _("Settled request for a second person removed after its term"),
    "four_eyes.done": _("Carried out what two persons decided"),
}
GROUPS: Words = {"four_eyes": _("Second person")}
