"""Who gets what at the addresses of conferences."""

from collections.abc import Mapping
from typing import Any

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Row, row
from inbeeld.foundation.access.api import Part

from .conftest import a_case, convene, open_part


def records(personas: Personas) -> Mapping[str, object]:
    """The partner was asked and holds the actions of the case; the outreach worker has nothing to do with it."""
    coordinator, partner = personas["coordinator"], personas["partner"]
    case = a_case(coordinator)
    open_part(case, partner, coordinator, Part.ACTIONS)
    conference = convene(case, coordinator, coordinator, partner)
    item = conference.items.first()
    assert item is not None
    invitee = conference.invitees.get(membership=None)
    return {"case": case.pk, "conference": conference.pk, "item": item.pk, "invitee": invitee.pk}


CASE = {"pk": "case"}
CONFERENCE = {**CASE, "conference_id": "conference"}
ITEM = {**CONFERENCE, "item_id": "item"}
OUTSIDE = {"far_colleague": 404, "outreach_worker": 404}


def read(name: str, arguments: Mapping[str, str], method: str = "get") -> Row:
    seen: dict[str, Any] = {**OUTSIDE, **dict.fromkeys(("coordinator", "colleague", "team_lead", "partner"), 200)}
    return row(name, arguments, everyone=403, anonymous=SIGN_IN, method=method, **seen)


def write(name: str, arguments: Mapping[str, str], method: str = "get", status: int = 200) -> Row:
    seen: dict[str, Any] = {**OUTSIDE, "coordinator": status, "colleague": status}
    return row(name, arguments, everyone=403, anonymous=SIGN_IN, method=method, **seen)


ROWS = [
    read("conferences:list", CASE),
    read("conferences:conference", CONFERENCE),
    read("conferences:paper", CONFERENCE, method="post"),
    write("conferences:new", CASE),
    write("conferences:change", CONFERENCE),
    write("conferences:step", CONFERENCE, method="post", status=REDIRECT),
    write("conferences:add_item", CONFERENCE),
    write("conferences:minute", ITEM),
    write("conferences:arrange", ITEM, method="post", status=REDIRECT),
    write("conferences:presence", CONFERENCE),
    write("conferences:outside_paper", {**CONFERENCE, "invitee_id": "invitee"}),
]
