"""What each event of a conference is called in the audit pages."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "conference.called": _("Case conference called"),
    "conference.changed": _("Case conference changed"),
    "conference.arranged": _("Agenda of a case conference arranged"),
    "conference.minuted": _("Minutes of a case conference written"),
    "conference.attended": _("Who was at a case conference written down"),
    "conference.held": _("Case conference held"),
    "conference.reopened": _("Minutes of a case conference opened again"),
    "conference.cancelled": _("Case conference called off"),
    "conference.printed": _("Minutes printed: they left the product"),
}
GROUPS = {"conference": _("Case conferences")}
