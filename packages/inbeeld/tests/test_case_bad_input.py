"""Whatever is typed: no error page, nothing broken, nothing lost."""

from typing import Any

import pytest

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case

NASTY = {
    "empty": "",
    "blank": " \t\n ",
    "too long": "x" * 200_000,
    "control characters": "a\x00b\x07c\x1bd\x7f",
    "emoji": "👨‍👩‍👦🏳️‍🌈" * 20,
    "right to left": "\u202eabc\u202c مرحبا שלום",
    "sql": "'; DROP TABLE cases_case; --",
    "template": "{{ settings.SECRET_KEY }}{% debug %}${7*7}<%= 7*7 %>",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "a wrong date": "31-2-2026",
    "a far date": "99999-01-01",
    "a huge number": "9" * 400,
    "a negative number": "-1",
    "not a number": "NaN",
    "a lone surrogate": "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
}
FORMS = {
    "gegevens/": "label municipality summary sex nationality_group version",
    "leeftijden/": "start_age start_on contact_age contact_on report_age report_on version",
    "overgangen/nieuw/": "kind on note record_id",
    "gezien/": "seen_by seen_on note record_id",
    "uitbuiting/nieuw/": "form sub_form place reach began ended goes_on leads record_id",
    "veiligheid/": "agreements danger in_danger reviewed_on review_on version",
    "contact/nieuw/": "succeeded kind on note record_id",
    "acties/nieuw/": "what owner due_on record_id",
    "leefgebieden/housing/": "level reason on seen record_id",
    "status/": "status decided_by on reason version record_id",
    "fase/": "phase on reason version record_id",
    "sluiten/": "outcome reason version record_id",
    "heropenen/": "reason version record_id",
    "overdragen/": "coordinator note",
    "identiteit/": "reason",
    "identiteit/wijzigen/": "called given_names family_name aliases born_on phone address version",
    "contactwijze/": "never safe addressing reviewed_on version",
    "toegang/nieuw/": "to parts purpose ground until",
}


@pytest.mark.parametrize("what", NASTY)
@pytest.mark.parametrize("page", FORMS)
def test_no_form_breaks(case: Case, coordinator: Persona, page: str, what: str) -> None:
    typed = dict.fromkeys(FORMS[page].split(), NASTY[what])
    response = coordinator.client.post(f"/zaken/{case.pk}/{page}", typed)
    assert response.status_code in {200, 302, 409, 422}
    assert b"<script>alert" not in response.content
    assert Case.objects.filter(pk=case.pk).exists()


def valid(page: str, record_id: str) -> dict[str, Any]:
    return {
        "contact/nieuw/": {"succeeded": "yes", "kind": "phone", "on": "vandaag", "record_id": record_id},
        "veiligheid/": {"reviewed_on": "vandaag", "danger": "", "in_danger": "", "review_on": "", "version": "0"},
    }[page]


@pytest.mark.parametrize("what", ["emoji", "sql", "template", "html"])
def test_what_people_write_is_kept_as_written(case: Case, coordinator: Persona, record_id: str, what: str) -> None:
    text = f"Verzonnen: {NASTY[what]}"
    contact = {**valid("contact/nieuw/", record_id), "note": text}
    safety = {**valid("veiligheid/", record_id), "agreements": text}
    assert coordinator.client.post(f"/zaken/{case.pk}/contact/nieuw/", contact).status_code == 302
    assert coordinator.client.post(f"/zaken/{case.pk}/veiligheid/", safety).status_code == 302
    assert case.contacts.get().reveal("note") == text
    assert case.safety_agreements.get().reveal("agreements") == text


def test_a_text_that_is_too_long_comes_back_whole(case: Case, coordinator: Persona, record_id: str) -> None:
    text = "Verzonnen. " * 1000
    typed = {**valid("contact/nieuw/", record_id), "note": text}
    response = coordinator.client.post(f"/zaken/{case.pk}/contact/nieuw/", typed)
    assert response.status_code == 422
    assert text.strip() in response.content.decode()
    assert not case.contacts.exists()


@pytest.mark.parametrize("age", ["-1", "121", "zestien", "1e3", "٣٣٣", "16,5"])
def test_an_age_that_cannot_be_is_refused(case: Case, coordinator: Persona, age: str) -> None:
    typed = {"start_age": age, "version": "1"}
    assert coordinator.client.post(f"/zaken/{case.pk}/leeftijden/", typed).status_code == 422


@pytest.mark.parametrize("on", ["morgen", "31-2-2026", "gisteren of zo", "1-1-1800", ""])
def test_a_contact_on_a_day_that_cannot_be_is_refused(
    case: Case, coordinator: Persona, record_id: str, on: str
) -> None:
    typed = {**valid("contact/nieuw/", record_id), "on": on}
    assert coordinator.client.post(f"/zaken/{case.pk}/contact/nieuw/", typed).status_code == 422
