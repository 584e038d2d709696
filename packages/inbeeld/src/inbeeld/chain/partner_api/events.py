"""What each event about a key of a system is called in the audit pages."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "system_key.issued": _("Key for a system issued"),
    "system_key.renewed": _("Key for a system renewed"),
    "system_key.revoked": _("Key for a system revoked"),
}
GROUPS = {"system_key": _("Keys of systems")}
