"""Nothing typed is lost: kept while typing, given back to its writer alone, gone once it was sent."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import models
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.foundation.drafts.models import Draft
from inbeeld.foundation.drafts.services import KEPT_DAYS, MOST, FormPlace, Standing, drafts_of, keep
from inbeeld.foundation.vault.api import DataKey

FORM = {
    "draft:target": "/zaken/nieuw/",
    "draft:position": "0",
    "draft:page": "/zaken/nieuw/?a=b",
    "draft:heading": "Nieuw",
}
A_RECORD = "/zaken/3f0c7c9e-6a2f-4f0a-9d51-0a1b2c3d4e5f/gegevens/"


def kept_by(persona: Persona, **typed: str | list[str]) -> int:
    return persona.client.post("/concepten/bewaren/", {**FORM, **typed}).status_code


def given_back_to(persona: Persona, **form: str) -> dict[str, object]:
    answer: dict[str, object] = persona.client.post("/concepten/terug/", {**FORM, **form}).json()
    return answer


def test_what_was_typed_comes_back_as_it_was(coordinator: Persona) -> None:
    assert kept_by(coordinator, summary="een halve zin\nen nog een", parts=["a", "b"]) == 200
    assert given_back_to(coordinator)["typed"] == {"summary": ["een halve zin\nen nog een"], "parts": ["a", "b"]}


def test_the_newest_takes_the_place_of_the_older(coordinator: Persona) -> None:
    kept_by(coordinator, summary="eerst")
    kept_by(coordinator, summary="later")
    assert given_back_to(coordinator)["typed"] == {"summary": ["later"]}
    assert Draft.objects.count() == 1


def test_two_forms_with_one_address_are_kept_apart(coordinator: Persona) -> None:
    kept_by(coordinator, summary="boven")
    assert "typed" not in given_back_to(coordinator, **{"draft:position": "1"})


def test_a_colleague_never_gets_it(coordinator: Persona, colleague: Persona) -> None:
    kept_by(coordinator, summary="van mij")
    assert "typed" not in given_back_to(colleague)


def test_it_is_sealed_and_the_token_against_forgery_is_not_kept(coordinator: Persona) -> None:
    kept_by(coordinator, summary="alleen voor mij", csrfmiddlewaretoken="x" * 32)
    draft = Draft.objects.get()
    assert b"alleen" not in b"".join(bytes(value or b"") for value in (draft.typed, draft.page, draft.heading))
    assert draft.reveal("typed") == {"summary": ["alleen voor mij"]}


def test_a_form_that_was_taken_leaves_no_draft_and_no_key(coordinator: Persona) -> None:
    target = "/account/rol/"
    keep(coordinator.user.pk, FormPlace("/concepten/taken/"), Standing("/", ""), {"a": ["b"]})
    keys = DataKey.objects.count()
    draft = Draft.objects.get()
    forget = f"/concepten/{draft.pk}/weg/"
    keep(coordinator.user.pk, FormPlace(forget), Standing(target, ""), {"a": ["b"]})
    assert coordinator.client.post(forget).status_code == 302
    assert not Draft.objects.exists()
    assert DataKey.objects.count() == keys - 1


def test_a_form_that_was_refused_keeps_its_draft(coordinator: Persona) -> None:
    kept_by(coordinator, summary="nog niet goed")
    assert coordinator.client.post("/zaken/nieuw/", {}).status_code == 422
    assert given_back_to(coordinator)["typed"] == {"summary": ["nog niet goed"]}


def test_who_types_along_in_the_same_record_is_told_who_else_does(
    coordinator: Persona, team_lead: Persona, partner: Persona, make_case: Callable[..., models.Model]
) -> None:
    place = {"draft:target": f"/zaken/{make_case().pk}/gegevens/"}
    for persona in (coordinator, partner):
        persona.client.post("/concepten/bewaren/", {**FORM, **place, "summary": "x"})
    answers = [
        team_lead.client.post(address, {**FORM, **place, "summary": "y"}).json()["others"]
        for address in ("/concepten/bewaren/", "/concepten/terug/")
    ]
    for others in answers:
        assert coordinator.user.name in others
        assert partner.user.name not in others


@pytest.mark.parametrize("address", ["/concepten/bewaren/", "/concepten/terug/"])
def test_without_a_right_to_the_record_nobody_hears_who_types_there(
    address: str, coordinator: Persona, administrator: Persona, make_case: Callable[..., models.Model]
) -> None:
    """A colleague who may not see the case; and an address that names a record that is not there."""
    assert administrator.membership is not None
    assert coordinator.membership is not None
    assert administrator.membership.organisation_id == coordinator.membership.organisation_id
    for target in (f"/zaken/{make_case().pk}/gegevens/", A_RECORD):
        place = {"draft:target": target}
        coordinator.client.post("/concepten/bewaren/", {**FORM, **place, "summary": "x"})
        answer = administrator.client.post(address, {**FORM, **place, "summary": "y"}).json()
        assert not answer["others"]


def test_nobody_types_along_in_a_form_for_something_new(coordinator: Persona, colleague: Persona) -> None:
    kept_by(coordinator, summary="x")
    assert given_back_to(colleague)["others"] == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"draft:target": "https://elders.test/"},
        {"draft:target": "//elders.test/"},
        {"draft:position": "-1"},
        {"draft:position": "100"},
        {"draft:page": "javascript:x"},
        {"draft:target": "/" + "x" * 600},
    ],
)
def test_an_address_that_is_not_ours_is_refused(wrong: dict[str, str], coordinator: Persona) -> None:
    assert coordinator.client.post("/concepten/bewaren/", {**FORM, **wrong}).status_code == 400


def test_more_than_a_form_can_hold_is_refused_and_what_was_kept_stays(coordinator: Persona) -> None:
    kept_by(coordinator, summary="goed")
    assert kept_by(coordinator, summary="x" * 200_001) == 413
    assert given_back_to(coordinator)["typed"] == {"summary": ["goed"]}


def test_old_drafts_are_erased_with_their_keys(coordinator: Persona) -> None:
    before = DataKey.objects.count()
    kept_by(coordinator, summary="lang geleden")
    Draft.objects.update(saved_at=timezone.now() - dt.timedelta(days=KEPT_DAYS, seconds=1))
    assert "typed" not in given_back_to(coordinator)
    call_command("erase_drafts")
    assert not Draft.objects.exists()
    assert DataKey.objects.count() == before


def test_only_the_newest_of_very_many_are_kept(coordinator: Persona) -> None:
    user = coordinator.user.pk
    for number in range(MOST + 2):
        keep(user, FormPlace(f"/zaken/{number}/"), Standing("/", str(number)), {"a": ["b"]})
    assert drafts_of(user).count() == MOST
    assert "0" not in {draft.reveal("heading") for draft in drafts_of(user)}


def test_the_page_lists_what_waits_and_leads_there(coordinator: Persona) -> None:
    kept_by(coordinator, summary="half")
    page = coordinator.client.get("/concepten/").content.decode()
    assert 'href="/zaken/nieuw/?a=b"' in page
    assert "half" not in page
