"""Who gets what at the addresses of this room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row
from inbeeld.chain.cases.services import CaseFacts, open_case
from inbeeld.chain.signals.receipts import new_token, read_token
from inbeeld.chain.signals.services.intake import HandIn, Person, hand_in
from inbeeld.foundation.geography.models import Municipality


def desk_row(name: str, arguments: Mapping[str, str], *, desk: int, method: str = "get") -> Row:
    """An address of one signal: for its own desk, hidden from another region, closed to every other role."""
    at_desk = {"coordinator": desk, "colleague": desk, "team_lead": desk}
    found = row(name, arguments, method=method, everyone=403, anonymous=SIGN_IN, far_colleague=404)
    return replace(found, statuses={**found.statuses, **at_desk})


def records(personas: Personas) -> Records:
    """A signal and a case in the coordinator's region."""
    owner = personas["coordinator"].membership
    assert owner is not None
    assert owner.region is not None
    submission = read_token(new_token())
    assert submission is not None
    municipality = Municipality.objects.get(regions__region=owner.region)
    given = HandIn(
        kind="report",
        municipality=municipality,
        form="unknown",
        setting="other",
        facts="Verzonnen.",
        interpretation="",
        contact="",
        persons=(Person("unknown", "unknown"),),
    )
    case = open_case(
        by=personas["coordinator"].actor, organisation=owner.organisation, region=owner.region, facts=CaseFacts()
    )
    signal = hand_in(given, submission).signal
    return {"signal": signal.pk, "case": case.pk, "slug": "advies", "new_case": "nieuwe-zaak"}


SIGNAL = {"pk": "signal"}
ADVICE = {"pk": "signal", "slug": "slug"}

ROWS = [
    row("signals:new", everyone=200),
    row("signals:new", method="post", everyone=422),
    row("signals:follow", everyone=200),
    row("signals:follow", method="post", everyone=422),
    row(
        "signals:inbox",
        everyone=403,
        anonymous=SIGN_IN,
        far_colleague=200,
        coordinator=200,
        colleague=200,
        team_lead=200,
    ),
    desk_row("signals:detail", SIGNAL, desk=200),
    desk_row("signals:take", SIGNAL, method="post", desk=422),
    desk_row("signals:write", SIGNAL, method="post", desk=422),
    desk_row("signals:seen", SIGNAL, method="post", desk=REDIRECT),
    desk_row("signals:undo", SIGNAL, method="post", desk=REDIRECT),
    desk_row("signals:decide", ADVICE, desk=200),
    desk_row("signals:decide", ADVICE, method="post", desk=422),
    row(
        "signals:decide",
        {"pk": "signal", "slug": "new_case"},
        everyone=403,
        anonymous=SIGN_IN,
        far_colleague=404,
        coordinator=200,
        colleague=200,
    ),
    row(
        "signals:of_case",
        {"pk": "case"},
        everyone=403,
        anonymous=SIGN_IN,
        far_colleague=404,
        partner=404,
        outreach_worker=404,
        coordinator=200,
        colleague=200,
        team_lead=200,
    ),
]
