"""What a privacy officer has to look at, on the work list: emergency access, and rows that were changed."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.foundation.access.api import Action, Actor, EmergencyAccess
from inbeeld.foundation.rooms.api import Group, Section, WorkItem

from .models import ForgedRow
from .names import kind_name
from .services import emergencies_of


def oversight_sections(actor: Actor, _circle: str, _today: dt.date) -> list[Section]:
    if not actor.may(Action.AUDIT_READ):
        return []
    changed = ForgedRow.objects.waiting()
    opened = emergencies_of(actor).filter(reviewed_at__isnull=True).select_related("membership__user")
    rows, emergencies = reverse("oversight:forged"), reverse("oversight:emergencies")
    return [
        Section("gewijzigd", _("Changed rows, to be looked at"), Group.CASES, changed, _row, ("found_at", "pk"), rows),
        Section(
            "noodtoegang",
            _("Emergency access, to be looked at"),
            Group.CASES,
            opened,
            _emergency,
            ("started_at", "pk"),
            emergencies,
        ),
    ]


def _row(row: ForgedRow) -> WorkItem:
    url = f"{reverse('oversight:forged')}#rij-{row.pk}"
    return WorkItem(url, kind_name(row.label), _("Changed outside this product"), timezone.localdate(row.found_at))


def _emergency(one: EmergencyAccess) -> WorkItem:
    url = f"{reverse('oversight:emergencies')}#noodtoegang-{one.pk}"
    day = timezone.localdate(one.started_at)
    return WorkItem(url, one.membership.user.name, _("Opened a record in an emergency"), day)
