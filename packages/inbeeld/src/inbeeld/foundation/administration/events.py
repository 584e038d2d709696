"""What the events of this room are called in the pages of the privacy officer."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "organisation.created": _("Organisation added"),
    "organisation.changed": _("Organisation changed"),
    "organisation.closed": _("Organisation closed"),
    "person.invited": _("Person invited"),
    "person.invited_again": _("Invitation sent again"),
    "person.invitation_withdrawn": _("Invitation withdrawn"),
    "person.role_given": _("Role given"),
    "person.role_ended": _("Role ended"),
    "person.sessions_ended": _("Sessions of a person ended"),
    "person.factor_reset": _("Second factor of a person reset"),
    "person.away": _("Absence set"),
    "person.back": _("Absence taken away"),
    "person.closed": _("Person closed"),
    "region.created": _("Care-coordination region added"),
    "region.municipality_added": _("Municipality added to a region"),
    "region.municipality_ended": _("Municipality leaves a region"),
    "region.coordination_started": _("Care coordination of a region started"),
    "region.coordination_ended": _("Care coordination of a region ended"),
    "region.contact_changed": _("Contact details of a region changed"),
    "region.national_contact_changed": _("National contact details changed"),
}
GROUPS = {
    "organisation": _("Organisations"),
    "person": _("People"),
    "region": _("Regions"),
}
