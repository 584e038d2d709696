"""The tables that the migrations make are the tables that the models describe."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from inbeeld.chain.method.api import CheckSet, DomainSet, WorkTerms
from inbeeld.foundation.audit.api import record


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_each_room_has_one_migration_as_long_as_nothing_is_released() -> None:
    """There are no installations to bring along yet: a room is changed in its first migration."""
    rooms = [Path(app.path) for app in apps.get_app_configs() if app.name.startswith("inbeeld.")]
    found = {room.name: sorted(path.name for path in room.glob("migrations/[0-9]*.py")) for room in rooms}
    assert {name: files for name, files in found.items() if files not in ([], ["0001_initial.py"])} == {}


@pytest.mark.django_db
def test_the_first_migrations_put_in_what_an_installation_begins_with() -> None:
    assert WorkTerms.objects.filter(organisation=None).exists()
    assert DomainSet.objects.get().domains.exists()
    assert CheckSet.objects.get().points.exists()
    record("case.listed", kind="cases.case")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_auditentry")
