"""What the parts of a case are called where they are opened to somebody."""

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Part

PART_LABELS = {
    Part.SUMMARY: _("Facts, status and history"),
    Part.SAFETY: _("Safety agreements"),
    Part.CONTACTS: _("Contact moments"),
    Part.ACTIONS: _("Goals and actions"),
    Part.DOMAINS: _("Life domains"),
    Part.DOCUMENTS: _("Documents"),
    Part.IDENTITY: _("Identity"),
}
