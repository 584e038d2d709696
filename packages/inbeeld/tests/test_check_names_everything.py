"""Every finding of `inbeeld check` has a test that names it; those of files, tables and rooms are tested here."""

from __future__ import annotations

import ast
import datetime as dt
import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import CheckMessage
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from fixtures.sources import INBEELD, modules
from inbeeld.chain.consents.checks import age_rules_can_be_read
from inbeeld.chain.help import checks as help_checks
from inbeeld.chain.letters.checks import letters_can_be_read
from inbeeld.chain.meldcode import checks as meldcode_checks
from inbeeld.chain.recognition.checks import every_sign_is_checked
from inbeeld.foundation.accounts.api import ContactKind, NationalContact
from inbeeld.foundation.accounts.checks import everybody_can_be_reached
from inbeeld.foundation.audit.checks import log_is_anchored, log_is_kept_long_enough
from inbeeld.foundation.four_eyes.checks import waiting_terms_can_be_read
from inbeeld.foundation.geography.checks import municipalities_are_loaded
from inbeeld.foundation.geography.models import Municipality
from inbeeld.foundation.rooms import checks as rooms_checks
from inbeeld.foundation.rooms.api import Room
from inbeeld.foundation.rooms.checks import every_room_stands

NUMBER = re.compile(r"[a-z_]+\.[EWI]\d{3}")
Check = Callable[[], Iterable[CheckMessage]]


def numbers_in(text: str) -> set[str]:
    return set(NUMBER.findall(text))


def given() -> set[str]:
    """The numbers that stand in the code, and the warnings that help pages make of their errors."""
    found = set()
    for path, module in modules():
        if path.is_relative_to(INBEELD):
            texts = {node.value for node in ast.walk(module) if isinstance(node, ast.Constant)}
            found |= {text for text in texts if isinstance(text, str) and NUMBER.fullmatch(text)}
    found = {number for number in found if not number.startswith("security.")}  # Django's own
    return found | {number.replace("E", "W") for number in ("help.E002", "help.E003", "help.E004")}


def named_in_tests() -> set[str]:
    files = [*INBEELD.rglob("test_*.py"), *Path(__file__).parent.rglob("test_*.py")]
    return {number for file in files for number in numbers_in(file.read_text(encoding="utf-8"))}


def ids(check: Check) -> set[str | None]:
    return {message.id for message in check()}


def test_each_finding_has_a_test_that_names_it() -> None:
    assert len(given()) > 50
    assert sorted(given() - named_in_tests()) == []


def test_no_two_findings_bear_one_number() -> None:
    """One place gives each number, so that a search for it leads to one mend."""
    places: dict[str, set[str]] = {}
    for path, module in modules():
        if path.is_relative_to(INBEELD):
            for node in ast.walk(module):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and NUMBER.fullmatch(node.value):
                    places.setdefault(node.value, set()).add(str(path))
    assert [number for number, files in places.items() if len(files) > 1] == []


@pytest.mark.parametrize(
    ("place", "check", "named"),
    [
        ("AGE_RULES", age_rules_can_be_read, "consents.E001"),
        ("FOUR_EYES_TERMS", waiting_terms_can_be_read, "four_eyes.E001"),
        ("LETTERS/10-partner.toml", letters_can_be_read, "letters.E001"),
        ("MELDCODE_TEXTS/walk.toml", meldcode_checks.every_text_is_checked, "meldcode.E001"),
        ("SIGN_TEXTS/sources.toml", every_sign_is_checked, "recognition.E001"),
        ("HELP_TEXTS/lines.toml", help_checks.every_text_is_checked, "help.E001"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_a_whole_one_is_not(
    place: str, check: Check, named: str, settings: Settings, tmp_path: Path
) -> None:
    """`place` is a setting, and a file in the folder that it names."""
    setting, _, file = place.partition("/")
    own: Path = getattr(settings, setting)
    assert named not in ids(check)
    copy = tmp_path / own.name
    if own.is_dir():
        shutil.copytree(own, copy)
    else:
        shutil.copy(own, copy)
    spoiled = copy / file if file else copy
    assert spoiled.is_file()
    spoiled.write_text("number =", encoding="utf-8")
    setattr(settings, setting, copy)
    assert named in ids(check)


def test_a_file_of_terms_without_an_act_is_named(settings: Settings, tmp_path: Path) -> None:
    copy = tmp_path / "terms.toml"
    written = settings.FOUR_EYES_TERMS.read_text(encoding="utf-8")
    copy.write_text(written.replace('act = "log.purge"', 'act = "row.settling"', 1), encoding="utf-8")
    settings.FOUR_EYES_TERMS = copy
    assert ids(waiting_terms_can_be_read) == {"four_eyes.E001"}


def test_a_folder_without_letters_is_named(settings: Settings, tmp_path: Path) -> None:
    assert ids(letters_can_be_read) == set()
    settings.LETTERS = tmp_path
    assert ids(letters_can_be_read) == {"letters.E002"}


def test_a_source_of_signs_and_a_file_that_nobody_compared_are_named(settings: Settings, tmp_path: Path) -> None:
    copy = tmp_path / "signs"
    shutil.copytree(settings.SIGN_TEXTS, copy)
    settings.SIGN_TEXTS = copy
    today = timezone.localdate().isoformat()
    for file in copy.rglob("*.toml"):
        file.write_text(re.sub(r'checked = "[^"]*"', f'checked = "{today}"', file.read_text()), encoding="utf-8")
    assert ids(every_sign_is_checked) == set()
    for name, number in (("sources.toml", "recognition.W001"), ("now.toml", "recognition.W002")):
        file = copy / name
        file.write_text(file.read_text().replace(f'checked = "{today}"', 'checked = ""', 1), encoding="utf-8")
        settings.SIGN_TEXTS = shutil.copytree(copy, tmp_path / number)  # read anew
        assert number in ids(every_sign_is_checked)


@pytest.mark.parametrize("error", ["help.E002", "help.E003", "help.E004"])
@pytest.mark.parametrize(
    ("ago", "sort"), [(None, "E"), (0, ""), (365, ""), (366, "W")], ids=["never", "today", "a year", "longer"]
)
def test_a_text_or_number_is_looked_at_again_after_a_year(error: str, ago: int | None, sort: str) -> None:
    """help.W002, help.W003 and help.W004 are what becomes of these errors after a year."""
    checked = None if ago is None else timezone.localdate() - dt.timedelta(days=ago)
    found = [message.id for message in help_checks.judged("Verzonnen", checked, error, "")]
    assert found == ([error.replace("E", sort)] if sort else [])


@pytest.mark.parametrize(
    ("ago", "named"),
    [(None, ["meldcode.W001"]), (0, []), (365, []), (366, ["meldcode.W002"])],
    ids=["never", "today", "a year", "longer"],
)
def test_the_meldcode_is_looked_at_again_after_a_year(ago: int | None, named: list[str]) -> None:
    checked = None if ago is None else timezone.localdate() - dt.timedelta(days=ago)
    assert [message.id for message in meldcode_checks.judged("Verzonnen", checked)] == named


def test_a_log_without_a_place_for_anchors_is_named(settings: Settings, tmp_path: Path) -> None:
    settings.AUDIT_ANCHORS = ""
    assert ids(log_is_anchored) == {"audit.E001"}
    settings.AUDIT_ANCHORS = str(tmp_path)
    assert "audit.E001" not in ids(log_is_anchored)


@pytest.mark.parametrize(("years", "named"), [(4, {"audit.W001"}), (5, set()), (20, set())])
def test_a_log_that_is_kept_too_briefly_is_named(settings: Settings, years: int, named: set[str]) -> None:
    settings.AUDIT_RETENTION_YEARS = years
    assert ids(log_is_kept_long_enough) == named


@pytest.mark.django_db
def test_numbers_to_call_are_there_and_somebody_tried_them() -> None:
    NationalContact.objects.all().delete()
    assert ids(everybody_can_be_reached) == {"accounts.E001"}
    today = timezone.localdate()
    for kind in ContactKind.values:
        contact: dict[str, Any] = {"kind": kind, "name": "Verzonnen", "phone": "000", "valid_from": today}
        NationalContact.objects.create(**contact, checked_on=today, source="Verzonnen bron")
    assert ids(everybody_can_be_reached) == set()
    NationalContact.objects.filter(kind=ContactKind.values[0]).delete()
    assert ids(everybody_can_be_reached) == {"accounts.E001"}
    contact = {"kind": ContactKind.values[0], "name": "Verzonnen", "phone": "000", "valid_from": today}
    NationalContact.objects.create(**contact)
    assert "accounts.E002" in ids(everybody_can_be_reached)


@pytest.mark.django_db
def test_municipalities_are_loaded() -> None:
    Municipality.objects.all().delete()
    assert ids(municipalities_are_loaded) == {"geography.E002"}
    Municipality.objects.create(code="GM0000", name="Verzonnen", valid_from=timezone.localdate())
    assert ids(municipalities_are_loaded) == set()


@pytest.mark.django_db(transaction=True)
def test_a_database_without_tables_is_named() -> None:
    table = connection.ops.quote_name(Municipality._meta.db_table)
    aside = connection.ops.quote_name("aside")
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO {aside}")
    try:
        assert ids(municipalities_are_loaded) == {"geography.E001"}
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {aside} RENAME TO {table}")


def test_a_room_that_lacks_another_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ids(every_room_stands) == set()
    monkeypatch.setattr(rooms_checks, "rooms_by_name", lambda: {"outreach": Room(needs=("signals",))})
    assert ids(every_room_stands) == {"rooms.E001"}
