"""What must be in order before people can work."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from inbeeld.foundation.audit.api import configured_file
from inbeeld.foundation.audit.api import hours_since_last as hours_since_last_anchor
from inbeeld.foundation.vault.api import KeyUnavailable, key_provider

from .abandoned import abandoned
from .backups import hours_since_last

LONGEST_WAIT = dt.timedelta(minutes=10)
SMALLEST_ROOM = 500 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `detail` holds numbers and names of parts, never data of people."""

    name: str
    ok: bool
    detail: str = ""

    def as_json(self) -> dict[str, object]:
        return {"ok": self.ok, "detail": self.detail}


def findings() -> list[Finding]:
    found = database()
    if not found.ok:
        return [found]
    return [found, *(look() for look in LOOKS)]


def database() -> Finding:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        return Finding("database", ok=False, detail=type(error).__name__)
    return Finding("database", ok=True, detail=connection.vendor)


def migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return Finding("migrations", ok=not waiting, detail=f"{len(waiting)} waiting")


def keys() -> Finding:
    try:
        key_provider().current_key_id()
    except KeyUnavailable:
        return Finding("keys", ok=False, detail="no usable master key")
    return Finding("keys", ok=True)


def tasks() -> Finding:
    """A task that waits long means that no worker runs; one without a living worker that it was killed."""
    late = DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - LONGEST_WAIT).count()
    killed = len(abandoned())
    minutes = LONGEST_WAIT.seconds // 60
    return Finding(
        "tasks", ok=not late and not killed, detail=f"{late} waiting longer than {minutes} minutes, {killed} abandoned"
    )


def disk() -> Finding:
    free = shutil.disk_usage(settings.DATA).free if settings.DATA.exists() else 0
    return Finding("disk", ok=free > SMALLEST_ROOM, detail=f"{free // 1024**2} MiB free")


def backups() -> Finding:
    """An old back-up is a reason to act, not to turn people away, so it never makes the answer negative."""
    hours = hours_since_last()
    return Finding("backups", ok=True, detail="none found" if hours is None else f"{hours} hours ago")


def anchors() -> Finding:
    """As an old back-up: a reason to act, and none to turn people away."""
    if configured_file() is None:
        return Finding("anchors", ok=True, detail="no place is named for them")
    hours = hours_since_last_anchor()
    return Finding("anchors", ok=True, detail="none found" if hours is None else f"{hours} hours ago")


LOOKS: Iterable[Callable[[], Finding]] = (migrations, keys, tasks, disk, backups, anchors)
