"""Who gets what at the addresses of this room."""

from __future__ import annotations

from typing import Any

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row
from inbeeld.chain.cases.services import CaseFacts, open_case
from inbeeld.chain.transfers.services import Asked, ask, name_conditions
from inbeeld.foundation.accounts.models import RegionCoordination

CASE = {"pk": "case"}
ASKED = {"pk": "asked"}
NAMED = {"pk": "named"}
SENDERS = ("coordinator", "colleague", "team_lead")


def records(personas: Personas) -> Records:
    """A case that was not asked about, one before the far colleague, and one with conditions."""
    owner, far = personas["coordinator"], personas["far_colleague"]
    assert owner.membership is not None
    assert owner.membership.region is not None
    assert far.membership is not None
    by, organisation, region = owner.actor, owner.membership.organisation, owner.membership.region
    cases = [open_case(by=by, organisation=organisation, region=region, facts=CaseFacts()) for _ in range(3)]
    request = Asked(
        to=RegionCoordination.objects.get(region=far.membership.region),
        form="sexual",
        age_band="16-17",
        urgency="week",
        reason="Verzonnen.",
        ground="public_task",
    )
    asked, named = (ask(case, by=by, asked=request) for case in cases[1:])
    name_conditions(named, by=far.actor, conditions="Verzonnen.", keep=[])
    return {"case": cases[0].pk, "asked": asked.pk, "named": named.pk}


def knowing(name: str, arguments: dict[str, str] | None) -> Row:
    both = dict.fromkeys((*SENDERS, "far_colleague"), 200)
    return row(name, arguments, method="get", data=None, everyone=403, anonymous=SIGN_IN, **both)


def receiving(name: str, *, status: int, method: str = "get") -> Row:
    """For the region that was asked."""
    return row(name, ASKED, method=method, everyone=403, anonymous=SIGN_IN, far_colleague=status)


def sending(
    name: str, arguments: dict[str, str], *, status: int, method: str = "get", far: int = 403, lead: int = 0
) -> Row:
    """For who coordinates the case, and his team lead."""
    return row(
        name,
        arguments,
        method=method,
        everyone=403,
        anonymous=SIGN_IN,
        coordinator=status,
        team_lead=lead or status,
        far_colleague=far,
    )


AGREEING: Any = dict.fromkeys((*SENDERS, "far_colleague"), 405)

ROWS = [
    knowing("transfers:list", None),
    knowing("transfers:detail", ASKED),
    *(receiving(f"transfers:{name}", status=200) for name in ("accept", "conditions", "refuse")),
    *(receiving(f"transfers:{name}", status=422, method="post") for name in ("accept", "conditions", "refuse")),
    sending("transfers:ask", CASE, status=200, far=404),
    sending("transfers:ask", CASE, status=422, method="post", far=404),
    sending("transfers:take_back", ASKED, status=200),
    sending("transfers:take_back", ASKED, status=REDIRECT, method="post"),
    row("transfers:agree", NAMED, everyone=403, anonymous=SIGN_IN, **AGREEING, method="get"),
    # Once the coordinator has agreed the case is the far colleague's, and no longer her team lead's.
    sending("transfers:agree", NAMED, status=REDIRECT, method="post", far=REDIRECT, lead=403),
]
