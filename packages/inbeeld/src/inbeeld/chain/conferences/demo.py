"""A made-up conference that was held and one ahead, about a case of the coordinator."""

from __future__ import annotations

import datetime as dt
import uuid

from inbeeld.chain.conferences.services import minutes
from inbeeld.chain.conferences.services.calling import Call, call
from inbeeld.chain.conferences.services.minutes import Decided
from inbeeld.foundation.access.api import Part
from inbeeld.foundation.fiction.api import World


def add_conferences(world: World) -> None:
    """The partner is asked too: he reads as far as his part goes."""
    case, today, by = world.noors_cases[0], world.today, world.actor("coordinator")
    owner, partner = world.members["coordinator"], world.members["partner"]
    held, ahead = (
        call(
            case,
            Call(
                on=today + dt.timedelta(days=days),
                begins=dt.time(10, 0),
                way="room",
                where="Verzonnen buurthuis, kamer 2",
                people=(owner, partner),
                outside=("Huisarts", "Mentor van school"),
            ),
            record_id=uuid.uuid4(),
            by=by,
        )
        for days in (-14, 5)
    )
    minutes.add_item(held, Part.ACTIONS, "Een plek om te wonen (verzonnen)", record_id=uuid.uuid4(), by=by)
    item = held.items.filter(part=Part.ACTIONS.value).last()
    if item is None:
        return
    item.conference = held
    decided = Decided(text="Verzonnen: aanmelden bij begeleid wonen.", owner=owner, due_on=today + dt.timedelta(days=3))
    said = "Verzonnen: hij slaapt tot het eind van de maand bij een vriend."
    minutes.minute(item, said, decided, version=item.version, record_id=uuid.uuid4(), by=by)
    minutes.finish(held, by=by)
    minutes.add_item(ahead, Part.SUMMARY, "Hoe gaat het met hem? (verzonnen)", record_id=uuid.uuid4(), by=by)
