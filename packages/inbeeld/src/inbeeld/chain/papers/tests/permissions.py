"""Who gets what at the addresses of this room."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from fixtures.documents import upload
from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row
from inbeeld.chain.cases.services import CaseFacts, open_case
from inbeeld.chain.papers.letter_templates import all_templates
from inbeeld.chain.papers.services import DocumentDetails, LetterDetails, add_document, begin_letter, change_letter
from inbeeld.foundation.access.models import Ground
from inbeeld.foundation.access.opening import give_grant
from inbeeld.foundation.access.rules import Part
from inbeeld.foundation.files.examining import examine


def records(personas: Personas) -> Records:
    """A case with a document that the partner may see, and a letter to a parent."""
    owner, partner = personas["coordinator"], personas["partner"].membership
    assert owner.membership is not None
    assert owner.membership.region is not None
    assert partner is not None
    case = open_case(
        by=owner.actor,
        organisation=owner.membership.organisation,
        region=owner.membership.region,
        facts=CaseFacts(form="sexual"),
    )
    details = DocumentDetails(title="Verzonnen verslag", kind="report", file=examine(upload(b"Verzonnen tekst.")))
    document = add_document(case, by=owner.actor, details=details)
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
    return {"case": case.pk, "document": document.pk, "letter": letter.pk, "one": 1}


CASE = {"pk": "case"}
DOCUMENT = {"pk": "case", "document_id": "document"}
FILE = {**DOCUMENT, "number": "one"}
LETTER = {"pk": "case", "letter_id": "letter"}
NOT_HERE = {"far_colleague": 404, "outreach_worker": 404}


def reading(name: str, arguments: dict[str, str]) -> Row:
    """For the team, and for the partner who holds the documents."""
    seen = dict.fromkeys(("coordinator", "colleague", "team_lead", "partner"), 200)
    return row(name, arguments, method="get", data=None, everyone=403, anonymous=SIGN_IN, **NOT_HERE, **seen)


def writing(
    name: str, arguments: dict[str, str], status: int, *, method: str = "get", partner: int = 403, owner: int = 0
) -> Row:
    return row(
        name,
        arguments,
        method=method,
        everyone=403,
        anonymous=SIGN_IN,
        far_colleague=404,
        outreach_worker=404,
        partner=partner,
        coordinator=owner or status,
        colleague=status,
    )


def confirming(name: str, status: int, *, method: str = "get") -> Row:
    """For the coordinator of the case alone."""
    return row(name, LETTER, method=method, everyone=403, anonymous=SIGN_IN, far_colleague=404, coordinator=status)


ROWS = [
    reading("papers:documents", CASE),
    reading("papers:document", DOCUMENT),
    reading("papers:file", FILE),
    writing("papers:add", CASE, 200, partner=200),
    writing("papers:add", CASE, 422, method="post", partner=422),
    writing("papers:version", DOCUMENT, 200, partner=200),
    writing("papers:version", DOCUMENT, 422, method="post", partner=422),
    writing("papers:send", DOCUMENT, 200),
    writing("papers:send", DOCUMENT, 422, method="post"),
    writing("papers:remove", DOCUMENT, 200),
    writing("papers:remove", DOCUMENT, 422, method="post"),
    writing("papers:letter_new", CASE, 200),
    writing("papers:letter_new", CASE, 422, method="post"),
    writing("papers:letter", LETTER, 200),
    writing("papers:letter", LETTER, 422, method="post"),
    writing("papers:letter_preview", LETTER, 200),
    confirming("papers:letter_parent", 200),
    confirming("papers:letter_parent", 422, method="post"),
    writing("papers:letter_finish", LETTER, REDIRECT, method="post"),
    writing("papers:letter_discard", LETTER, REDIRECT, method="post"),
]
