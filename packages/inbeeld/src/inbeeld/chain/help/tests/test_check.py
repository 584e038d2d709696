"""What `inbeeld check` says of texts, numbers and contacts."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import timezone

from fixtures.personas import Place
from inbeeld.chain.help.checks import every_contact_is_checked, every_text_is_checked
from inbeeld.foundation.accounts.api import RegionCoordination


@pytest.fixture
def texts(tmp_path: Path, settings: LazySettings) -> Path:
    """A copy of the texts, for an editor to work on."""
    shutil.copytree(settings.HELP_TEXTS, tmp_path / "texts")
    settings.HELP_TEXTS = tmp_path / "texts"
    return tmp_path / "texts"


def check(texts: Path, day: str) -> None:
    for file in texts.rglob("*.toml"):
        file.write_text(file.read_text().replace('checked = ""', f"checked = {day}"))


def test_each_number_page_and_source_that_nobody_checked_is_named(texts: Path) -> None:
    written = [file.read_text() for file in texts.rglob("*.toml")]
    unchecked = sum(text.count('checked = ""') for text in written)
    questions = sum('kind = "question"' in text for text in written)
    found = every_text_is_checked()
    assert len(found) == unchecked - questions
    assert all(message.is_serious() for message in found)
    assert "Nobody has checked Alarmnummer (112)." in {message.msg for message in found}


def test_what_was_checked_this_year_is_sound(texts: Path) -> None:
    check(texts, timezone.localdate().isoformat())
    assert every_text_is_checked() == []


def test_what_was_checked_long_ago_asks_for_another_look(texts: Path) -> None:
    check(texts, "2020-01-01")
    found = every_text_is_checked()
    assert found
    assert not [message for message in found if message.is_serious()]


def test_texts_that_cannot_be_read_are_named(texts: Path) -> None:
    (texts / "pages" / "01-now.toml").write_text("number =")
    (found,) = every_text_is_checked()
    assert found.is_serious()
    assert "01-now.toml" in found.msg


def test_a_way_that_leads_nowhere_is_named(texts: Path) -> None:
    start = texts / "pages" / "00-start.toml"
    start.write_text(re.sub(r"next = .*", 'next = ["nowhere"]', start.read_text()))
    (found,) = every_text_is_checked()
    assert "nowhere" in found.msg


def test_a_coordinator_whose_number_nobody_tried_is_unsafe(place: Place) -> None:
    unchecked, unsourced = every_contact_is_checked(databases=["default"])
    assert (unchecked.id, unsourced.id) == ("help.E004", "help.E005")
    assert place.organisation.name in unchecked.msg
    RegionCoordination.objects.update(checked_on=timezone.localdate(), source="Verzonnen bron")
    assert every_contact_is_checked(databases=["default"]) == []
    RegionCoordination.objects.change(checked_on=None, valid_until=date(2021, 1, 1))
    assert every_contact_is_checked(databases=["default"]) == []
