"""What the events of the way of working are called in the pages of the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {
    "method.terms_set": _("Working terms set"),
    "method.domains_set": _("Life domains changed from a day on"),
    "method.checks_set": _("Points of phases changed from a day on"),
    "method.plan_withdrawn": _("Planned change of the way of working withdrawn"),
}

GROUPS: Words = {
    "method": _("Way of working"),
}
