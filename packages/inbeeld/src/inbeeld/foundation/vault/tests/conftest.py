"""A sealed record to test with; rooms above have their own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import isolate_apps
from pytest_django import Settings

from inbeeld.foundation.vault.fields import SealedField
from inbeeld.foundation.vault.key_file import KeyFile
from inbeeld.foundation.vault.models import SealedModel


@pytest.fixture
def key_file(settings: Settings, tmp_path: Path) -> KeyFile:
    """A key file of this test alone."""
    settings.KEY_FILE = tmp_path / "keys.json"
    settings.CREATE_MISSING_KEYS = False
    file = KeyFile()
    file.create()
    return file


@pytest.fixture
def note_model(db: None, key_file: KeyFile) -> Iterator[type[Any]]:
    with isolate_apps("inbeeld.foundation.vault"):

        class Note(SealedModel):
            body = SealedField(null=True)
            other = SealedField(null=True)

            class Meta:
                app_label = "vault"

        # Not as a context manager: on SQLite that is refused inside the transaction around the test.
        editor = connection.schema_editor()
        editor.deferred_sql = []
        statement, params = editor.table_sql(Note)
        with connection.cursor() as cursor:
            cursor.execute(statement, params or None)
        yield Note
