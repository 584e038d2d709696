"""What the events of this room are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {
    "access.emergency_reviewed": _("Emergency access looked at"),
    "rows.looked_at": _("Changed row looked at"),
    "rows.settled": _("Missed row settled by two persons"),
    "audit.verification_asked": _("Check of the audit log asked for"),
}
