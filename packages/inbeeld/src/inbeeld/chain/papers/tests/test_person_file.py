"""The file of a person: complete, reviewed, with passages left out, given as PDF and JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.models import Case
from inbeeld.chain.cases.services import (
    ContactDetails,
    Person,
    SafetyDetails,
    add_contact,
    change_identity,
    review_safety,
)
from inbeeld.chain.consents.models import SentOutside
from inbeeld.chain.papers.collecting import collect
from inbeeld.chain.papers.models import CaseDocument, PersonFile
from inbeeld.chain.papers.services.rights import add_statement
from inbeeld.foundation.audit.models import AuditEntry
from inbeeld.foundation.files.storing import content_of

TODAY = timezone.localdate()
DANGER = "Verzonnen broer Kwibus"


@pytest.fixture
def full(case: Case, coordinator: Persona, document: CaseDocument) -> Case:
    """A case with something in many rooms."""
    by = coordinator.actor
    person = Person(given_names="Piet", family_name="Verzonnen", called="P", phone="06 00000000")
    change_identity(case, by=by, person=person, version=0)
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
        "Verslag van de verzonnen school",
        "Ik heb het zelf zo gewild.",
        coordinator.user.name,
    ):
        assert words in whole, words


def test_no_table_with_a_case_is_forgotten(full: Case) -> None:
    sections = {section["kind"] for section in collect(full, lambda _done, _total: None)}
    held = {
        model._meta.label_lower
        for model in apps.get_models()
        if any(field.name == "case" and field.related_model is Case for field in model._meta.concrete_fields)
        if model._base_manager.filter(case=full).exists()
    }
    assert held - {"papers.personfile"} <= sections
    assert "looks" in sections


def test_it_is_ready_only_after_every_section_was_looked_through(full: Case, coordinator: Persona) -> None:
    file = made(full, coordinator)
    coordinator.client.post(address(full, file))
    assert PersonFile.objects.get().state == "review"
    file = reviewed(full, coordinator)
    coordinator.client.post(address(full, file))
    file = PersonFile.objects.get()
    assert file.state == "ready"
    pdf = coordinator.client.get(address(full, file, "als/pdf/"))
    assert pdf.content.startswith(b"%PDF-")
    assert "attachment" in pdf.headers["Content-Disposition"]
    assert AuditEntry.objects.filter(event="file.given", dossier_id=full.pk).count() == 1


def test_what_is_about_somebody_else_is_left_out_and_listed(full: Case, coordinator: Persona) -> None:
    file = reviewed(full, coordinator)
    section = next(one for one in file.reveal("sections") if one["kind"] == "cases.safetyagreement")
    item = section["items"][0]["id"]
    place = address(full, file, f"cases.safetyagreement/{item}/danger/")
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
    section = next(one for one in file.reveal("sections") if one["kind"] == "cases.safetyagreement")
    place = address(full, file, f"cases.safetyagreement/{section['items'][0]['id']}/danger/")
    typed = {"passage": "staat er niet", "ground": "other_person", "reason": "x"}
    assert coordinator.client.post(place, typed).status_code == 422


def test_a_passage_can_be_put_back(full: Case, coordinator: Persona) -> None:
    file = made(full, coordinator)
    section = next(one for one in file.reveal("sections") if one["kind"] == "cases.safetyagreement")
    place = address(full, file, f"cases.safetyagreement/{section['items'][0]['id']}/danger/")
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


def test_the_printed_file_is_a_sealed_document(full: Case, coordinator: Persona) -> None:
    file = reviewed(full, coordinator)
    coordinator.client.post(address(full, file))
    file.refresh_from_db()
    assert file.pdf is not None
    assert content_of(file.pdf).startswith(b"%PDF-")
