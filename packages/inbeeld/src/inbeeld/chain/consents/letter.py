"""The letter to a receiver outside: consent is gone, stop using what you got."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inbeeld.chain.consents.models import Recall
from inbeeld.foundation.printing.api import pdf_of


def letter_of(recall: Recall) -> bytes:
    """Names nobody: the receiver knows it by what he got, when, and under which reference."""
    sent, end = recall.sent, recall.end
    values = {
        "parties": [[_("Sender"), sent.case.organisation.name], [_("To whom"), sent.reveal("to")]],
        "day": date_format(timezone.localdate()),
        "opening": _("On %(sent)s you received the following from us. Since %(end)s the consent for this is gone.")
        % {"sent": date_format(sent.on), "end": date_format(end.on)},
        "facts": [
            [_("Which information"), sent.reveal("what")],
            [_("In which form"), str(sent.get_kind_display())],
            [_("Our reference"), sent.case.pseudonym],
        ],
        "asks": [
            _("Do not use this information any more and do not pass it on."),
            _("Erase it, unless a law obliges you to keep it. If so, write to us which law that is."),
            _("If you passed it on yourself, tell those receivers too, and tell us who they are."),
            _("Confirm to us within one month what you did."),
        ],
        "closing": _("This letter names nobody on purpose. Call us if you cannot tell what it is about."),
        "asks_heading": _("What we ask of you"),
    }
    return pdf_of("consents:withdrawal", values, title=_("Consent is gone"), mark=_("Confidential"))
