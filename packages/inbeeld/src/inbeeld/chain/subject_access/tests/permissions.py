"""Who gets what at the addresses of this room."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from fixtures.documents import upload
from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row
from inbeeld.chain.cases.api import CaseFacts, open_case
from inbeeld.chain.documents.api import DocumentDetails, add_document
from inbeeld.chain.subject_access.services.person_file import Passage, begin_file, fill, withhold
from inbeeld.chain.subject_access.services.rights import add_statement, ask_destruction
from inbeeld.foundation.access.api import Ground, Part, give_grant
from inbeeld.foundation.files.api import examine


def records(personas: Personas) -> Records:
    """A case with a document, its file under review, a correction and a request to destroy."""
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
    details = DocumentDetails(title="Verzonnen verslag", kind="report", file=examine(upload(b"Verzonnen tekst.")))
    document = add_document(case, by=owner.actor, details=details)
    file = begin_file(case, by=owner.actor)
    fill(file)
    word = add_statement(case, by=owner.actor, kind="correction", text="Verzonnen woorden.", received_on=TODAY)
    asked = ask_destruction(case, by=owner.actor, asked_by="himself", asked_on=TODAY)
    passage = Passage(
        section="person", item=str(case.pk), field="form", passage="", ground="safety", reason="Verzonnen."
    )
    left = withhold(file, by=owner.actor, what=passage)
    give_grant(
        case,
        partner,
        by=owner.actor,
        parts=[Part.DOCUMENTS],
        purpose="Verzonnen doel",
        ground=Ground.CONSENT,
        until=timezone.now() + dt.timedelta(days=30),
    )
    return {
        "case": case.pk,
        "file": file.pk,
        "statement": word.pk,
        "request": asked.pk,
        "withholding": left.pk,
        "section": "person",
        "item": str(case.pk),
        "field": "form",
        "pdf": "pdf",
        "paper": document.versions.get().file_id,
    }


CASE = {"pk": "case"}
PERSON_FILE = {"pk": "case", "file_id": "file"}
SECTION = {**PERSON_FILE, "kind": "section"}
PLACE = {**SECTION, "item": "item", "field": "field"}
STATEMENT = {"pk": "case", "statement_id": "statement"}
REQUEST = {"pk": "case", "request_id": "request"}
TODAY = timezone.localdate()


def own(name: str, arguments: dict[str, str], status: int, *, method: str = "get") -> Row:
    """For the coordinator of the case alone; the team sees the case, and may not."""
    return row(name, arguments, method=method, everyone=403, anonymous=SIGN_IN, far_colleague=404, coordinator=status)


ROWS = [
    row(
        "subject_access:access_history",
        CASE,
        everyone=403,
        anonymous=SIGN_IN,
        far_colleague=404,
        coordinator=200,
        colleague=200,
        team_lead=200,
        privacy_officer=200,
    ),
    own("subject_access:rights", CASE, 200),
    own("subject_access:statement", CASE, 200),
    own("subject_access:statement", CASE, 422, method="post"),
    own("subject_access:correction", STATEMENT, 200),
    own("subject_access:correction", STATEMENT, 422, method="post"),
    own("subject_access:destruction", CASE, 200),
    own("subject_access:destruction", CASE, 422, method="post"),
    own("subject_access:refuse", REQUEST, 200),
    own("subject_access:refuse", REQUEST, 422, method="post"),
    own("subject_access:grant", REQUEST, 200),
    own("subject_access:grant", REQUEST, 422, method="post"),
    own("subject_access:person_file", PERSON_FILE, 200),
    own("subject_access:person_file", PERSON_FILE, REDIRECT, method="post"),
    own("subject_access:file_section", SECTION, 200),
    own("subject_access:file_section", SECTION, REDIRECT, method="post"),
    own("subject_access:withhold", PLACE, 200),
    own("subject_access:withhold", PLACE, 422, method="post"),
    own("subject_access:put_back", {**PERSON_FILE, "withholding_id": "withholding"}, REDIRECT, method="post"),
    own("subject_access:file_document", {**PERSON_FILE, "document": "paper"}, 200),
    own("subject_access:file_download", {**PERSON_FILE, "kind": "pdf"}, 404),
    own("subject_access:file_left", PERSON_FILE, 200),
    own("subject_access:file_left", PERSON_FILE, 422, method="post"),
    own("subject_access:make_file", CASE, REDIRECT, method="post"),
]
