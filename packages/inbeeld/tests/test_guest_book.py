"""A small room takes six files and one line in the settings, and joins the house in every way it declares."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from fixtures.migrated import copy_migrated

HERE = Path(__file__).parent
VISIT = """
import datetime as dt
import django
django.setup()
from django.core.management import call_command
from django.test.utils import setup_test_environment
setup_test_environment()
call_command("migrate", verbosity=0)
call_command("makemigrations", "guest_book", check_changes=True, dry_run=True, verbosity=0)

from django.test import Client
from inbeeld.foundation.accounts.models import Membership
from inbeeld.foundation.audit.events import all_groups, describe
from inbeeld.foundation.audit.models import AuditEntry
from inbeeld.foundation.audit.trail import trail
from inbeeld.foundation.erasure.erasing import erase
from inbeeld.foundation.erasure.models import Ground, Tombstone
from inbeeld.foundation.erasure.rooms import erasables
from inbeeld.foundation.fiction.api import PERSONAS, email_of
from guest_book.models import GuestEntry

with django.test.override_settings(DEMO=True):
    with trail():
        from inbeeld.foundation.fiction import api
        api.build(1, dt.date.today())
    noor = Client()
    assert noor.post("/demo/aanmelden/", {"persona": "coordinator"}).status_code == 302
    navigation = {str(link.label): link.url for link in noor.get("/gastenboek/").context["navigation"]}
    assert navigation["Guest book"] == "/gastenboek/", navigation
    assert noor.post("/gastenboek/", {"words": "Verzonnen groet"}).status_code == 302
    assert "Verzonnen groet" in noor.get("/gastenboek/").content.decode()
    sections = {section.key: section.count for section in noor.get("/werk/").context["sections"]}
    assert sections["gasten"] == 1, sections
    stranger = Client()
    assert stranger.get("/gastenboek/").status_code == 302

entry = GuestEntry._default_manager.get()
assert b"Verzonnen" not in bytes(entry.words)
assert AuditEntry.objects.filter(event="guest.wrote", record_id=entry.pk).exists()
assert describe("guest.wrote") == "Written in the guest book" and "guest" in all_groups()
kind = erasables()["guest_entry"]
assert list(kind.ended_before(dt.date.today() + dt.timedelta(days=1))) == [entry]
with trail():
    erase(entry, kind="guest_entry", ground=Ground.values and list(Ground)[0])
assert not GuestEntry._default_manager.exists() and Tombstone.objects.filter(kind="guest_entry").exists()
"""


def test_a_small_room_takes_six_files() -> None:
    files = [path for path in (HERE / "guest_book").rglob("*") if path.suffix in {".py", ".html"}]
    assert sorted(path.name for path in files if path.read_text(encoding="utf-8").strip()) == [
        "0001_initial.py",
        "book.html",
        "models.py",
        "room.py",
        "urls.py",
        "views.py",
    ]


@pytest.mark.skipif("sqlite" not in settings.DATABASES["default"]["ENGINE"], reason="this house has its own database")
def test_the_house_has_a_guest_book_with_one_line_more(tmp_path: Path) -> None:
    copy_migrated(tmp_path / "house.sqlite3")
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "fixtures.guest_book_house",
        "INBEELD_DATA": str(tmp_path),
        "INBEELD_DATABASE": f"sqlite:///{tmp_path / 'house.sqlite3'}",
        "PYTHONPATH": str(HERE),
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", VISIT], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
