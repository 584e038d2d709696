"""Safety agreements: first on every page, and looked at again in time."""

import datetime as dt

import pytest
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.models import Case, SafetyAgreement

TYPED = {
    "agreements": "Verzonnen: alleen chat na vier uur.",
    "danger": "Een oudere jongen",
    "in_danger": "Bel 112.",
    "reviewed_on": "vandaag",
    "review_on": "",
    "version": "0",
}


def test_the_review_is_due_within_the_term(case: Case, coordinator: Persona) -> None:
    today = timezone.localdate()
    assert case.safety_review_on == today
    coordinator.client.post(f"/zaken/{case.pk}/veiligheid/", TYPED)
    case.refresh_from_db()
    assert case.safety_review_on == today + dt.timedelta(days=30)
    assert case.next_due_on == today + dt.timedelta(days=14)


@pytest.mark.parametrize("page", ["", "contact/", "contact/nieuw/", "leefgebieden/", "geschiedenis/", "identiteit/"])
def test_safety_stands_first_on_each_page_of_a_case(case: Case, coordinator: Persona, page: str) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/veiligheid/", TYPED)
    html = coordinator.client.get(f"/zaken/{case.pk}/{page}").content.decode()
    assert html.index("alleen chat na vier uur") < html.index('class="tabs"')


def test_former_agreements_are_kept(case: Case, coordinator: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/veiligheid/", TYPED)
    coordinator.client.post(
        f"/zaken/{case.pk}/veiligheid/", {**TYPED, "agreements": "Verzonnen: niets.", "version": "1"}
    )
    texts = [agreement.reveal("agreements") for agreement in SafetyAgreement.objects.filter(case=case)]
    assert texts == ["Verzonnen: niets.", TYPED["agreements"]]


def test_pressing_twice_makes_one_agreement(case: Case, coordinator: Persona) -> None:
    statuses = [coordinator.client.post(f"/zaken/{case.pk}/veiligheid/", TYPED).status_code for _ in range(2)]
    assert statuses == [302, 302]
    assert SafetyAgreement.objects.filter(case=case).count() == 1


def test_a_second_editor_is_told(case: Case, coordinator: Persona, colleague: Persona) -> None:
    colleague.client.post(f"/zaken/{case.pk}/veiligheid/", TYPED)
    mine = {**TYPED, "agreements": "Verzonnen: mijn tekst."}
    response = coordinator.client.post(f"/zaken/{case.pk}/veiligheid/", mine)
    assert response.status_code == 409
    assert "Verzonnen: mijn tekst." in response.content.decode()
    assert SafetyAgreement.objects.filter(case=case).count() == 1


def test_still_right_is_one_press_with_a_new_day(case: Case, coordinator: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/veiligheid/", {**TYPED, "reviewed_on": "1-1-2026"})
    case.refresh_from_db()
    assert case.safety_review_on < timezone.localdate()
    for _ in range(2):  # a second press of the same button
        coordinator.client.post(f"/zaken/{case.pk}/veiligheid/klopt/", {"version": "1"})
    case.refresh_from_db()
    assert case.safety_review_on == timezone.localdate() + dt.timedelta(days=30)
    versions = SafetyAgreement.objects.filter(case=case).values_list("version", "still_right")
    assert list(versions) == [(2, True), (1, False)]


def test_still_right_of_a_stale_page_changes_nothing(case: Case, coordinator: Persona, colleague: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/veiligheid/", TYPED)
    colleague.client.post(f"/zaken/{case.pk}/veiligheid/", {**TYPED, "agreements": "Verzonnen: nieuw.", "version": "1"})
    answer = coordinator.client.post(f"/zaken/{case.pk}/veiligheid/klopt/", {"version": "1"}, follow=True)
    assert "Lees ze opnieuw" in answer.content.decode()
    assert SafetyAgreement.objects.filter(case=case).count() == 2


def test_each_situation_has_its_step(case: Case, coordinator: Persona) -> None:
    half = {**TYPED, "when_1": "Verzonnen: hij reageert niet"}
    assert coordinator.client.post(f"/zaken/{case.pk}/veiligheid/", half).status_code == 422
    coordinator.client.post(f"/zaken/{case.pk}/veiligheid/", {**half, "do_1": "Verzonnen: bel de groep"})
    html = coordinator.client.get(f"/zaken/{case.pk}/").content.decode()
    assert html.index("hij reageert niet") < html.index("bel de groep") < html.index('class="tabs"')


def test_every_version_can_be_read(case: Case, coordinator: Persona) -> None:
    coordinator.client.post(f"/zaken/{case.pk}/veiligheid/", TYPED)
    coordinator.client.post(
        f"/zaken/{case.pk}/veiligheid/", {**TYPED, "agreements": "Verzonnen: niets.", "version": "1"}
    )
    page = coordinator.client.get(f"/zaken/{case.pk}/veiligheid/eerder/").content.decode()
    assert "alleen chat na vier uur" in page
