"""What the events of contact are called in the pages of the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {
    "case.contact_ways_reviewed": _("Ways to make contact reviewed"),
    "case.contact_added": _("Contact written down"),
    "case.contact_changed": _("Contact put right or added to"),
    "case.contact_struck": _("Contact struck out"),
    "case.rhythm_agreed": _("Rhythm of contact agreed"),
}
