"""What the events of breaks ahead are called in the pages of the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {
    "case.break_added": _("Break ahead written down"),
    "case.break_changed": _("Break ahead changed"),
    "case.break_point_settled": _("Point before a break settled"),
    "case.break_announced": _("Break ahead announced"),
}
