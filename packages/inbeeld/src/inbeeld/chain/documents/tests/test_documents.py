"""Documents of a case: added, given, replaced, sent, removed."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fixtures.documents import PNG, WORDS, a_pdf, upload, words_in
from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.consents.api import SentOutside
from inbeeld.chain.documents.models import CaseDocument
from inbeeld.chain.documents.services.documents import add_version, give_version, remove_document
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.files.api import FilePiece, StoredFile, examine, text_of

from .conftest import TITLE


def sent(**changed: Any) -> dict[str, Any]:
    return {
        "record_id": str(uuid.uuid4()),
        "title": TITLE,
        "kind": "report",
        "file": upload(WORDS.encode(), "Piet.txt"),
        **changed,
    }


def address(case: Case, rest: str = "") -> str:
    return f"/zaken/{case.pk}/documenten/{rest}"


def test_a_coordinator_adds_a_document_and_gets_it_back_under_a_neutral_name(case: Case, coordinator: Persona) -> None:
    response = coordinator.client.post(address(case, "nieuw/"), sent())
    document = CaseDocument.objects.get()
    assert response.status_code == 302
    assert response.headers["Location"] == address(case, f"gelezen/{document.pk}/")
    waited = coordinator.client.get(response.headers["Location"])
    assert waited.headers["Location"] == address(case, f"{document.pk}/")
    given = coordinator.client.get(address(case, f"{document.pk}/1/"))
    assert WORDS in words_in(given.content)
    assert given.headers["Content-Disposition"] == 'attachment; filename="document-1.pdf"'
    assert "sandbox" in given.headers["Content-Security-Policy"]
    assert AuditEntry.objects.filter(event="document.given", record_id=document.pk, dossier_id=case.pk).count() == 1


def test_a_double_click_adds_one_document(case: Case, coordinator: Persona) -> None:
    same = sent()
    coordinator.client.post(address(case, "nieuw/"), same)
    coordinator.client.post(address(case, "nieuw/"), {**same, "file": upload(WORDS.encode())})
    assert CaseDocument.objects.count() == 1
    assert StoredFile.objects.count() == 1


def test_a_picture_is_refused_with_where_to_go(case: Case, coordinator: Persona) -> None:
    page = coordinator.client.post(address(case, "nieuw/"), sent(file=upload(PNG, "brief.pdf")))
    assert page.status_code == 422
    assert "helpwanted.nl" in page.content.decode()
    assert not StoredFile.objects.exists()


def test_the_page_says_that_pictures_were_taken_out(case: Case, coordinator: Persona) -> None:
    page = coordinator.client.post(address(case, "nieuw/"), sent(file=upload(a_pdf(picture=True))), follow=True)
    assert "Weggelaten: 1 afbeelding." in page.content.decode()


def test_a_new_version_stands_above_the_old_one(case: Case, coordinator: Persona, document: CaseDocument) -> None:
    again = {"file": upload(b"Verbeterde verzonnen tekst.")}
    coordinator.client.post(address(case, f"{document.pk}/versie/"), again)
    assert [version.number for version in document.versions.all()] == [2, 1]
    assert "Verbeterde" in words_in(coordinator.client.get(address(case, f"{document.pk}/2/")).content)
    assert WORDS in words_in(coordinator.client.get(address(case, f"{document.pk}/1/")).content)


def test_the_same_file_twice_is_one_version(coordinator: Persona, document: CaseDocument) -> None:
    add_version(document, by=coordinator.actor, file=examine(upload(WORDS.encode())))
    assert document.versions.count() == 1


def test_a_removed_document_leaves_its_number_and_the_reason(
    case: Case, coordinator: Persona, document: CaseDocument
) -> None:
    coordinator.client.post(address(case, f"{document.pk}/weg/"), {"reason": "Hoort bij een andere verzonnen zaak."})
    left = CaseDocument.objects.get()
    assert (left.number, left.title) == (1, None)
    assert left.reveal("removal_reason") == "Hoort bij een andere verzonnen zaak."
    assert not StoredFile.objects.exists()
    assert not FilePiece.objects.exists()
    page = coordinator.client.get(address(case, f"{document.pk}/")).content.decode()
    assert "Hoort bij een andere verzonnen zaak." in page
    assert coordinator.client.get(address(case, f"{document.pk}/1/")).status_code == 404


def test_the_number_of_a_removed_document_is_not_given_again(
    coordinator: Persona, document: CaseDocument, make_document: Callable[..., CaseDocument]
) -> None:
    remove_document(document, by=coordinator.actor, reason="Verzonnen reden.")
    assert make_document().number == 2


def test_what_was_sent_outside_is_written_down(case: Case, coordinator: Persona, document: CaseDocument) -> None:
    today = f"{timezone.localdate():%d-%m-%Y}"
    typed = {"to": "Verzonnen rechtbank", "how": "post", "ground": "public_task", "on": today}
    coordinator.client.post(address(case, f"{document.pk}/verstuurd/"), typed)
    page = coordinator.client.get(address(case, f"{document.pk}/")).content.decode()
    assert "Verzonnen rechtbank" in page
    assert document.dispatches.get().version == 1
    assert SentOutside.objects.get().reveal("what") == TITLE


def test_documents_of_another_case_are_not_found_through_this_one(
    case: Case, coordinator: Persona, document: CaseDocument, far_colleague: Persona
) -> None:
    other = uuid.uuid4()
    assert coordinator.client.get(f"/zaken/{other}/documenten/{document.pk}/1/").status_code == 404
    assert far_colleague.client.get(address(case, f"{document.pk}/1/")).status_code == 404


def test_no_name_of_a_file_stands_in_an_address_or_in_the_log(
    case: Case, coordinator: Persona, document: CaseDocument
) -> None:
    give_version(document.versions.get(), by=coordinator.actor)
    entries = str(list(AuditEntry.objects.values()))
    assert "Piet" not in entries
    assert TITLE not in entries
    assert text_of(document.versions.get().file).plain() == WORDS


def test_forty_documents_cost_no_more_queries_than_one(
    case: Case, coordinator: Persona, make_document: Callable[..., CaseDocument]
) -> None:
    make_document()
    coordinator.client.get(address(case))
    with CaptureQueriesContext(connection) as one:
        coordinator.client.get(address(case))
    for number in range(5):
        make_document(f"Verzonnen {number}")
    with CaptureQueriesContext(connection) as many:
        coordinator.client.get(address(case))
    assert len(many) == len(one)


@pytest.mark.usefixtures("document")
def test_nothing_of_a_document_stands_readable_in_the_database() -> None:
    kept = [*CaseDocument.objects.values_list("title", flat=True), *StoredFile.objects.values_list("name", flat=True)]
    assert not [value for value in kept if value and b"erzonnen" in bytes(value)]
