"""What the events of this room are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

GROUPS: Words = {"figures": _("Figures")}

EVENTS: Words = {
    "figures.read": _("Figures read"),
    "figures.asked": _("Figures asked for publication"),
    "figures.published": _("Figures published"),
    "figures.not_made": _("Figures not made, because of a fault"),
    "figures.refused": _("Publication of figures refused"),
    "figures.withdrawn": _("Figures withdrawn"),
    "figures.downloaded": _("Figures downloaded"),
}
