"""What sharing asks for: access that ends or ended, and receivers who have to hear that consent is gone."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import OWN, Case, CaseQuerySet
from inbeeld.foundation.access.api import Action, Actor, EmergencyAccess, Grant
from inbeeld.foundation.rooms.api import Group, Section, WorkItem
from inbeeld.foundation.vault.api import GuardedQuerySet

from .models import AccessNotice, Recall
from .services.nightly import ending_soon

AnyAccess = TypeVar("AnyAccess", bound=GuardedQuerySet[Any])

EMERGENCIES_SHOWN = dt.timedelta(days=7)
PSEUDONYM = Subquery(Case.objects.filter(pk=OuterRef("record_id")).values("pseudonym")[:1])


def sharing_sections(actor: Actor, circle: str, _today: dt.date) -> list[Section]:
    """All of it is somebody's own: a team has none."""
    if circle != OWN or not actor.may(Action.CASE_READ):
        return []
    return [_ended(actor), _ending(actor), _partners_ending(actor), _recalls(actor)]


def emergency_sections(actor: Actor, circle: str, _today: dt.date) -> list[Section]:
    """There may be danger that the coordinator does not know of: this stands above all else."""
    return [_emergencies(actor)] if circle == OWN and actor.may(Action.CASE_SHARE) else []


def _of_own_cases(rows: AnyAccess, actor: Actor, cases: CaseQuerySet) -> AnyAccess:
    """A case that was written to somebody in the database is not theirs, so its MAC is looked at."""
    mine = cases.filter(pk__in=rows.values("record_id")).of_coordinator(actor.membership_id)
    return rows.filter(record_id__in=mine.genuine_ids())


def _emergencies(actor: Actor) -> Section:
    """Somebody opened a case of the actor because of danger: it stands here for a week."""
    recent = EmergencyAccess.objects.filter(
        organisation=actor.organisation_id,
        started_at__gte=timezone.now() - EMERGENCIES_SHOWN,
        record_kind=Case.scope.kind,
    ).exclude(membership=actor.membership_id)
    rows = _of_own_cases(recent, actor, Case.objects.all()).select_related("membership__user")
    named = rows.defer("reason").annotate(pseudonym=PSEUDONYM)
    heading = _("Your cases that somebody opened in an emergency")
    return Section("noodtoegang", heading, Group.TOGETHER, named, _emergency_item, ("-started_at", "pk"))


def _emergency_item(emergency: EmergencyAccess) -> WorkItem:
    name = emergency.pseudonym or ""  # type: ignore[attr-defined]  # annotated above
    url = reverse("consents:access", args=[emergency.record_id])
    day = timezone.localdate(emergency.started_at)
    return WorkItem(url, name, _("Call: is he safe?"), day, emergency.membership.user.name)


def _ended(actor: Actor) -> Section:
    rows = AccessNotice.objects.unseen_by(actor.membership_id).select_related("case")
    return Section("toegang-gestopt", _("Access that was ended"), Group.TOGETHER, rows, _ended_item, ("-at", "pk"))


def _ended_item(notice: AccessNotice) -> WorkItem:
    day = timezone.localdate(notice.at)
    name = notice.case.pseudonym if notice.case else _("A case")
    return WorkItem(reverse("consents:mine"), name, notice.get_cause_display(), day)


def _ending(actor: Actor) -> Section:
    rows = ending_soon(timezone.now()).filter(membership=actor.membership_id)
    named = rows.defer("purpose").annotate(pseudonym=PSEUDONYM)
    return Section(
        "toegang-eindigt", _("Access that ends soon"), Group.TOGETHER, named, _ending_item, ("ends_at", "pk")
    )


def _ending_item(grant: Grant) -> WorkItem:
    name = grant.pseudonym or ""  # type: ignore[attr-defined]  # annotated above
    return WorkItem(reverse("consents:mine"), name, _("Your access ends"), timezone.localdate(grant.ends_at))


def _partners_ending(actor: Actor) -> Section:
    """Of the actor's own cases: to be extended, or let go."""
    rows = _of_own_cases(ending_soon(timezone.now()), actor, Case.objects.open())
    named = rows.defer("purpose").select_related("membership__user").annotate(pseudonym=PSEUDONYM)
    heading = _("Access of partners that ends soon")
    return Section("partners-eindigen", heading, Group.TOGETHER, named, _partner_item, ("ends_at", "pk"))


def _partner_item(grant: Grant) -> WorkItem:
    name = grant.pseudonym or ""  # type: ignore[attr-defined]  # annotated above
    url = reverse("consents:access", args=[grant.record_id])
    text = _("Extend it, or let it end")
    return WorkItem(url, name, text, timezone.localdate(grant.ends_at), grant.membership.user.name)


def _recalls(actor: Actor) -> Section:
    rows = Recall.objects.to_do().of_coordinator(actor.membership_id).select_related("sent__case").genuine("sent__case")
    return Section(
        "vertellen", _("To tell that consent is gone"), Group.TOGETHER, rows, _recall_item, ("sent__on", "pk")
    )


def _recall_item(recall: Recall) -> WorkItem:
    case = recall.sent.case
    text = _("Tell the receiver that consent was withdrawn")
    return WorkItem(reverse("consents:ledger", args=[case.pk]), case.pseudonym, text, None)
