"""What each event about a signal is called in the audit pages."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "draft.begun": _("Draft of a signal begun"),
    "draft.discarded": _("Draft of a signal thrown away"),
    "route.ended": _("Route of a form ended"),
    "route.started": _("Route of a form set"),
    "signal.received": _("Signal handed in"),
    "signal.read": _("Signal read"),
    "signal.attachment_given": _("Document of a signal given"),
    "signal.followed": _("Signal followed with its code"),
    "signal.assigned": _("Signal assigned"),
    "signal.asked": _("Question asked to who handed in"),
    "signal.answered": _("Answer given to who handed in"),
    "signal.replied": _("Reply of who handed in"),
    "signal.seen": _("Reply seen"),
    "signal.decided": _("Decision on a signal"),
    "signal.passed_on": _("Signal passed on to another region"),
    "signal.offered": _("Signal offered to another region"),
    "signal.offer_read": _("Offer of a signal read"),
    "signal.given_on": _("Signal that nobody could read given on to another desk"),
    "signal.refused": _("Offer of a signal refused"),
    "signal.taken_back": _("Offer of a signal taken back"),
    "signal.linked": _("Two signals linked"),
    "signal.unlinked": _("Link between two signals undone"),
    "signal.compared": _("Signals laid side by side"),
    "signal.told_apart": _("Two signals told apart"),
    "signal.undone": _("Decision on a signal undone"),
}
GROUPS = {"draft": _("Drafts"), "route": _("Routes"), "signal": _("Signals")}
