"""What the events of retention are called in the pages of the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {
    "retention.announced": _("Announced that it will be erased"),
    "retention.held": _("Kept from being erased"),
    "retention.lifted": _("No longer kept from being erased"),
}
GROUPS: Words = {"retention": _("Retention")}
