"""The conferences that were held, in a package: who was there, by name alone, and what was decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import Case
from inbeeld.foundation.records.api import (
    WRITER,
    Arrival,
    PackagePart,
    Row,
    Rows,
    Trunk,
    check_day,
    checked_rows,
    day_of,
    is_text,
    must,
    noon_of,
    writer_of,
    written,
)

from .codes import ITEM_PARTS, Presence, State, Way
from .models import AgendaItem, Conference, ConferenceDecision, Invitee
from .services.reading import invitees_of

FIELDS = ("on", "begins", "way", "where", "people", "items", WRITER)
ITEM_FIELDS = ("part", "subject", "notes", "decisions")


def _tell(case: Case, _trunk: Trunk) -> Rows:
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


def _check(rows: Any, _files: Collection[str]) -> None:
    for row in checked_rows(rows):
        check_day(row["on"], may_be_empty=False)
        must(row["begins"] == "" or dt.time.fromisoformat(row["begins"]))
        must(row["way"] in Way.values and is_text(row["where"]) and is_text(row[WRITER]))
        for name, presence in checked_rows(row["people"]):
            must(is_text(name) and presence in Presence.values)
        for item in checked_rows(row["items"]):
            _check_item(item)


def _check_item(item: Row) -> None:
    must(item["part"] in ITEM_PARTS and is_text(item["subject"]) and is_text(item["notes"]))
    for day, text in checked_rows(item["decisions"]):
        check_day(day, may_be_empty=False)
        must(is_text(text))


def _bring(rows: list[Row], case: Case, arrival: Arrival) -> int:
    """Who was there stands by name alone, for nobody of them has an account here."""
    for row in rows:
        made = Conference(case=case, data_key=case.data_key, called_by_id=arrival.by.member, state=State.HELD)
        made.way, made.on = row["way"], day_of(row["on"])
        made.begins = dt.time.fromisoformat(row["begins"]) if row["begins"] else None
        made.seal(where=written(row, row["where"]))
        made.save(force_insert=True)
        for position, (role, presence) in enumerate(row["people"]):
            invitee = Invitee(conference=made, data_key=case.data_key, presence=presence, position=position)
            invitee.seal(role=role)
            invitee.save(force_insert=True)
        for position, item in enumerate(row["items"]):
            _bring_item(item, made, position, arrival)
    return 0


def _bring_item(row: Row, conference: Conference, position: int, arrival: Arrival) -> None:
    item = AgendaItem(conference=conference, data_key=conference.data_key, part=row["part"], position=position)
    item.seal(subject=row["subject"], notes=row["notes"] or None)
    item.save(force_insert=True)
    for number, (day, text) in enumerate(row["decisions"]):
        decision = ConferenceDecision(item=item, data_key=conference.data_key, by_id=arrival.by.member)
        decision.at = noon_of(day) + dt.timedelta(seconds=number)
        decision.seal(text=text)
        decision.save(force_insert=True)


def _stays(case: Case) -> dict[str, int]:
    planned = Conference.objects.filter(case=case).exclude(state=State.HELD).count()
    return {_("conferences that are planned or were called off"): planned}


PARTS: tuple[PackagePart, ...] = (
    PackagePart(
        name="conferences",
        fields=(*FIELDS, *ITEM_FIELDS),
        bring=_bring,
        tell=_tell,
        check=_check,
        stays=_stays,
        accounts_for=(Conference,),
    ),
)
