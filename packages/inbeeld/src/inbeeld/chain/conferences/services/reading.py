"""A conference in plain text, as far as somebody's part goes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from inbeeld.chain.cases.api import PART_LABELS, Case
from inbeeld.chain.conferences.codes import State
from inbeeld.chain.conferences.models import AgendaItem, Conference, ConferenceDecision, Invitee
from inbeeld.foundation.access.api import Part

MOST_EARLIER = 20


@dataclass(frozen=True, slots=True)
class OpenedDecision:
    decision: ConferenceDecision
    text: str


@dataclass(frozen=True, slots=True)
class OpenedItem:
    item: AgendaItem
    part: str
    subject: str
    notes: str
    decisions: list[OpenedDecision]


@dataclass(frozen=True, slots=True)
class OpenedInvitee:
    invitee: Invitee
    name: str
    beside: str


@dataclass(frozen=True, slots=True)
class OpenedConference:
    """`hidden` is how many items belong to parts that are not open to the reader."""

    where: str
    invitees: list[OpenedInvitee]
    items: list[OpenedItem]
    hidden: int
    earlier: list[OpenedDecision]


def opened(conference: Conference, parts: Collection[str]) -> OpenedConference:
    """What stands in it for somebody to whom these parts of the case are open."""
    conference.data_key = conference.case.data_key
    items = list(conference.items.all())
    return OpenedConference(
        where=conference.reveal("where") or "",
        invitees=invitees_of(conference),
        items=[_item(one, conference.case) for one in items if one.part in parts],
        hidden=sum(one.part not in parts for one in items),
        earlier=_earlier(conference, parts),
    )


def invitees_of(conference: Conference) -> list[OpenedInvitee]:
    found = []
    for one in conference.invitees.select_related("membership__user", "membership__organisation"):
        one.data_key = conference.case.data_key
        member = one.membership
        name, beside = (member.user.name, member.organisation.name) if member else (one.reveal("role") or "", "")
        found.append(OpenedInvitee(one, name, beside))
    return found


def _item(item: AgendaItem, case: Case) -> OpenedItem:
    item.data_key = case.data_key
    return OpenedItem(
        item=item,
        part=str(PART_LABELS[Part(item.part)]),
        subject=item.reveal("subject"),
        notes=item.reveal("notes") or "",
        decisions=_texts(list(item.decisions.select_related("by__user", "action__owner__user")), case),
    )


def _earlier(conference: Conference, parts: Collection[str]) -> list[OpenedDecision]:
    """What was decided at the last conferences before this one, with what became of it."""
    found = ConferenceDecision.objects.filter(
        item__conference__case=conference.case_id,
        item__conference__state=State.HELD,
        item__conference__on__lte=conference.on,
        item__part__in=list(parts),
    ).exclude(item__conference=conference)
    newest = found.select_related("item__conference", "action__owner__user").order_by("-item__conference__on", "-at")
    return _texts(list(newest[:MOST_EARLIER]), conference.case)


def _texts(decisions: list[ConferenceDecision], case: Case) -> list[OpenedDecision]:
    for one in decisions:
        one.data_key = case.data_key
    return [OpenedDecision(one, one.reveal("text")) for one in decisions]
