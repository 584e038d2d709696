"""Each value that is unsafe is named, and the one beside it is not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from inbeeld.foundation.operations import checks, database_checks
from inbeeld.foundation.operations.abandoned import CLOCK, beat
from inbeeld.foundation.operations.models import WorkerPulse

LONG = "k7QpZ3mXv9RbT2wLs8NcYd4HfGj6KaEu1PxMiOqVtBzWnDrCyS5"
VALUES = [
    ("SECRET_KEY", LONG, None),
    ("SECRET_KEY", LONG[:50], None),
    ("SECRET_KEY", LONG[:49], "operations.E003"),
    ("SECRET_KEY", "ab" * 40, "operations.E003"),
    ("SECRET_KEY", f"change-me-{LONG}", "operations.E003"),
    ("SECRET_KEY", f"Your-Key-{LONG}", "operations.E003"),
    ("MONITORING_TOKEN", LONG[:32], None),
    ("MONITORING_TOKEN", LONG[:31], "operations.E011"),
    ("MONITORING_TOKEN", f"CHANGE-{LONG[:32]}", "operations.E011"),
    ("MONITORING_TOKEN", "", "operations.W002"),
    ("ALLOWED_HOSTS", ["inbeeld.example.nl"], None),
    ("ALLOWED_HOSTS", ["*"], "operations.E004"),
    ("ALLOWED_HOSTS", [".example.nl"], "operations.E004"),
    ("ALLOWED_HOSTS", ["inbeeld.example.nl", "nl"], "operations.E004"),
    ("ALLOWED_HOSTS", ["localhost"], "operations.E005"),
    ("ALLOWED_HOSTS", [], "operations.E005"),
    ("ALLAUTH_TRUSTED_PROXY_COUNT", 1, None),
    ("ALLAUTH_TRUSTED_PROXY_COUNT", 0, "operations.E012"),
    ("OIDC_SERVER", "https://inloggen.example.nl", None),
    ("OIDC_SERVER", "http://inloggen.example.nl", "operations.E013"),
    ("QUICK_EXIT_URL", "http://weer.example.nl", "operations.E013"),
    ("OIDC_SECOND_FACTOR", {"mfa", "otp"}, None),
    ("OIDC_SECOND_FACTOR", {"urn:example:two-steps"}, None),
    ("OIDC_SECOND_FACTOR", {"pwd"}, "operations.E014"),
    ("OIDC_SECOND_FACTOR", {"mfa", "user"}, "operations.E014"),
    ("LARGEST_FILE", 50 * 1024 * 1024, None),
    ("LARGEST_FILE", 51 * 1024 * 1024, "operations.W003"),
    ("DEFAULT_FROM_EMAIL", "inbeeld@localhost", "operations.W001"),
    ("EMAIL_HOST", "", "operations.E007"),
    ("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend", "operations.E007"),
    ("DEBUG", True, "operations.E001"),
    ("DEMO", True, "operations.E002"),
    ("SESSION_COOKIE_SECURE", False, "operations.E006"),
    ("CSRF_COOKIE_SECURE", False, "operations.E006"),
]


@pytest.fixture
def sound(settings: Settings, tmp_path: Path) -> Settings:
    """Every value as it should be, the back-up apart."""
    settings.SECRET_KEY, settings.MONITORING_TOKEN = LONG, LONG[:40]
    settings.ALLOWED_HOSTS, settings.ALLAUTH_TRUSTED_PROXY_COUNT = ["inbeeld.example.nl"], 1
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.example.nl", "inbeeld@example.nl"
    settings.DATA, settings.BACKUP_FOLDER = tmp_path / "data", tmp_path / "backups"
    settings.KEY_FILE = tmp_path / "keys" / "keys.json"
    for folder in (settings.DATA, settings.BACKUP_FOLDER):
        folder.mkdir(mode=0o700)
    return settings


def found() -> set[str | None]:
    return {message.id for message in checks.safe_for_people()} - {"operations.E009"}


def test_nothing_is_said_of_sound_values(sound: Settings) -> None:
    assert found() == set()


@pytest.mark.parametrize(
    ("name", "value", "named"), VALUES, ids=[f"{n} {index}" for index, (n, _, _) in enumerate(VALUES)]
)
def test_each_value_on_either_side_of_its_limit(sound: Settings, name: str, value: Any, named: str | None) -> None:
    setattr(sound, name, value)
    assert found() == ({named} if named else set())


@pytest.mark.parametrize("folder", ["DATA", "BACKUP_FOLDER"])
def test_a_folder_that_others_can_read_is_named(sound: Settings, folder: str) -> None:
    getattr(sound, folder).chmod(0o705)
    assert found() == {"operations.E008"}


def test_keys_among_the_back_ups_are_named(sound: Settings) -> None:
    sound.KEY_FILE = sound.BACKUP_FOLDER / "keys" / ".." / "keys.json"
    assert found() == {"operations.E015"}


@pytest.mark.parametrize(
    ("ago", "named"),
    [(None, True), (dt.timedelta(minutes=119), False), (dt.timedelta(hours=2), True)],
)
def test_a_clock_that_stands_still_is_named(db: None, ago: dt.timedelta | None, named: bool) -> None:
    if ago is not None:
        beat(CLOCK)
        WorkerPulse.objects.filter(worker_id=CLOCK).update(seen_at=timezone.now() - ago)
    assert [message.id for message in database_checks.clock()] == ["operations.E017"] * named


def test_a_role_that_is_superuser_is_named(db: None) -> None:
    """The role of the tests is one; on SQLite there are no roles."""
    assert [message.id for message in database_checks.superuser()] == ["operations.E016"] * (
        connection.vendor == "postgresql"
    )


def test_a_role_that_could_change_the_log_is_named(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a role may do is asked on a real server in test_containers.py."""
    assert list(database_checks.owner_of_the_log()) == []  # on SQLite no role; here, the superuser is named instead
    monkeypatch.setattr(database_checks, "superuser", lambda: iter(()))
    found = [message.id for message in database_checks.owner_of_the_log()]
    assert found == ["operations.W004"] * (connection.vendor == "postgresql")


def test_without_a_database_nothing_is_said_of_it() -> None:
    assert database_checks.safe_beside_a_database(databases=None) == []
