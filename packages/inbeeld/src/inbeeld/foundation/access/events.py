"""What the events of this room are called in the pages of the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {
    "access.granted": _("Part of a case opened to a partner"),
    "access.revoked": _("Access of a partner withdrawn"),
    "access.extended": _("Access of a partner extended"),
    "access.emergency_opened": _("Emergency access taken"),
    "access.emergency_refused": _("Emergency access asked for a case that was not found"),
}
GROUPS: Words = {"access": _("Access")}
