"""Tasks whose worker was killed: found, begun again, and after some tries given up where people can see it."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import DatabaseError, close_old_connections, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .models import WorkerPulse
from .queue import is_genuine

log = logging.getLogger(__name__)

BEAT_SECONDS = 20.0
# Longer than a writer can hold an SQLite database: a worker that waits for it is not dead.
SILENT_AFTER = dt.timedelta(minutes=3)
FORGOTTEN_AFTER = dt.timedelta(days=1)
MOST_TRIES = 3
CLOCK = "clock"
GIVEN_UP = "inbeeld.foundation.operations.abandoned.WorkerWasKilled"

Work = TypeVar("Work", bound=Callable[..., None])


def when_given_up(say_so: Callable[..., None]) -> Callable[[Work], Work]:
    """Mark a task: `say_so` gets its arguments when it was begun `MOST_TRIES` times and killed each time."""

    def mark(work: Work) -> Work:
        work.when_given_up = say_so  # type: ignore[attr-defined]  # read below
        return work

    return mark


class Pulse(threading.Thread):
    """Tells the database every so often that this worker lives."""

    def __init__(self, worker_id: str) -> None:
        super().__init__(name="pulse", daemon=True)
        self.worker_id = worker_id
        self.stopping = threading.Event()

    def run(self) -> None:
        while not self.stopping.wait(BEAT_SECONDS):
            try:
                beat(self.worker_id)
            except DatabaseError:
                log.info("The pulse of a worker could not be written; it is tried again.")
            finally:
                close_old_connections()


def beat(worker_id: str) -> None:
    WorkerPulse.objects.update_or_create(worker_id=worker_id, defaults={"seen_at": timezone.now()})


def hours_since_beat(name: str) -> int | None:
    """Whole hours since a process gave a sign of life; None where it never did."""
    pulse = WorkerPulse.objects.filter(worker_id=name).first()
    return None if pulse is None else int((timezone.now() - pulse.seen_at).total_seconds() // 3600)


def abandoned() -> list[DBTaskResult[..., Any]]:
    """Tasks that run by the book, in a worker that gives no sign of life."""
    now = timezone.now()
    living = set(WorkerPulse.objects.filter(seen_at__gte=now - SILENT_AFTER).values_list("worker_id", flat=True))
    running = DBTaskResult.objects.running().filter(started_at__lt=now - SILENT_AFTER)
    return [task for task in running if not task.worker_ids or task.worker_ids[-1] not in living]


def recover() -> tuple[int, int]:
    """How many abandoned tasks wait anew, and how many were given up."""
    WorkerPulse.objects.filter(seen_at__lt=timezone.now() - FORGOTTEN_AFTER).exclude(worker_id=CLOCK).delete()
    again = given_up = 0
    for task in abandoned():
        if len(task.worker_ids) < MOST_TRIES:
            again += _as_found(task).update(status=TaskResultStatus.READY, started_at=None)
        elif _give_up(task):
            given_up += 1
    return again, given_up


def _as_found(task: DBTaskResult[..., Any]) -> Any:
    """Only while nobody else has taken it: two machines may look at once."""
    return DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)


def _give_up(task: DBTaskResult[..., Any]) -> bool:
    with transaction.atomic():
        ended = {"finished_at": timezone.now(), "exception_class_path": GIVEN_UP, "traceback": ""}
        if not _as_found(task).update(status=TaskResultStatus.FAILED, **ended):
            return False
        if not is_genuine(task):
            return True
        say_so = getattr(task.task.func, "when_given_up", None)
        if say_so is not None:
            say_so(*task.args_kwargs["args"], **task.args_kwargs["kwargs"])
    log.error("The task %s was killed %d times and is given up.", task.task_path, len(task.worker_ids))
    return True
