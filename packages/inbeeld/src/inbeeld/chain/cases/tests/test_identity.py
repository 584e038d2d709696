"""Who the person is: for a reason, once, written down."""

import pytest

from fixtures.personas import Persona
from inbeeld.chain.cases.models import Case, Identity, IdentityTerm
from inbeeld.foundation.audit.api import AuditEntry

PERSON = {
    "called": "Vee",
    "given_names": "Verzonnen",
    "family_name": "van der Voorbeeld",
    "born_on": "1-5-2009",
    "phone": "06 00000000",
    "address": "Nergensstraat 1",
    "version": "0",
}


@pytest.fixture
def known(case: Case, coordinator: Persona) -> Case:
    coordinator.client.post(f"/zaken/{case.pk}/identiteit/wijzigen/", PERSON)
    return case


def test_no_page_shows_it_before_a_reason_was_given(known: Case, coordinator: Persona) -> None:
    for page in ("", "identiteit/", "geschiedenis/", "contact/", "toegang/"):
        assert "Voorbeeld" not in coordinator.client.get(f"/zaken/{known.pk}/{page}").content.decode()


@pytest.mark.parametrize("reason", ["", "    ", "ja"])
def test_without_a_reason_nothing_is_shown_or_opened(known: Case, coordinator: Persona, reason: str) -> None:
    response = coordinator.client.post(f"/zaken/{known.pk}/identiteit/", {"reason": reason})
    assert response.status_code == 422
    assert "Voorbeeld" not in response.content.decode()
    assert not AuditEntry.objects.filter(event="identity.opened").exists()


def test_it_is_shown_once_and_the_opening_is_written_down_with_its_reason(known: Case, coordinator: Persona) -> None:
    response = coordinator.client.post(f"/zaken/{known.pk}/identiteit/", {"reason": "Verzonnen: afspraak met hem"})
    assert "van der Voorbeeld" in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"
    entry = AuditEntry.objects.get(event="identity.opened")
    assert (entry.record_id, entry.user_id) == (known.pk, coordinator.user.pk)
    assert entry.reveal_reason() == "Verzonnen: afspraak met hem"
    assert "Voorbeeld" not in coordinator.client.get(f"/zaken/{known.pk}/identiteit/").content.decode()


def test_a_colleague_of_the_team_may_not_open_it(known: Case, colleague: Persona) -> None:
    address = f"/zaken/{known.pk}/identiteit/"
    assert colleague.client.post(address, {"reason": "Verzonnen: nieuwsgierig"}).status_code == 403


def test_the_privacy_officer_sees_the_opening(known: Case, coordinator: Persona, privacy_officer: Persona) -> None:
    coordinator.client.post(f"/zaken/{known.pk}/identiteit/", {"reason": "Verzonnen: afspraak met hem"})
    page = privacy_officer.client.get("/toezicht/").content.decode()
    assert "Identiteit geopend" in page


def test_names_can_be_found_again_without_standing_anywhere(known: Case) -> None:
    identity = Identity.objects.get(case=known)
    assert IdentityTerm.objects.filter(identity=identity).count() > 1
    assert identity.person is not None
    assert b"Voorbeeld" not in identity.person


def test_a_second_editor_is_told_and_the_comparison_is_an_opening(known: Case, coordinator: Persona) -> None:
    before = AuditEntry.objects.filter(event="identity.opened").count()
    typed = {**PERSON, "called": "Wim"}
    response = coordinator.client.post(f"/zaken/{known.pk}/identiteit/wijzigen/", typed)
    assert response.status_code == 409
    assert AuditEntry.objects.filter(event="identity.opened").count() == before + 1
    assert (
        coordinator.client.post(f"/zaken/{known.pk}/identiteit/wijzigen/", {**typed, "version": "1"}).status_code == 302
    )


def test_pressing_twice_changes_once(known: Case, coordinator: Persona) -> None:
    assert coordinator.client.post(f"/zaken/{known.pk}/identiteit/wijzigen/", PERSON).status_code == 302
    assert Identity.objects.get(case=known).version == 1


def test_what_was_corrected_is_kept_for_whoever_may_open_it(known: Case, coordinator: Persona) -> None:
    typed = {**PERSON, "family_name": "Verbeterd", "born_on": "2008", "version": "1"}
    coordinator.client.post(f"/zaken/{known.pk}/identiteit/wijzigen/", typed)
    opened = coordinator.client.post(f"/zaken/{known.pk}/identiteit/", {"reason": "Verzonnen: wat stond er eerst"})
    (correction,) = opened.context["corrections"]
    assert correction["changes"] == [
        ("Achternaam", "van der Voorbeeld", "Verbeterd"),
        ("Geboortedatum", "1 mei 2009", "2008"),
    ]
    assert "van der Voorbeeld" in opened.content.decode()
    for page in ("identiteit/", "geschiedenis/"):
        assert "Voorbeeld" not in coordinator.client.get(f"/zaken/{known.pk}/{page}").content.decode()
