from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from pytest_django import Settings

from fixtures.personas import Place
from inbeeld.foundation.erasure.rooms import erasables
from inbeeld.foundation.rooms.api import rooms_by_name
from inbeeld.foundation.vault.api import DataKey

Make = Callable[..., Any]


@pytest.fixture
def shelf(settings: Settings, db: None) -> Iterator[Any]:
    """The room `shelf` stands in the house, with its tables; gives its `room` module."""
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "inbeeld.foundation.erasure.tests.shelf"]
    for known in (rooms_by_name, erasables):
        known.cache_clear()
    from .shelf import models, room

    editor = connection.schema_editor()
    editor.deferred_sql = []
    for model in (models.Folder, models.Sheet, models.Pin):
        statement, params = editor.table_sql(model)
        with connection.cursor() as cursor:
            cursor.execute(statement, params or None)
    yield room
    room.held.clear()
    room.went.clear()
    for known in (rooms_by_name, erasables):
        known.cache_clear()


@pytest.fixture
def make_folder(shelf: Any, place: Place) -> Make:
    """`make_folder("Title", sheets=2)`."""
    from .shelf.models import Folder, Sheet

    def make(title: str, *, sheets: int = 0) -> Any:
        folder = Folder(organisation=place.organisation, data_key=DataKey.objects.create_key())
        folder.seal(title=title)
        folder.save(force_insert=True)
        for number in range(sheets):
            sheet = Sheet(folder=folder, data_key=folder.data_key)
            sheet.seal(text=f"{title} {number}")
            sheet.save(force_insert=True)
        return folder

    return make
