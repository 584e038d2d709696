"""Who gets what at the addresses of this room."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from fixtures.documents import upload
from fixtures.permissions import SIGN_IN, Personas, Records, Row, row
from inbeeld.chain.cases.api import CaseFacts, open_case
from inbeeld.chain.documents.codes import ReadingState
from inbeeld.chain.documents.models import DocumentReading
from inbeeld.chain.documents.services.documents import DocumentDetails, add_document
from inbeeld.foundation.access.api import Ground, Part, give_grant
from inbeeld.foundation.files.api import examine


def records(personas: Personas) -> Records:
    """A case with a document that the partner may see."""
    owner = personas["coordinator"]
    partner = personas["partner"].membership
    assert owner.membership is not None
    assert partner is not None
    assert owner.membership.region is not None
    case = open_case(
        by=owner.actor,
        organisation=owner.membership.organisation,
        region=owner.membership.region,
        facts=CaseFacts(form="sexual"),
    )
    details = DocumentDetails(title="Verzonnen verslag", kind="report", file=examine(upload(b"Verzonnen tekst.")))
    document = add_document(case, by=owner.actor, details=details)
    reading = DocumentReading(case=case, data_key=case.data_key, kind="report", by_id=owner.actor.member, size=0)
    reading.seal(title="Verzonnen scan", name="verzonnen.pdf")
    reading.state = ReadingState.REFUSED
    reading.save(force_insert=True)
    give_grant(
        case,
        partner,
        by=owner.actor,
        parts=[Part.DOCUMENTS],
        purpose="Verzonnen doel",
        ground=Ground.CONSENT,
        until=timezone.now() + dt.timedelta(days=30),
    )
    return {"case": case.pk, "document": document.pk, "one": 1, "reading": reading.pk}


CASE = {"pk": "case"}
DOCUMENT = {"pk": "case", "document_id": "document"}
READING = {"pk": "case", "reading_id": "reading"}
FILE = {**DOCUMENT, "number": "one"}
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


ROWS = [
    reading("documents:list", CASE),
    reading("documents:document", DOCUMENT),
    reading("documents:file", FILE),
    reading("documents:read", FILE),
    writing("documents:add", CASE, 200, partner=200),
    writing("documents:type_over", CASE, 200, partner=200),
    writing("documents:type_over", CASE, 422, method="post", partner=422),
    writing("documents:add", CASE, 422, method="post", partner=422),
    writing("documents:version", DOCUMENT, 200, partner=200),
    writing("documents:version", DOCUMENT, 422, method="post", partner=422),
    # No scan: there is nothing to compare.
    writing("documents:compared", FILE, 404, method="post", partner=404),
    writing("documents:reading", READING, 200, partner=200),
    writing("documents:reading_progress", READING, 200, partner=200),
    writing("documents:reading_forget", READING, 302, method="post", partner=302),
    # No scan: nobody asks where its paper is.
    writing("documents:paper", FILE, 302, partner=302),
    writing("documents:send", DOCUMENT, 200),
    writing("documents:send", DOCUMENT, 422, method="post"),
    writing("documents:remove", DOCUMENT, 200),
    writing("documents:remove", DOCUMENT, 422, method="post"),
]
