"""What the events of overlaps are called in the pages of the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {
    "overlap.linked": _("Two cases linked"),
    "overlap.asked": _("Another team asked about an overlap"),
    "overlap.answered": _("Question about an overlap answered"),
    "overlap.undone": _("Link between cases undone"),
    "overlap.read": _("Overlaps of a case read"),
}
GROUPS: Words = {"overlap": _("Overlaps")}
