"""Letters: a draft from a template, a PDF, a document; never to a parent by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.documents.api import CaseDocument
from inbeeld.chain.letters.letter_templates import all_templates
from inbeeld.chain.letters.models import Letter
from inbeeld.chain.letters.services import (
    LetterDetails,
    LetterIsFinal,
    ParentNotConfirmed,
    change_letter,
    confirm_parent,
    finish_letter,
)
from inbeeld.foundation.agreed.api import FileFault
from inbeeld.foundation.files.api import content_of

TO_PARENT = LetterDetails(addressee="parent", receiver="Verzonnen moeder", subject="Verzonnen", body="Verzonnen.")


def address(case: Case, letter: Letter, rest: str = "") -> str:
    return f"/zaken/{case.pk}/brieven/{letter.pk}/{rest}"


def test_a_template_gives_a_draft_with_the_pseudonym(case: Case, coordinator: Persona) -> None:
    response = coordinator.client.post(f"/zaken/{case.pk}/brieven/nieuw/", {"template": "request"})
    letter = Letter.objects.get()
    assert response.headers["Location"] == address(case, letter)
    assert case.pseudonym in letter.reveal("subject")
    assert case.organisation.name in letter.reveal("body")
    assert "{" not in letter.reveal("body")


def test_another_page_can_point_out_a_template(case: Case, coordinator: Persona) -> None:
    page = coordinator.client.get(f"/zaken/{case.pk}/brieven/nieuw/?kind=withdrawal")
    assert page.context["templates"][0].code == "withdrawal"


def test_a_draft_is_changed_and_looked_at(case: Case, coordinator: Persona, letter: Letter) -> None:
    typed = {
        "addressee": "authority",
        "receiver": "Verzonnen rechtbank\nVerzonnen straat 1",
        "subject": "Verslag",
        "body": "Verzonnen tekst.\n\n#strong[geen opmaak] $x$ @y <z>",
        "version": "1",
    }
    assert coordinator.client.post(address(case, letter), typed).status_code == 302
    assert "Verzonnen rechtbank" in coordinator.client.get(address(case, letter)).content.decode()
    preview = coordinator.client.get(address(case, letter, "voorbeeld/"))
    assert preview.content.startswith(b"%PDF-")
    assert preview.headers["Content-Disposition"].startswith("attachment")


def test_who_comes_second_is_told_and_loses_nothing(case: Case, coordinator: Persona, letter: Letter) -> None:
    change_letter(letter, by=coordinator.actor, details=TO_PARENT, version=1)
    typed = {"addressee": "partner", "receiver": "", "subject": "Mijn onderwerp", "body": "Mijn tekst", "version": "1"}
    page = coordinator.client.post(address(case, letter), typed)
    assert page.status_code == 409
    assert "Mijn tekst" in page.content.decode()


def test_a_final_letter_is_a_numbered_document_and_does_not_change(
    case: Case, coordinator: Persona, letter: Letter
) -> None:
    response = coordinator.client.post(address(case, letter, "definitief/"))
    document = CaseDocument.objects.get()
    assert response.headers["Location"] == f"/zaken/{case.pk}/documenten/{document.pk}/"
    assert content_of(document.versions.get().file).startswith(b"%PDF-")
    assert document.reveal("title") == letter.reveal("subject")
    with pytest.raises(LetterIsFinal):
        change_letter(letter, by=coordinator.actor, details=TO_PARENT, version=1)


def test_a_letter_to_a_parent_waits_until_the_coordinator_confirms_it(
    case: Case, coordinator: Persona, colleague: Persona, letter: Letter
) -> None:
    letter = change_letter(letter, by=coordinator.actor, details=TO_PARENT, version=1)
    with pytest.raises(ParentNotConfirmed):
        finish_letter(letter, by=coordinator.actor)
    assert "een op de zeven" in coordinator.client.get(address(case, letter)).content.decode()
    assert colleague.client.get(address(case, letter, "ouder/")).status_code == 403
    coordinator.client.post(address(case, letter, "ouder/"), {"reason": "Hij vroeg er zelf om.", "sure": "on"})
    assert finish_letter(letter, by=coordinator.actor).number == 1


def test_another_receiver_is_confirmed_anew(coordinator: Persona, letter: Letter) -> None:
    change_letter(letter, by=coordinator.actor, details=TO_PARENT, version=1)
    confirm_parent(letter, by=coordinator.actor, reason="Verzonnen reden.")
    other = LetterDetails(addressee="parent", receiver="Verzonnen vader", subject="Verzonnen", body="Verzonnen.")
    changed = change_letter(letter, by=coordinator.actor, details=other, version=2)
    assert changed.needs_confirmation


def test_a_draft_can_be_thrown_away(case: Case, coordinator: Persona, letter: Letter) -> None:
    coordinator.client.post(address(case, letter, "weg/"))
    assert not Letter.objects.exists()


def test_an_editor_changes_the_templates(tmp_path: Path, settings: Any) -> None:
    settings.LETTERS = tmp_path
    own = 'addressee = "partner"\n[name]\nnl = "x"\n[about]\nnl = "x"\n[subject]\nnl = "x"\n[body]\nnl = "{date}"\n'
    (tmp_path / "10-eigen.toml").write_text(own)
    assert list(all_templates()) == ["eigen"]


def test_a_template_with_an_unknown_place_is_named(tmp_path: Path, settings: Any) -> None:
    settings.LETTERS = tmp_path
    wrong = 'addressee = "partner"\n[name]\nnl = "x"\n[about]\nnl = "x"\n[subject]\nnl = "{naam}"\n[body]\nnl = "x"\n'
    (tmp_path / "10-fout.toml").write_text(wrong)
    with pytest.raises(FileFault, match=r"10-fout\.toml: .*naam"):
        all_templates()


def test_a_draft_is_shown_beside_the_documents(case: Case, coordinator: Persona, letter: Letter) -> None:
    drafts = f"/zaken/{case.pk}/brieven/"
    assert f'hx-get="{drafts}"' in coordinator.client.get(f"/zaken/{case.pk}/documenten/").content.decode()
    whole = coordinator.client.get(drafts).content.decode()
    fragment = coordinator.client.get(drafts, headers={"HX-Request": "true"}).content.decode()
    for page in (whole, fragment):
        assert letter.reveal("subject") in page
        assert address(case, letter) in page
    assert "<html" in whole
    assert "<html" not in fragment
