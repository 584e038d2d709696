"""A scan has a way in: its text is read and marked, its picture is gone; else it is typed over."""

from __future__ import annotations

import uuid

import pytest
from django.utils import timezone

from fixtures.documents import a_scan, upload, words_in
from fixtures.hostile import change_behind
from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.documents.models import CaseDocument
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.files.api import FilePiece, StoredFile, data_folder, library, text_of

LINES = ("Toestemming voor het delen van gegevens", "Getekend te Voorbeeldstad op 12 oktober 2026")
READS_SCANS = library() is not None and data_folder("nld+eng") is not None
needs_tesseract = pytest.mark.skipif(not READS_SCANS, reason="Tesseract is not installed")


def address(case: Case, rest: str) -> str:
    return f"/zaken/{case.pk}/documenten/{rest}"


def typed(**changed: object) -> dict[str, object]:
    return {"record_id": str(uuid.uuid4()), "title": "Verzonnen toestemming", "kind": "consent", **changed}


@needs_tesseract
@pytest.mark.parametrize("form", ["PDF", "JPEG"])
def test_the_text_of_a_scan_is_read_and_marked_and_its_picture_is_gone(
    case: Case, coordinator: Persona, form: str
) -> None:
    scan = upload(a_scan(*LINES, form=form), "scan")
    page = coordinator.client.post(address(case, "nieuw/"), typed(file=scan, paper="kast 3"), follow=True)
    assert "Gelezen van een scan" in page.content.decode()
    stored = StoredFile.objects.get()
    assert (stored.kind, stored.left_out) == ("scan", {"picture": 1})
    assert all(line in text_of(stored).plain() for line in LINES)
    assert FilePiece.objects.count() == 1
    document = CaseDocument.objects.get()
    read = coordinator.client.get(address(case, f"{document.pk}/1/lezen/")).content.decode()
    assert "kast 3" in read
    assert LINES[0] in read
    assert "Vergelijk" in words_in(coordinator.client.get(address(case, f"{document.pk}/1/")).content)


@needs_tesseract
def test_who_compared_a_scan_with_the_paper_and_when_is_said_everywhere(
    case: Case, coordinator: Persona, colleague: Persona
) -> None:
    scan = upload(a_scan(*LINES), "scan")
    coordinator.client.post(address(case, "nieuw/"), typed(file=scan, paper="kast 3"))
    document = CaseDocument.objects.get()
    before = words_in(coordinator.client.get(address(case, f"{document.pk}/1/")).content)
    assert "Vergelijk" in before
    reading = address(case, f"{document.pk}/1/lezen/")
    assert "erop vertrouwt" in coordinator.client.get(reading).content.decode()
    for persona in (coordinator, colleague):  # the first time counts
        page = persona.client.post(address(case, f"{document.pk}/1/vergeleken/"), follow=True).content.decode()
        assert f"Vergeleken met het papier door {coordinator.user.name}" in page
        assert "erop vertrouwt" not in page
    assert (
        "te vergelijken met het papier" not in coordinator.client.get(address(case, f"{document.pk}/")).content.decode()
    )
    entry = AuditEntry.objects.get(event="document.compared")
    assert (entry.user_id, entry.record_id) == (coordinator.user.pk, document.pk)
    after = words_in(coordinator.client.get(address(case, f"{document.pk}/1/")).content)
    assert coordinator.user.name in after
    assert "Vergelijk het met" not in after


@needs_tesseract
def test_a_comparison_that_somebody_writes_into_the_database_is_none(case: Case, coordinator: Persona) -> None:
    coordinator.client.post(address(case, "nieuw/"), typed(file=upload(a_scan(*LINES), "scan"), paper="kast 3"))
    change_behind(StoredFile.objects.all(), compared_on=timezone.localdate())
    stored = StoredFile.objects.get()
    assert stored.is_to_be_compared
    assert not stored.comparison


@needs_tesseract
def test_nothing_is_compared_in_a_case_that_was_closed(case: Case, coordinator: Persona) -> None:
    coordinator.client.post(address(case, "nieuw/"), typed(file=upload(a_scan(*LINES), "scan"), paper="kast 3"))
    Case.objects.filter(pk=case.pk).change(is_open=False, closed_on=timezone.localdate(), outcome="other")
    coordinator.client.post(address(case, f"{CaseDocument.objects.get().pk}/1/vergeleken/"))
    assert StoredFile.objects.get().is_to_be_compared


def test_where_the_paper_is_must_be_said_of_a_picture(case: Case, coordinator: Persona) -> None:
    page = coordinator.client.post(address(case, "nieuw/"), typed(file=upload(a_scan(*LINES, form="JPEG"))))
    assert page.status_code == 422
    assert "waar het papier ligt" in page.content.decode()
    assert not StoredFile.objects.exists()


@needs_tesseract
def test_of_a_scan_that_turns_out_to_be_one_it_is_asked_afterwards(case: Case, coordinator: Persona) -> None:
    asked = "Niemand zei waar het papier ligt"
    page = coordinator.client.post(address(case, "nieuw/"), typed(file=upload(a_scan(*LINES))), follow=True)
    assert asked in page.content.decode()
    paper = address(case, f"{CaseDocument.objects.get().pk}/1/papier/")
    assert coordinator.client.post(paper, {"paper": ""}).status_code == 422
    page = coordinator.client.post(paper, {"paper": "kast 3"}, follow=True)
    assert asked not in page.content.decode()
    coordinator.client.post(paper, {"paper": "kast 9"})  # the first time counts
    version = CaseDocument.objects.get().versions.get()
    assert version.reveal("paper") == "kast 3"
    assert AuditEntry.objects.filter(event="document.paper_noted").count() == 1


def test_a_picture_is_no_scan_of_a_report(case: Case, coordinator: Persona) -> None:
    picture = upload(a_scan(*LINES, form="JPEG"), "foto.jpg")
    page = coordinator.client.post(address(case, "nieuw/"), typed(kind="report", file=picture, paper="kast 3"))
    assert "helpwanted.nl" in page.content.decode()
    assert not StoredFile.objects.exists()


def test_without_the_component_a_page_says_what_to_do(case: Case, coordinator: Persona, settings: object) -> None:
    settings.SCAN_LANGUAGES = "nowhere"  # type: ignore[attr-defined]  # the settings of the test
    page = coordinator.client.post(
        address(case, "nieuw/"), typed(file=upload(a_scan(*LINES)), paper="kast 3"), follow=True
    )
    assert "Typ het papier over" in page.content.decode()
    assert address(case, "overtypen/") in page.content.decode()


def test_a_paper_is_typed_over_with_where_it_is_kept(case: Case, coordinator: Persona) -> None:
    said = typed(text="Eerste alinea.\n\nTweede alinea.", paper="kast 3")
    coordinator.client.post(address(case, "overtypen/"), said)
    document = CaseDocument.objects.get()
    assert document.versions.get().reveal("paper") == "kast 3"
    read = coordinator.client.get(address(case, f"{document.pk}/1/lezen/")).content.decode()
    assert "Tweede alinea." in read
    assert "kast 3" in read
