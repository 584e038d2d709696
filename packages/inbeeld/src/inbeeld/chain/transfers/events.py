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
    "transfer.package_made": _("Package for another installation made"),
    "transfer.package_taken_in": _("Package of another installation taken in"),
    "transfer.package_read": _("Package of another installation read"),
    "transfer.receipt_made": _("Receipt for a package made"),
    "transfer.receipt_taken_in": _("Receipt for a package taken in"),
    "installation.keys_made": _("Keys of this installation made"),
    "installation.old_key_destroyed": _("Old key of this installation destroyed"),
    "installation.keys_replaced": _("Keys of this installation replaced"),
    "installation.registered": _("Key of another installation registered"),
    "installation.ended": _("Key of another installation ended"),
}
GROUPS: Words = {"transfer": _("Transfers"), "installation": _("Other installations")}
