"""Who gets what at the addresses of this room."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from fixtures.documents import upload
from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row
from inbeeld.chain.cases.services import CaseFacts, open_case
from inbeeld.chain.papers.letter_templates import all_templates
from inbeeld.chain.papers.services import DocumentDetails, LetterDetails, add_document, begin_letter, change_letter
from inbeeld.chain.papers.services.person_file import Passage, begin_file, fill, withhold
from inbeeld.chain.papers.services.rights import add_statement, ask_destruction
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
    file = begin_file(case, by=owner.actor)
    fill(file)
    word = add_statement(case, by=owner.actor, kind="correction", text="Verzonnen woorden.", received_on=TODAY)
    asked = ask_destruction(case, by=owner.actor, asked_by="himself", asked_on=TODAY)
    passage = Passage(
        section="person", item=str(case.pk), field="form", passage="", ground="safety", reason="Verzonnen."
    )
    left = withhold(file, by=owner.actor, what=passage)
    return {
        "case": case.pk,
        "document": document.pk,
        "letter": letter.pk,
        "one": 1,
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
DOCUMENT = {"pk": "case", "document_id": "document"}
FILE = {**DOCUMENT, "number": "one"}
PERSON_FILE = {"pk": "case", "file_id": "file"}
SECTION = {**PERSON_FILE, "kind": "section"}
PLACE = {**SECTION, "item": "item", "field": "field"}
STATEMENT = {"pk": "case", "statement_id": "statement"}
REQUEST = {"pk": "case", "request_id": "request"}
LETTER = {"pk": "case", "letter_id": "letter"}
TODAY = timezone.localdate()
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


def own(name: str, arguments: dict[str, str], status: int, *, method: str = "get") -> Row:
    """For the coordinator of the case alone; the team sees the case, and may not."""
    return row(name, arguments, method=method, everyone=403, anonymous=SIGN_IN, far_colleague=404, coordinator=status)


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
    own("papers:letter_parent", LETTER, 200),
    own("papers:letter_parent", LETTER, 422, method="post"),
    writing("papers:letter_finish", LETTER, REDIRECT, method="post"),
    writing("papers:letter_discard", LETTER, REDIRECT, method="post"),
    row(
        "papers:looks",
        CASE,
        everyone=403,
        anonymous=SIGN_IN,
        far_colleague=404,
        coordinator=200,
        colleague=200,
        team_lead=200,
        privacy_officer=200,
    ),
    own("papers:rights", CASE, 200),
    own("papers:statement", CASE, 200),
    own("papers:statement", CASE, 422, method="post"),
    own("papers:correction", STATEMENT, 200),
    own("papers:correction", STATEMENT, 422, method="post"),
    own("papers:destruction", CASE, 200),
    own("papers:destruction", CASE, 422, method="post"),
    own("papers:refuse", REQUEST, 200),
    own("papers:refuse", REQUEST, 422, method="post"),
    own("papers:grant", REQUEST, 200),
    own("papers:grant", REQUEST, 422, method="post"),
    own("papers:person_file", PERSON_FILE, 200),
    own("papers:person_file", PERSON_FILE, REDIRECT, method="post"),
    own("papers:file_section", SECTION, 200),
    own("papers:file_section", SECTION, REDIRECT, method="post"),
    own("papers:withhold", PLACE, 200),
    own("papers:withhold", PLACE, 422, method="post"),
    own("papers:put_back", {**PERSON_FILE, "withholding_id": "withholding"}, REDIRECT, method="post"),
    own("papers:file_document", {**PERSON_FILE, "document": "paper"}, 200),
    own("papers:file_download", {**PERSON_FILE, "kind": "pdf"}, 404),
    own("papers:file_left", PERSON_FILE, 200),
    own("papers:file_left", PERSON_FILE, 422, method="post"),
    own("papers:make_file", CASE, REDIRECT, method="post"),
]
