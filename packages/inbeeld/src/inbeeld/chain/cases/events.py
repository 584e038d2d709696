"""What the events of cases are called in the pages of the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {
    "case.opened": _("Case opened"),
    "case.read": _("Case read"),
    "case.listed": _("List of cases read"),
    "case.looked_for": _("Looked whether there was an earlier case"),
    "case.came_up": _("Came up as a possible earlier case"),
    "case.changed": _("Facts of a case changed"),
    "case.episode_added": _("Episode of exploitation written down"),
    "case.episode_changed": _("Episode of exploitation changed"),
    "case.safety_reviewed": _("Safety agreements of a case reviewed"),
    "case.checks_answered": _("Points of a phase answered"),
    "case.status_changed": _("Status of a case changed"),
    "case.status_corrected": _("Status of a case corrected"),
    "case.detection_added": _("Written down who saw signs"),
    "case.phase_changed": _("Phase of a case changed"),
    "case.assigned": _("Case handed over"),
    "case.closed": _("Case closed"),
    "case.reopened": _("Case opened again"),
    "identity.opened": _("Identity opened"),
    "identity.changed": _("Identity changed"),
}

GROUPS: Words = {
    "case": _("Cases"),
    "identity": _("Identity"),
}
