"""The conferences that were held, with who was there and what was decided."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from inbeeld.chain.cases.api import Case
from inbeeld.chain.conferences.api import AgendaItem, Conference, ConferenceDecision, State, invitees_of
from inbeeld.chain.transfers.contents import WRITER

from .packing_documents import writer_of


def conferences_of(case: Case) -> list[dict[str, Any]]:
    held = Conference.objects.filter(case=case, state=State.HELD).order_by("on", "called_at")
    return [_conference(one, case) for one in held.select_related("called_by__user", "called_by__organisation")]


def _conference(one: Conference, case: Case) -> dict[str, Any]:
    one.case, one.data_key = case, case.data_key
    people = [[", ".join(filter(None, (who.name, who.beside))), who.invitee.presence] for who in invitees_of(one)]
    return {
        "on": one.on.isoformat(),
        "begins": one.begins.isoformat("minutes") if one.begins else "",
        "way": one.way,
        "where": one.reveal("where") or "",
        "people": people,
        "items": [_item(item, case) for item in one.items.all()],
        WRITER: writer_of(one.called_by),
    }


def _item(item: AgendaItem, case: Case) -> dict[str, Any]:
    item.data_key = case.data_key
    decisions = item.decisions.select_related("by__user", "by__organisation")
    return {
        "part": item.part,
        "subject": item.reveal("subject"),
        "notes": item.reveal("notes") or "",
        "decisions": [_decision(one, case) for one in decisions],
    }


def _decision(one: ConferenceDecision, case: Case) -> list[str]:
    one.data_key = case.data_key
    return [timezone.localdate(one.at).isoformat(), f"{one.reveal('text')} ({writer_of(one.by)})"]
