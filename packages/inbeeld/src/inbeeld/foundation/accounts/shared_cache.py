"""The table in which all processes count attempts together."""

from __future__ import annotations

from django.core.management import call_command
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def create_table(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """For the first migration."""
    call_command("createcachetable", database=schema_editor.connection.alias)
