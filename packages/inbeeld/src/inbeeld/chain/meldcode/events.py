"""What each event of a track is called in the audit pages."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "track.opened": _("Meldcode track begun"),
    "track.read": _("Meldcode track read"),
    "track.overseen": _("Meldcode track looked at without its content"),
    "track.written": _("Step of the meldcode written down"),
    "track.added_to": _("Step of the meldcode added to"),
    "track.details_changed": _("Details of a meldcode track changed"),
    "track.term_set": _("Term of a meldcode track set"),
    "track.term_met": _("Term of a meldcode track met"),
    "track.adviser_asked": _("Attention officer asked to look along"),
    "track.adviser_released": _("Attention officer no longer looks along"),
    "track.assigned": _("Meldcode track handed over"),
    "track.signalled": _("Signal handed in from a meldcode track"),
    "track.printed": _("Meldcode track printed: it left the product"),
    "track.closed": _("Meldcode track closed"),
    "track.reopened": _("Meldcode track opened again"),
}
GROUPS = {"track": _("Meldcode tracks")}
