"""What sharing asks for: access that ends or ended, and receivers who have to hear that consent is gone."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.chain.cases.circles import OWN
from inbeeld.chain.cases.models import Case
from inbeeld.chain.consents.models import AccessNotice, Recall
from inbeeld.chain.consents.services.nightly import ending_soon
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.models import Grant
from inbeeld.foundation.access.rules import Action

from .sections import Group, Section, WorkItem


def sharing_sections(actor: Actor, circle: str) -> list[Section]:
    """All of it is somebody's own: a team has none."""
    if circle != OWN or not actor.may(Action.CASE_READ):
        return []
    return [_ended(actor), _ending(actor), _recalls(actor)]


def _ended(actor: Actor) -> Section:
    rows = AccessNotice.objects.unseen_by(actor.membership_id).select_related("case")
    return Section("toegang-gestopt", _("Access that was ended"), Group.TOGETHER, rows, _ended_item, ("-at", "pk"))


def _ended_item(notice: AccessNotice) -> WorkItem:
    day = timezone.localdate(notice.at)
    return WorkItem(reverse("consents:mine"), notice.case.pseudonym, notice.get_cause_display(), day)


def _ending(actor: Actor) -> Section:
    pseudonym = Case.objects.filter(pk=OuterRef("record_id")).values("pseudonym")[:1]
    rows = ending_soon(timezone.now()).filter(membership=actor.membership_id)
    named = rows.defer("purpose").annotate(pseudonym=Subquery(pseudonym))
    return Section(
        "toegang-eindigt", _("Access that ends soon"), Group.TOGETHER, named, _ending_item, ("ends_at", "pk")
    )


def _ending_item(grant: Grant) -> WorkItem:
    name = grant.pseudonym or ""  # type: ignore[attr-defined]  # annotated above
    return WorkItem(reverse("consents:mine"), name, _("Your access ends"), timezone.localdate(grant.ends_at))


def _recalls(actor: Actor) -> Section:
    rows = Recall.objects.to_do().of_coordinator(actor.membership_id).select_related("sent__case")
    return Section(
        "vertellen", _("To tell that consent is gone"), Group.TOGETHER, rows, _recall_item, ("sent__on", "pk")
    )


def _recall_item(recall: Recall) -> WorkItem:
    case = recall.sent.case
    text = _("Tell the receiver that consent was withdrawn")
    return WorkItem(reverse("consents:ledger", args=[case.pk]), case.pseudonym, text, None)
