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
    "case.contact_ways_reviewed": _("Ways to make contact reviewed"),
    "case.contact_added": _("Contact written down"),
    "case.contact_changed": _("Contact put right or added to"),
    "case.contact_struck": _("Contact struck out"),
    "case.rhythm_agreed": _("Rhythm of contact agreed"),
    "case.goal_set": _("Goal set"),
    "case.goal_changed": _("Goal put in other words"),
    "case.goal_settled": _("Goal reached, let go or taken up again"),
    "case.checks_answered": _("Points of a phase answered"),
    "case.progress_exported": _("Progress of cases taken along as CSV"),
    "case.progress_answered": _("Progress of a quarter answered"),
    "case.action_added": _("Action agreed"),
    "case.action_changed": _("Action changed"),
    "case.action_settled": _("Action settled"),
    "case.domain_rated": _("Life domain rated"),
    "case.status_changed": _("Status of a case changed"),
    "case.status_corrected": _("Status of a case corrected"),
    "case.detection_added": _("Written down who saw signs"),
    "case.break_added": _("Break ahead written down"),
    "case.break_changed": _("Break ahead changed"),
    "case.break_point_settled": _("Point before a break settled"),
    "case.break_announced": _("Break ahead announced"),
    "case.phase_changed": _("Phase of a case changed"),
    "case.assigned": _("Case handed over"),
    "case.closed": _("Case closed"),
    "case.reopened": _("Case opened again"),
    "method.terms_set": _("Working terms set"),
    "method.domains_set": _("Life domains changed from a day on"),
    "method.checks_set": _("Points of phases changed from a day on"),
    "method.plan_withdrawn": _("Planned change of the way of working withdrawn"),
    "identity.opened": _("Identity opened"),
    "identity.changed": _("Identity changed"),
}
GROUPS: Words = {
    "case": _("Cases"),
    "identity": _("Identity"),
    "method": _("Way of working"),
}
