"""What the events of transfers are called in the pages of the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {
    "transfer.asked": _("Transfer to another region asked"),
    "transfer.read": _("Request for a transfer read"),
    "transfer.conditions_named": _("Conditions for a transfer named"),
    "transfer.accepted": _("Case taken over by another region"),
    "transfer.refused": _("Transfer refused"),
    "transfer.withdrawn": _("Request for a transfer taken back"),
}
GROUPS: Words = {"transfer": _("Transfers")}
