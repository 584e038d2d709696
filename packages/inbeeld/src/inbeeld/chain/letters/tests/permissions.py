"""Who gets what at the addresses of this room."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row
from inbeeld.chain.cases.api import CaseFacts, open_case
from inbeeld.chain.letters.letter_templates import all_templates
from inbeeld.chain.letters.services import LetterDetails, begin_letter, change_letter
from inbeeld.foundation.access.api import Ground, Part, give_grant


def records(personas: Personas) -> Records:
    """A letter to a parent; documents of the case are open to the partner, and letters are not."""
    owner, partner = personas["coordinator"], personas["partner"].membership
    assert owner.membership is not None
    assert partner is not None
    assert owner.membership.region is not None
    case = open_case(
        by=owner.actor,
        organisation=owner.membership.organisation,
        region=owner.membership.region,
        facts=CaseFacts(form="sexual"),
    )
    letter = begin_letter(case, by=owner.actor, template=all_templates()["partner"])
    to_parent = LetterDetails(addressee="parent", receiver="Verzonnen moeder", subject="Verzonnen", body="Verzonnen.")
    change_letter(letter, by=owner.actor, details=to_parent, version=1)
    give_grant(
        case,
        partner,
        by=owner.actor,
        parts=[Part.DOCUMENTS],
        purpose="Verzonnen doel",
        ground=Ground.CONSENT,
        until=timezone.now() + dt.timedelta(days=30),
    )
    return {"case": case.pk, "letter": letter.pk}


CASE = {"pk": "case"}
LETTER = {"pk": "case", "letter_id": "letter"}


def writing(name: str, arguments: dict[str, str], status: int, *, method: str = "get") -> Row:
    """For those who write in the case, of its own team."""
    return row(
        name,
        arguments,
        method=method,
        everyone=403,
        anonymous=SIGN_IN,
        far_colleague=404,
        outreach_worker=404,
        partner=403,
        coordinator=status,
        colleague=status,
    )


def own(name: str, arguments: dict[str, str], status: int, *, method: str = "get") -> Row:
    """For the coordinator of the case alone; the team sees the case, and may not."""
    return row(name, arguments, method=method, everyone=403, anonymous=SIGN_IN, far_colleague=404, coordinator=status)


ROWS = [
    writing("letters:drafts", CASE, 200),
    writing("letters:new", CASE, 200),
    writing("letters:new", CASE, 422, method="post"),
    writing("letters:letter", LETTER, 200),
    writing("letters:letter", LETTER, 422, method="post"),
    writing("letters:preview", LETTER, 200),
    own("letters:parent", LETTER, 200),
    own("letters:parent", LETTER, 422, method="post"),
    writing("letters:finish", LETTER, REDIRECT, method="post"),
    writing("letters:discard", LETTER, REDIRECT, method="post"),
]
