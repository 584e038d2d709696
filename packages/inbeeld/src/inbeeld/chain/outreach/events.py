"""What each event of a conversation is called in the audit pages."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "conversation.started": _("Conversation begun"),
    "conversation.followed": _("Conversation opened with its code"),
    "conversation.replied": _("Message of who writes unseen"),
    "conversation.read": _("Conversation read"),
    "conversation.answered": _("Answer to who writes unseen"),
    "conversation.assigned": _("Conversation assigned"),
    "conversation.moved": _("Conversation moved to a team that is there"),
    "conversation.noted": _("Note of the team"),
    "conversation.blocked": _("Conversation blocked"),
    "conversation.unblocked": _("Conversation opened again"),
    "conversation.asked": _("Asked whether a care coordinator may join"),
    "conversation.chosen": _("Chosen whether a care coordinator may join"),
    "conversation.handed_over": _("Conversation handed over as a signal, by choice"),
    "conversation.reply_saved": _("Saved reply added"),
    "conversation.reply_removed": _("Saved reply removed"),
    "conversation.erased": _("Conversation erased"),
}
GROUPS = {"conversation": _("Conversations")}
