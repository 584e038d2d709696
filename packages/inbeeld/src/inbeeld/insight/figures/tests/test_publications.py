"""Publishing the persons of a year: what is hidden, what is refused and why, what is offered, what is taken back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.foundation.disclosure.api import Publication

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
