"""Counting with filters: what the policy officer asks, reads and takes along."""

from __future__ import annotations

import re

import pytest

from fixtures.personas import Persona
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.disclosure.api import Axis, LiveCount, Record
from inbeeld.insight.figures.views import live

PAGE = "/cijfers/tellen/invented/"
NUMBER = re.compile(r'data-count="(\w+)">\s*([^<\s]*)')


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch) -> LiveCount:
    """Declared as a room would do it: one boy in the north, none in the south."""
    axes = (
        Axis("region", "Regio", {"north": "Noord", "south": "Zuid"}),
        Axis("sex", "Geslacht", {"boy": "Jongens", "girl": "Meisjes"}),
        Axis("form", "Vorm", {"sexual": "Seksueel", "criminal": "Crimineel"}, sensitive=True),
    )
    persons: list[Record] = [{"id": "1", "region": "north", "sex": "boy", "form": "sexual"}]
    persons += [{"id": f"g{n}", "region": "north", "sex": "girl", "form": "criminal"} for n in range(40)]
    found = LiveCount("invented", "Verzonnen personen", "persons", lambda: axes, lambda: persons)
    monkeypatch.setattr(live, "hooks_of", lambda kind: [found] if kind is LiveCount else [])
    return found


def test_the_page_opens_with_a_table_and_says_what_the_noise_is(source: LiveCount, policy_officer: Persona) -> None:
    page = policy_officer.client.get(PAGE).content.decode()
    assert "hoogstens 5" in page
    assert {status for status, _ in NUMBER.findall(page)} == {"noised"}
    assert len(NUMBER.findall(page)) == 3 * 3


def test_a_filter_narrows_the_count_and_stays_chosen(source: LiveCount, policy_officer: Persona) -> None:
    page = policy_officer.client.get(f"{PAGE}?rows=region&sex=girl").content.decode()
    numbers = [int(number) for _, number in NUMBER.findall(page)]
    assert abs(numbers[0] - 40) <= 5
    assert numbers[1] == 0
    assert re.search(r'value="girl"\s+selected', page)


def test_one_person_is_never_a_one_on_any_page(source: LiveCount, policy_officer: Persona) -> None:
    for rows in ("region", "sex", "form"):
        for chosen in ("", "&sex=boy", "&region=north", "&form=sexual"):
            page = policy_officer.client.get(f"{PAGE}?rows={rows}{chosen}").content.decode()
            assert not {"1", "2"} & {number for _, number in NUMBER.findall(page)}


def test_what_is_chosen_twice_is_shown_once(source: LiveCount, policy_officer: Persona) -> None:
    answer = policy_officer.client.get(f"{PAGE}?rows=sex&columns=sex&sex=boy")
    assert len(NUMBER.findall(answer.content.decode())) == 3


@pytest.mark.parametrize("query", ["rows=age", "rows=sex&region=moon", "rows=sex&columns=moon"])
def test_a_choice_that_is_not_there_is_an_error_on_the_page(
    source: LiveCount, policy_officer: Persona, query: str
) -> None:
    answer = policy_officer.client.get(f"{PAGE}?{query}")
    assert answer.status_code == 422
    assert not NUMBER.findall(answer.content.decode())


def test_the_download_holds_what_the_page_shows_with_its_metadata(source: LiveCount, policy_officer: Persona) -> None:
    asked = f"{PAGE}?rows=region&sex=girl"
    shown = [number for _, number in NUMBER.findall(policy_officer.client.get(asked).content.decode())]
    answer = policy_officer.client.get(f"{asked}&format=csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[2] for line in lines[4:]] == shown
    assert [line.startswith("#") for line in lines[:5]] == [True, True, True, False, False]
    assert "key_name" in lines[2]
    assert AuditEntry.objects.filter(event="figures.downloaded").count() == 1


def test_english_readers_get_english(source: LiveCount, policy_officer: Persona) -> None:
    policy_officer.client.cookies["language"] = "en"
    assert "at most 5" in policy_officer.client.get(PAGE).content.decode()


def test_a_source_that_is_not_there_does_not_exist(policy_officer: Persona) -> None:
    assert policy_officer.client.get("/cijfers/tellen/persons/").status_code == 404
