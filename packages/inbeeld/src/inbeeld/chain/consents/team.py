"""Who can see what of a case, in words: the own team, partners, emergencies, oversight, and who once could."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import PART_LABELS, Case, coordinators_for
from inbeeld.chain.consents.codes import TeamRole
from inbeeld.foundation.access.api import EmergencyAccess, Grant, Part
from inbeeld.foundation.accounts.api import Membership, Role

from .services.nightly import ending_soon

WITH_PEOPLE = ("membership__user", "membership__organisation", "data_key", "ended_by__user")


def team_of(case: Case) -> dict[str, Any]:
    """Everything that the page about access shows."""
    grants = [shown_grant(grant) for grant in Grant.objects.of(case).select_related(*WITH_PEOPLE).order_by("ends_at")]
    now = timezone.now()
    soon = set(ending_soon(now).of(case).values_list("pk", flat=True))
    for entry in grants:
        entry["soon"] = entry["grant"].pk in soon
    emergencies = EmergencyAccess.objects.filter(record_kind=Case.scope.kind, record_id=case.pk)
    return {
        "current": [entry for entry in grants if entry["holds"]],
        "ended": [entry for entry in reversed(grants) if not entry["holds"]],
        "house": house_of(case),
        "emergencies": list(
            emergencies.select_related("membership__user", "membership__organisation").order_by("-started_at")
        ),
        "now": now,
    }


def shown_grant(grant: Grant) -> dict[str, Any]:
    parts = [PART_LABELS[part] for part in Part if part in grant.opened_parts]
    roles = dict(TeamRole.choices)
    return {
        "grant": grant,
        "parts": parts,
        "purpose": grant.reveal("purpose"),
        "role": roles.get(grant.team_role, ""),
        "holds": grant.revoked_at is None and grant.ends_at > timezone.now(),
        "why": grant.reveal("end_note") or "",
    }


def house_of(case: Case) -> list[dict[str, Any]]:
    """Who sees the case by his role, without anybody opening it to him."""
    where = {"organisation": case.organisation.name, "region": case.region.name}
    colleagues = coordinators_for(case).exclude(pk=case.coordinator_id).count()
    leads = Membership.objects.on(timezone.localdate()).filter(
        organisation=case.organisation_id, role=Role.TEAM_LEAD, region__in=[case.region_id]
    )
    all_leads = leads | Membership.objects.on(timezone.localdate()).filter(
        organisation=case.organisation_id, role=Role.TEAM_LEAD, region__isnull=True
    )
    task = _("Task of the care coordination")
    return [
        {
            "who": case.coordinator.user.name,
            "as": _("Coordinator of this case"),
            "sees": _("Everything. The identity only after giving a reason, which is logged."),
            "ground": task,
            "until": _("As long as the case is his or hers"),
        },
        {
            "who": _("Other coordinators of %(organisation)s who work for %(region)s: %(number)d")
            % {**where, "number": colleagues},
            "as": _("Team"),
            "sees": _("Everything but the identity"),
            "ground": task,
            "until": _("As long as they work there"),
        },
        {
            "who": _("Team leads of %(organisation)s: %(number)d") % {**where, "number": all_leads.count()},
            "as": _("Team"),
            "sees": _("Everything but the identity, to read"),
            "ground": task,
            "until": _("As long as they work there"),
        },
        {
            "who": _("Privacy officer of %(organisation)s") % where,
            "as": _("Oversight"),
            "sees": _("Each reader, when and why. Nothing of what stands in the case."),
            "ground": _("Legal duty"),
            "until": _("As long as the log is kept"),
        },
    ]
