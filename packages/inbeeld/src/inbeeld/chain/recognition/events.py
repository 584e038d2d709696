"""What each event of a kept list of signs is called in the audit pages."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "sign_list.kept": _("List of signs kept"),
    "sign_list.read": _("List of signs read"),
    "sign_list.removed": _("List of signs removed"),
}
GROUPS = {"sign_list": _("Lists of signs")}
