"""What the events of letters are called in the pages of the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {
    "letter.begun": _("Letter begun"),
    "letter.read": _("Draft of a letter read"),
    "letter.changed": _("Letter changed"),
    "letter.parent_confirmed": _("Letter to a parent confirmed"),
    "letter.finished": _("Letter made final"),
    "letter.discarded": _("Draft of a letter thrown away"),
}
GROUPS: Words = {
    "letter": _("Letters"),
}
