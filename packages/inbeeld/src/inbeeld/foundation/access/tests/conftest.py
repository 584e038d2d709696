"""A protected record to test with, in which each relation has its column; rooms above have their own."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps

from fixtures.personas import Persona, Place
from inbeeld.foundation.access.querysets import Protected, Scope, ScopedQuerySet
from inbeeld.foundation.access.rules import Action
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.geography.api import Region
from inbeeld.foundation.vault.api import DataKey, SealedModel

Make = Callable[..., Any]


@pytest.fixture
def thing_model(db: None) -> Iterator[type[Any]]:
    with isolate_apps("inbeeld.foundation.access"):

        class Thing(Protected, SealedModel):
            guarded = ("organisation", "region", "owner", "asked", "author")

            organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
            region = models.ForeignKey(Region, models.PROTECT, related_name="+")
            owner = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
            asked = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
            author = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
            objects = ScopedQuerySet.as_manager()
            scope = Scope("thing", Action.CASE_READ, "organisation", "region", "owner", "asked", "author")

            class Meta:
                app_label = "access"

        # Not as a context manager: on SQLite that is refused inside the transaction around the test.
        editor = connection.schema_editor()
        editor.deferred_sql = []
        statement, params = editor.table_sql(Thing)
        with connection.cursor() as cursor:
            cursor.execute(statement, params or None)
        yield Thing


@pytest.fixture
def make_thing(thing_model: type[Any], place: Place) -> Make:
    """`make_thing(owner=coordinator)`: a record of the coordinator's organisation and region."""

    def make(*, at: Place = place, **people: Persona) -> Any:
        held = {name: persona.membership for name, persona in people.items()}
        thing = thing_model(organisation=at.organisation, region=at.region, **held)
        thing.data_key = DataKey.objects.create_key()
        thing.id = uuid.uuid4()
        thing.save(force_insert=True)
        return thing

    return make
