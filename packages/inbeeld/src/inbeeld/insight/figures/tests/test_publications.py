"""Publishing the persons of a year: what is hidden, what is refused and why, what is offered, what is taken back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.disclosure.api import Publication, Record, make_publication, period_counts

LIST, ASK = "/cijfers/", "/cijfers/uitgeven/persons/"
CELL = re.compile(r'data-count="(\w+)">\s*(?:<span[^>]*>)?([^<\s]*)')
LAST_YEAR = timezone.localdate().year - 1

MakeCase = Callable[..., Case]


def of_last_year(make_case: MakeCase, number: int, **facts: Any) -> None:
    made = [make_case(**facts).pk for _ in range(number)]
    Case.objects.filter(pk__in=made).update(opened_on=dt.date(LAST_YEAR, 5, 4))


@pytest.fixture
def cases(make_case: MakeCase) -> None:
    """Nine boys and seven girls, and two of whom no more is said."""
    of_last_year(make_case, 9, sex="boy", form="criminal", age_at_contact=17)
    of_last_year(make_case, 7, sex="girl", form="sexual", age_at_contact=15)
    of_last_year(make_case, 2, sex="unknown", form="labour", age_at_contact=30)


def publish(reader: Persona) -> str:
    """The page of what was asked for."""
    answer = reader.client.post(ASK, {"period": str(LAST_YEAR)}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_small_cells_are_marked_and_no_small_number_is_printed(cases: None, policy_officer: Persona) -> None:
    page = publish(policy_officer)
    found = CELL.findall(page)
    assert ("hidden", "x") in found
    assert not {"1", "2", "3", "4"} & {text for _, text in found}
    assert {"9", "7"} & {text for _, text in found}  # exact where it is large enough
    assert "minder dan 5" in page


def test_the_list_names_what_was_published(cases: None, policy_officer: Persona, analyst: Persona) -> None:
    publish(policy_officer)
    page = analyst.client.get(LIST).content.decode()
    assert str(LAST_YEAR) in page
    assert "Uitgegeven" in page


def test_a_year_that_is_not_over_is_not_offered(cases: None, policy_officer: Persona) -> None:
    page = policy_officer.client.get(ASK).content.decode()
    assert f'value="{LAST_YEAR}"' in page
    assert f'value="{LAST_YEAR + 1}"' not in page
    assert policy_officer.client.post(ASK, {"period": str(LAST_YEAR + 1)}).status_code == 422


def test_a_refusal_explains_itself_without_a_number_and_offers_what_to_hide(
    cases: None, make_case: MakeCase, policy_officer: Persona
) -> None:
    publish(policy_officer)
    of_last_year(make_case, 1, sex="boy", form="criminal", age_at_contact=17)
    page = publish(policy_officer)
    assert "Niet uitgegeven" in page
    assert "eerder is uitgegeven" in page
    assert not CELL.findall(page)
    refused = Publication.objects.order_by("-at")[0]
    assert refused.offer
    answer = policy_officer.client.post(f"/cijfers/uitgaven/{refused.pk}/verbergen/", follow=True)
    assert ("hidden", "x") in CELL.findall(answer.content.decode())
    assert Publication.objects.order_by("-at")[0].state == Publication.State.READY


def test_the_file_says_how_it_was_protected(cases: None, policy_officer: Persona) -> None:
    publish(policy_officer)
    made = Publication.objects.get()
    text = policy_officer.client.get(f"/cijfers/uitgaven/{made.pk}/bestand/").content.decode("utf-8-sig")
    assert text.startswith("# ")
    assert '"method": "suppression"' in text
    assert f'"period": "{LAST_YEAR}"' in text
    assert ",,hidden," in text


def test_what_is_withdrawn_is_no_longer_shown_nor_fetched(cases: None, policy_officer: Persona) -> None:
    publish(policy_officer)
    made = Publication.objects.get()
    page = policy_officer.client.post(f"/cijfers/uitgaven/{made.pk}/intrekken/", follow=True).content.decode()
    assert not CELL.findall(page)
    assert policy_officer.client.get(f"/cijfers/uitgaven/{made.pk}/bestand/").status_code == 302


def test_the_progress_of_a_quarter_is_published_in_the_same_way(cases: None, policy_officer: Persona) -> None:
    answer = policy_officer.client.post("/cijfers/uitgeven/progress/", {"period": f"{LAST_YEAR}-Q2"}, follow=True)
    found = CELL.findall(answer.content.decode())
    assert "18" in {text for _, text in found}
    assert not {"1", "2", "3", "4"} & {text for _, text in found}


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The counting itself ends in a fault, whatever it is."""
    sources = period_counts()

    def records(_period: str) -> list[Record]:
        raise RuntimeError("a fault while counting")

    faulty = {name: replace(source, records=records) for name, source in sources.items()}
    monkeypatch.setattr("inbeeld.foundation.disclosure.services.period_counts", lambda: faulty)


def ask_in_vain(reader: Persona) -> Publication:
    reader.client.post(ASK, {"period": str(LAST_YEAR)})
    return Publication.objects.get()


def test_what_ended_in_a_fault_says_so_and_can_be_asked_again(
    cases: None, broken: None, policy_officer: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = ask_in_vain(policy_officer)
    assert failed.state == Publication.State.FAILED
    address = f"/cijfers/uitgaven/{failed.pk}/"
    page = policy_officer.client.get(address).content.decode()
    assert "Door een fout" in page
    assert "Wordt gemaakt" not in page
    assert not CELL.findall(page)
    assert "Niet gemaakt" in policy_officer.client.get(LIST).content.decode()
    assert AuditEntry.objects.filter(event="figures.not_made").count() == 1
    monkeypatch.undo()
    answer = policy_officer.client.post(f"{address}opnieuw/", follow=True)
    assert ("hidden", "x") in CELL.findall(answer.content.decode())
    assert Publication.objects.order_by("-at")[0].state == Publication.State.READY


def test_asking_again_hides_what_was_to_be_hidden_too(
    cases: None, broken: None, policy_officer: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = ask_in_vain(policy_officer)
    cell = ["total", "boy", "total", "total"]
    Publication.objects.filter(pk=failed.pk).update(also_hidden=[cell])
    monkeypatch.undo()
    policy_officer.client.post(f"/cijfers/uitgaven/{failed.pk}/opnieuw/")
    assert Publication.objects.order_by("-at")[0].also_hidden == [cell]


def test_a_task_that_was_killed_again_and_again_does_not_stay_being_made(cases: None, policy_officer: Persona) -> None:
    assert policy_officer.membership is not None
    give_up = make_publication.func.when_given_up  # type: ignore[attr-defined]  # what the queue calls
    waiting = Publication.objects.create(source="persons", period=str(LAST_YEAR), by=policy_officer.membership)
    give_up(str(waiting.pk))
    waiting.refresh_from_db()
    assert waiting.state == Publication.State.FAILED
    made = Publication.objects.create(
        source="persons", period=str(LAST_YEAR), by=policy_officer.membership, state=Publication.State.READY
    )
    give_up(str(made.pk))
    made.refresh_from_db()
    assert made.state == Publication.State.READY


def test_only_what_ended_in_a_fault_is_asked_again(cases: None, policy_officer: Persona) -> None:
    publish(policy_officer)
    made = Publication.objects.get()
    policy_officer.client.post(f"/cijfers/uitgaven/{made.pk}/opnieuw/")
    assert Publication.objects.count() == 1


def test_a_reader_whose_right_went_meanwhile_ends_it_too(
    cases: None, policy_officer: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionDenied

    monkeypatch.setattr("inbeeld.foundation.disclosure.tasks.make", refuse)
    assert ask_in_vain(policy_officer).state == Publication.State.FAILED
