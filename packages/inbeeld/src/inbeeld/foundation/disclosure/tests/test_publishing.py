"""Counts of a period: hidden where they are small, refused where they would tell beside others, never forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from darkfigure import disclosure
from darkfigure.disclosure import read_release
from fixtures.personas import Persona
from inbeeld.foundation.disclosure.api import Axis, PeriodCount, Publication, Record, ask, published, withdraw
from inbeeld.foundation.disclosure.ledger import ledger
from inbeeld.foundation.disclosure.models import LedgerLine

Publish = Callable[..., Publication]
State, Reason = Publication.State, Publication.Reason
pytestmark = pytest.mark.django_db


def late(persons: list[Record], number: int = 1) -> None:
    """Somebody whose record came in after the first count."""
    persons.extend({"id": f"late {one}", "region": "north", "sex": "girl", "form": "sexual"} for one in range(number))


def test_small_counts_are_hidden_so_that_nobody_can_compute_them(publish: Publish) -> None:
    found = published(publish())
    assert found.cell(form="sexual", sex="boy").status == "hidden"  # three of them
    assert found.cell(region="south", sex="girl").value == 14
    shown = [value for value in found.release.values.values() if value is not None]
    assert not [value for value in shown if 0 < value < 5]
    assert disclosure.attack(found.release, threshold=5, exact=False).safe


def test_nothing_that_is_stored_holds_a_hidden_count(publish: Publish) -> None:
    made = publish()
    written = json.loads(LedgerLine.objects.get().line)["release"]["cells"]
    assert all(value is None for _cell, value, status in written if status == "hidden")
    assert not [value for _cell, value, _status in written if value is not None and 0 < value < 5]
    assert made.offer == []


def test_the_same_tables_again_are_no_danger(publish: Publish) -> None:
    assert [publish().state for _ in range(2)] == [State.READY, State.READY]
    assert len(ledger()) == 2


def test_a_person_who_came_in_late_would_show_by_the_difference(publish: Publish, persons: list[Record]) -> None:
    publish()
    late(persons)
    refused = publish()
    assert (refused.state, refused.reason, refused.entry) == (State.REFUSED, Reason.BESIDE_OTHERS, None)
    assert len(ledger()) == 1


def test_what_a_refusal_offers_to_hide_is_enough(publish: Publish, persons: list[Record]) -> None:
    publish()
    late(persons)
    refused = publish()
    assert refused.offer
    again = publish(also_hidden=[tuple(cell) for cell in refused.offer])
    assert again.state == State.READY
    hidden = {tuple(cell) for cell in refused.offer}
    assert hidden <= set(published(again).release.hidden)


def test_a_withdrawn_release_stays_known_to_the_attacker(
    publish: Publish, persons: list[Record], policy_officer: Persona
) -> None:
    made = publish()
    withdraw(made, by=policy_officer.actor)
    late(persons)
    made.refresh_from_db()
    assert made.state == State.WITHDRAWN
    assert publish().reason == Reason.BESIDE_OTHERS
    assert [entry.kind for entry in ledger()] == ["publication", "withdrawal"]


def test_withdrawing_twice_writes_one_line(publish: Publish, policy_officer: Persona) -> None:
    made = publish()
    for _ in range(2):
        withdraw(made, by=policy_officer.actor)
    assert len(ledger()) == 2


def test_a_period_without_anybody_is_not_published(publish: Publish, persons: list[Record]) -> None:
    persons.clear()
    assert publish().reason == Reason.EMPTY


def test_a_period_that_is_not_offered_cannot_be_asked_for(yearly: PeriodCount, policy_officer: Persona) -> None:
    with pytest.raises(LookupError):
        ask(yearly, "2026", by=policy_officer.actor)


@pytest.mark.parametrize("persona", ["coordinator", "privacy_officer", "administrator"])
def test_only_readers_of_figures_may_ask(yearly: PeriodCount, persona: str, request: pytest.FixtureRequest) -> None:
    somebody: Persona = request.getfixturevalue(persona)
    with pytest.raises(PermissionDenied):
        ask(yearly, "2025", by=somebody.actor)


def test_the_caption_says_in_both_languages_how_to_read_it(publish: Publish) -> None:
    found = published(publish())
    assert "minder dan 5" in found.caption("nl")
    assert "fewer than 5" in found.caption("en")
    assert "2025" in found.caption("nl")


def test_a_downloaded_table_can_be_read_and_attacked_again(publish: Publish, tmp_path: Path) -> None:
    """With its metadata: method, threshold, version and digest stand above the table."""
    found = published(publish())
    target = tmp_path / "table.csv"
    target.write_text(found.as_csv(), encoding="utf-8")
    read = read_release(target, found.release.structure)
    assert read.values == dict(found.release.values)
    assert read.statuses == dict(found.release.statuses)
    about = json.loads(found.as_csv().splitlines()[2].removeprefix("# "))
    assert about["method"] == "suppression"
    assert about["parameters"]["threshold"] == 5
    assert about["digest"] == found.release.digest
    assert {"version", "caption_nl", "caption_en"} <= about.keys()


def test_words_that_a_spreadsheet_would_run_are_made_harmless(yearly: PeriodCount, publish: Publish) -> None:
    found = published(publish())
    evil = [axis if axis.name != "sex" else _renamed(axis) for axis in found.axes]
    with translation.override("nl"):
        written = type(found)(found.title, tuple(evil), found.release, found.at, found.period).as_csv()
    assert "'=1+1" in written
    assert ",=1+1" not in written


def _renamed(axis: Axis) -> Axis:
    return replace(axis, codes={"boy": "=1+1", "girl": "Meisjes"})
