"""What the events of consent are called in the pages of the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {
    "consent.recorded": _("Answer to a question for consent written down"),
    "consent.withdrawn": _("Consent withdrawn"),
    "consent.expired": _("Consent ended by date"),
    "sharing.sent_outside": _("Information about a case sent outside"),
    "sharing.recalled": _("Receiver outside told that consent is gone"),
    "sharing.letter_made": _("Letter about a withdrawn consent made"),
    "sharing.announced": _("End of access announced"),
    "sharing.notice_seen": _("Notice of ended access seen"),
    "sharing.read": _("Who can see what was read"),
}
GROUPS: Words = {"consent": _("Consent"), "sharing": _("Sharing")}
