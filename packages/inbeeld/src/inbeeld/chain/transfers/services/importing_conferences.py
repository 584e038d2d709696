"""Conferences that were held elsewhere: who was there by name alone, for nobody of them has an account here."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from inbeeld.chain.cases.api import Case
from inbeeld.chain.conferences.api import AgendaItem, Conference, ConferenceDecision, Invitee, State

from .arriving import day_of, noon_of, written

Row = Mapping[str, Any]


def bring_conferences(rows: Iterable[Row], case: Case, member: uuid.UUID) -> None:
    for row in rows:
        made = Conference(case=case, data_key=case.data_key, called_by_id=member, state=State.HELD, way=row["way"])
        made.on = day_of(row["on"])
        made.begins = dt.time.fromisoformat(row["begins"]) if row["begins"] else None
        made.seal(where=written(row, row["where"]))
        made.save(force_insert=True)
        for position, (role, presence) in enumerate(row["people"]):
            invitee = Invitee(conference=made, data_key=case.data_key, presence=presence, position=position)
            invitee.seal(role=role)
            invitee.save(force_insert=True)
        for position, item in enumerate(row["items"]):
            _item(item, made, position, member)


def _item(row: Row, conference: Conference, position: int, member: uuid.UUID) -> None:
    item = AgendaItem(conference=conference, data_key=conference.data_key, part=row["part"], position=position)
    item.seal(subject=row["subject"], notes=row["notes"] or None)
    item.save(force_insert=True)
    for number, (day, text) in enumerate(row["decisions"]):
        decision = ConferenceDecision(item=item, data_key=conference.data_key, by_id=member)
        decision.at = noon_of(day) + dt.timedelta(seconds=number)
        decision.seal(text=text)
        decision.save(force_insert=True)
