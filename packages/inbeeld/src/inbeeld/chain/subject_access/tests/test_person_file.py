"""The file of a person: complete, reviewed, with passages left out, given as PDF and JSON."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone
from django.utils.formats import date_format

from fixtures.documents import WORDS, upload, words_in
from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case, Person, SafetyDetails, change_identity, review_safety
from inbeeld.chain.consents.api import SentOutside
from inbeeld.chain.contacts.api import ContactDetails, add_contact
from inbeeld.chain.documents.api import CaseDocument
from inbeeld.chain.subject_access import collecting
from inbeeld.chain.subject_access.collecting import collect, within_reach
from inbeeld.chain.subject_access.file_layout import file_layout
from inbeeld.chain.subject_access.models import PersonFile
from inbeeld.chain.subject_access.services.file_release import as_archive
from inbeeld.chain.subject_access.services.rights import add_statement
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.files.api import content_of

TODAY = timezone.localdate()
DANGER = "Verzonnen broer Kwibus"
# Sealed with keys that belong to no case: of people who work with Inbeeld, of conversations without a name, of tracks
# that another organisation keeps, of work on many cases at once.
OF_OTHERS = {
    "accounts.keptform",
    "drafts.draft",
    "import_export.caseexport",
    "import_export.caseimport",
    "import_export.exportpiece",
    "import_export.importpiece",
    "meldcode.track",
    "meldcode.trackentry",
    "meldcode.trackterm",
    "outreach.conversation",
    "outreach.conversationmessage",
    "outreach.savedreply",
    "outreach.teamnote",
    "recognition.keptlist",
    "signals.signaldraft",
    "transfers.installationkey",
}


@pytest.fixture
def full(case: Case, coordinator: Persona, document: CaseDocument) -> Case:
    """A case with something in many rooms."""
    by = coordinator.actor
    person = Person(given_names="Piet", family_name="Verzonnen", called="P", phone="06 00000000")
    change_identity(case, by=by, person=Person(given_names="Pier"), version=0)
    change_identity(case, by=by, person=person, version=1)
    details = ContactDetails(kind="phone", on=TODAY, succeeded=True, note="Verzonnen gesprek over school.")
    add_contact(case, by=by, details=details)
    safety = SafetyDetails(agreements="Verzonnen afspraak.", danger=DANGER, in_danger="", reviewed_on=TODAY)
    review_safety(case, by=by, details=safety, version=0)
    add_statement(case, by=by, kind="statement", text="Ik heb het zelf zo gewild.", received_on=TODAY)
    return case


def address(case: Case, file: PersonFile | None = None, rest: str = "") -> str:
    return f"/zaken/{case.pk}/dossier/{f'{file.pk}/' if file else ''}{rest}"


def made(case: Case, coordinator: Persona) -> PersonFile:
    coordinator.client.post(address(case))
    return PersonFile.objects.select_related("data_key", "case").get(case=case)


def reviewed(case: Case, coordinator: Persona) -> PersonFile:
    file = made(case, coordinator)
    for section in file.reveal("sections"):
        coordinator.client.post(address(case, file, f"{section['kind']}/"))
    return file


def test_everything_stands_in_it(full: Case, coordinator: Persona) -> None:
    whole = json.dumps(made(full, coordinator).reveal("sections"), ensure_ascii=False)
    for words in (
        "blauwe jas",
        "Verzonnen gesprek over school.",
        DANGER,
        "Piet",
        "Voornamen: Pier",
        "Verslag van de verzonnen school",
        "Ik heb het zelf zo gewild.",
        coordinator.user.name,
    ):
        assert words in whole, words


# Keys, and what guards a row: they tell nobody anything.
SAY_NOTHING = {"id", "data_key", "case", "row_mac"}


def test_every_record_that_can_be_about_him_has_words_or_a_reason_to_be_silent() -> None:
    words, elsewhere = file_layout().tables, set(file_layout().words.not_shown) | OF_OTHERS
    assert {model._meta.label_lower for model in within_reach()} - elsewhere <= set(words)
    for label, table in words.items():
        fields = {field.name for field in apps.get_model(label)._meta.concrete_fields} - SAY_NOTHING
        assert table.fields == fields, label
        assert set(table.show) <= set(file_layout().labels_of(table)), label


def test_what_nobody_found_words_for_is_shown_all_the_same(full: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    less = [chapter for chapter in file_layout().chapter if chapter.code != "contact"]
    monkeypatch.setattr(collecting, "file_layout", lambda: replace(file_layout(), chapter=less))
    other = next(one for one in collect(full, lambda _done, _total: None) if one["kind"] == "other")
    assert "Verzonnen gesprek over school." in json.dumps(other)


def test_he_reads_dates_and_words_and_no_codes(full: Case, coordinator: Persona) -> None:
    sections = {one["kind"]: one for one in made(full, coordinator).reveal("sections")}
    contact = sections["contact"]["items"][0]
    assert contact["heading"] == f"{date_format(TODAY, 'DATE_FORMAT')}, Telefoon"
    assert {one["label"]: one["value"] for one in contact["fields"]}["Er was contact"] == "Ja"
    assert "Voornamen: Piet" in sections["person"]["items"][0]["fields"][0]["value"]
    assert sections["access"]["label"] == "Wie er inzage had, wanneer en waarom"


def test_it_is_ready_only_after_every_section_was_looked_through(full: Case, coordinator: Persona) -> None:
    file = made(full, coordinator)
    coordinator.client.post(address(full, file))
    assert PersonFile.objects.get().state == "review"
    file = reviewed(full, coordinator)
    coordinator.client.post(address(full, file))
    file = PersonFile.objects.get()
    assert file.state == "ready"
    assert file.pdf is not None
    assert content_of(file.pdf).startswith(b"%PDF-")
    pdf = coordinator.client.get(address(full, file, "als/pdf/"))
    assert pdf.content.startswith(b"%PDF-")
    assert "attachment" in pdf.headers["Content-Disposition"]
    assert AuditEntry.objects.filter(event="file.given", dossier_id=full.pk).count() == 1


def test_what_is_about_somebody_else_is_left_out_and_listed(full: Case, coordinator: Persona) -> None:
    file = reviewed(full, coordinator)
    section = next(one for one in file.reveal("sections") if one["kind"] == "safety")
    item = section["items"][0]["id"]
    place = address(full, file, f"safety/{item}/danger/")
    typed = {"passage": "Kwibus", "ground": "other_person", "reason": "Hij weet niet dat wij hem kennen."}
    assert coordinator.client.post(place, typed).status_code == 302
    coordinator.client.post(address(full, file))
    given = json.loads(coordinator.client.get(address(full, file, "als/json/")).content)
    whole = json.dumps(given, ensure_ascii=False)
    assert "Kwibus" not in whole
    assert "Verzonnen broer" in whole
    assert "Hij weet niet" not in whole
    assert given["left_out"] == [{"section": section["label"], "ground": "Het gaat over iemand anders"}]


def test_words_that_do_not_stand_there_cannot_be_left_out(full: Case, coordinator: Persona) -> None:
    file = made(full, coordinator)
    section = next(one for one in file.reveal("sections") if one["kind"] == "safety")
    place = address(full, file, f"safety/{section['items'][0]['id']}/danger/")
    typed = {"passage": "staat er niet", "ground": "other_person", "reason": "x"}
    assert coordinator.client.post(place, typed).status_code == 422


def test_a_passage_can_be_put_back(full: Case, coordinator: Persona) -> None:
    file = made(full, coordinator)
    section = next(one for one in file.reveal("sections") if one["kind"] == "safety")
    place = address(full, file, f"safety/{section['items'][0]['id']}/danger/")
    coordinator.client.post(place, {"passage": "", "ground": "safety", "reason": "x"})
    left = file.withholdings.get()
    coordinator.client.post(address(full, file, f"terug/{left.pk}/"))
    assert not file.withholdings.exists()


def test_that_he_got_it_is_written_down(full: Case, coordinator: Persona) -> None:
    file = made(full, coordinator)
    typed = {"to": "Hijzelf", "how": "by_hand", "on": f"{TODAY:%d-%m-%Y}"}
    assert coordinator.client.post(address(full, file, "gegeven/"), typed).status_code == 302
    assert SentOutside.objects.get(case=full).reveal("to") == "Hijzelf"


def test_a_new_file_takes_the_place_of_the_old_one(full: Case, coordinator: Persona) -> None:
    first = made(full, coordinator)
    assert made(full, coordinator).pk != first.pk
    assert PersonFile.objects.count() == 1


def test_nothing_of_it_stands_readable_in_the_database(full: Case, coordinator: Persona) -> None:
    file: Any = made(full, coordinator)
    assert b"erzonnen" not in bytes(PersonFile.objects.get(pk=file.pk).sections or b"")


def unpacked(pieces: Iterable[bytes]) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_whole_file_holds_every_document(full: Case, coordinator: Persona) -> None:
    file = reviewed(full, coordinator)
    coordinator.client.post(address(full, file))
    response: Any = coordinator.client.get(address(full, file, "als/zip/"))
    given = unpacked(response.streaming_content)
    assert given["1-dossier.pdf"].startswith(b"%PDF-")
    assert "Autoriteit Persoonsgegevens" in given["2-dossier-als-gegevens.json"].decode()
    assert WORDS in words_in(given["documenten/document-1-versie-1.pdf"])


def document_place(file: PersonFile) -> tuple[str, str]:
    """The identifier of the document, and the address to leave it out."""
    papers = next(one for one in file.reveal("sections") if one["kind"] == "papers")
    item = next(one for one in papers["items"] if one.get("file"))
    return item["file"], address(file.case, file, f"papers/{item['id']}/file/")


def test_a_document_can_be_left_out_or_replaced_by_a_copy(full: Case, coordinator: Persona) -> None:
    file = made(full, coordinator)
    number, place = document_place(file)
    assert WORDS in words_in(coordinator.client.get(address(full, file, f"document/{number}/")).content)
    typed = {"ground": "other_person", "reason": "Zijn broer staat erin."}
    copy = upload(b"Zonder de broer.", "kopie.txt")
    assert coordinator.client.post(place, {**typed, "instead": copy}).status_code == 302
    given = unpacked(as_archive(file))
    assert "Zonder de broer." in words_in(given["documenten/document-1-versie-1.pdf"])
    assert WORDS not in words_in(given["documenten/document-1-versie-1.pdf"])


def test_a_document_that_is_left_out_does_not_come_along(full: Case, coordinator: Persona) -> None:
    file = made(full, coordinator)
    _number, place = document_place(file)
    coordinator.client.post(place, {"ground": "safety", "reason": "Verzonnen."})
    given = unpacked(as_archive(file))
    assert [name for name in given if name.startswith("documenten/")] == []
    assert "Iemand zou in gevaar komen" in given["2-dossier-als-gegevens.json"].decode()


def test_a_document_that_is_not_in_the_file_cannot_be_had_by_way_of_it(full: Case, coordinator: Persona) -> None:
    file = made(full, coordinator)
    assert coordinator.client.get(address(full, file, f"document/{full.pk}/")).status_code == 404
