"""Who gets what at the addresses of this room."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row
from inbeeld.chain.cases.api import CaseFacts, open_case
from inbeeld.chain.signals.models import FormRoute, SignalAttachment, SignalPassing
from inbeeld.chain.signals.receipts import new_token, read_token
from inbeeld.chain.signals.services.drafts import hand_in_draft, save_draft
from inbeeld.chain.signals.services.intake import HandIn, PersonSeen, hand_in
from inbeeld.chain.signals.services.linking import link
from inbeeld.chain.signals.services.passing import ask_to_take_over
from inbeeld.foundation.files.api import examine
from inbeeld.foundation.geography.api import Municipality


def desk_row(name: str, arguments: Mapping[str, str], *, desk: int, method: str = "get") -> Row:
    """An address of one signal: for its own desk, hidden from another region, closed to every other role."""
    at_desk = {"coordinator": desk, "colleague": desk, "team_lead": desk}
    found = row(name, arguments, method=method, everyone=403, anonymous=SIGN_IN, far_colleague=404)
    return replace(found, statuses={**found.statuses, **at_desk})


NO_HAND_IN = {"analyst": 403, "policy_officer": 403, "privacy_officer": 403, "administrator": 403}


def authors(
    name: str, arguments: Mapping[str, str] | None = None, *, method: str = "get", other: int = 200, author: int = 200
) -> Row:
    """An address for whoever hands in under his name; what is in it is the partner's."""
    found = row(name, arguments, method=method, everyone=other, anonymous=SIGN_IN, partner=author)
    return replace(found, statuses={**found.statuses, **NO_HAND_IN})


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
        persons=(PersonSeen("unknown", "unknown"),),
    )
    case = open_case(
        by=personas["coordinator"].actor, organisation=owner.organisation, region=owner.region, facts=CaseFacts()
    )
    document = examine(SimpleUploadedFile("brief.txt", b"Verzonnen brief."))
    signal = hand_in(replace(given, documents=(document,)), submission).signal
    again = read_token(new_token())
    assert again is not None
    second = hand_in(given, again).signal
    partner = personas["partner"].actor
    route = FormRoute.objects.create(form="labour", to_region=owner.region, valid_from=signal.received_at.date())
    draft = save_draft(uuid.uuid4(), {"facts": "Verzonnen concept."}, by=partner)
    own = hand_in_draft(uuid.uuid4(), given, by=partner).signal
    return {
        "passing": _offered(personas, given).pk,
        "signal": signal.pk,
        "second": second.pk,
        "link": link(signal, second, "Zelfde fiets.", by=personas["coordinator"].actor).pk,
        "case": case.pk,
        "slug": "advies",
        "new_case": "nieuwe-zaak",
        "draft": draft.pk,
        "own": own.pk,
        "attachment": SignalAttachment.objects.get().pk,
        "route": route.pk,
    }


def _offered(personas: Personas, given: HandIn) -> SignalPassing:
    """A signal of the other region that is offered to the coordinator's."""
    far, owner = personas["far_colleague"].membership, personas["coordinator"].membership
    assert far is not None
    assert owner is not None
    assert owner.region is not None
    submission = read_token(new_token())
    assert submission is not None
    there = Municipality.objects.get(regions__region=far.region)
    signal = hand_in(replace(given, municipality=there), submission).signal
    return ask_to_take_over(signal, owner.region, "Woont bij u.", by=personas["far_colleague"].actor)


SIGNAL = {"pk": "signal"}
PASSING = {"pk": "passing"}


def inbox_row(name: str, *, desk: int = 200, method: str = "get") -> Row:
    """A page of every desk about itself, closed to every other role."""
    found = row(name, method=method, everyone=403, anonymous=SIGN_IN)
    at_desk = dict.fromkeys(("coordinator", "colleague", "team_lead", "far_colleague", "next_colleague"), desk)
    return replace(found, statuses={**found.statuses, **at_desk})


ADVICE = {"pk": "signal", "slug": "slug"}

ROWS = [
    row("signals:new", everyone=200),
    row("signals:new", method="post", everyone=422),
    authors("signals:mine"),
    authors("signals:own_new"),
    authors("signals:draft", {"pk": "draft"}, other=404),
    authors("signals:save_draft", {"pk": "draft"}, method="post", other=409, author=204),
    authors("signals:own", {"pk": "own"}, other=404),
    authors("signals:own", {"pk": "own"}, method="post", other=404, author=422),
    authors("signals:discard_draft", {"pk": "draft"}, method="post", other=404, author=REDIRECT),
    row("signals:routes", everyone=403, anonymous=SIGN_IN, administrator=200),
    row("signals:give_on", everyone=403, anonymous=SIGN_IN, administrator=REDIRECT, method="post"),
    row("signals:end_route", {"pk": "route"}, everyone=403, anonymous=SIGN_IN, administrator=200),
    row("signals:follow", everyone=200),
    row("signals:follow", method="post", everyone=422),
    inbox_row("signals:inbox"),
    desk_row("signals:detail", SIGNAL, desk=200),
    desk_row("signals:attachment", {"pk": "signal", "attachment": "attachment"}, desk=200),
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
    desk_row("signals:possible_duplicates", SIGNAL, desk=200),
    desk_row("signals:link", SIGNAL, desk=200),
    desk_row("signals:link", SIGNAL, method="post", desk=422),
    desk_row("signals:not_the_same", {"pk": "signal", "other": "second"}, method="post", desk=REDIRECT),
    replace(
        desk_row("signals:undo_link", {"pk": "signal", "link_pk": "link"}, method="post", desk=404),
        statuses={
            **desk_row("signals:undo_link", {}, method="post", desk=404).statuses,
            "coordinator": REDIRECT,
        },
    ),
    inbox_row("signals:between_regions"),
    desk_row("signals:offer", PASSING, desk=200),
    desk_row("signals:refuse_offer", PASSING, method="post", desk=422),
    # Who comes second finds it answered.
    row(
        "signals:accept_offer",
        PASSING,
        method="post",
        everyone=403,
        anonymous=SIGN_IN,
        far_colleague=404,
        coordinator=REDIRECT,
        colleague=404,
        team_lead=404,
    ),
    desk_row("signals:take_back_offer", SIGNAL, method="post", desk=REDIRECT),
    inbox_row("signals:figures"),
    inbox_row("signals:share_out"),
    inbox_row("signals:share_out", method="post", desk=422),
    row(
        "signals:of_case",
        {"pk": "case"},
        everyone=403,
        anonymous=SIGN_IN,
        far_colleague=404,
        coordinator=200,
        colleague=200,
        team_lead=200,
    ),
]
