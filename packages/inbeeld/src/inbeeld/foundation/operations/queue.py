"""The queue in the database: a task that was not put there by the product is not run, and a fault leaves no words.

django-tasks keeps JSON, the path of a function and whole tracebacks. Whoever writes in the table could have any task
run, and a traceback quotes what people typed. So each task bears a MAC, which is looked at before anything of it is
imported, and of a fault only its kind and its places in the code stay.
"""

from __future__ import annotations

import hmac
import traceback
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from inbeeld.foundation.vault.api import key_provider, message, report_forged

Kept = DBTaskResult[..., Any]
MARK = "mark"
_LABEL = "django_tasks_database.dbtaskresult"
FORGED = "inbeeld.RowForged"


class MarkedTasks(DatabaseBackend):
    def _task_to_db_task(self, task: Any, args: Any, kwargs: Any) -> Kept:
        with transaction.atomic():  # no worker sees it before it bears its MAC
            kept = super()._task_to_db_task(task, args, kwargs)
            mark(kept)
        return kept


class CarefulWorker(Worker):
    def run_task(self, kept: Kept) -> None:
        """As the library does it, after a look at the MAC, and without keeping what a fault says."""
        if not is_genuine(kept):
            report_forged(_LABEL, kept.pk)
            _end(kept, FORGED, "")
            return
        try:
            self.running_task = True
            kept.set_successful(kept.task.call(*kept.args_kwargs["args"], **kept.args_kwargs["kwargs"]))
        except BaseException as fault:
            _end(kept, f"{type(fault).__module__}.{type(fault).__qualname__}", places(fault))
        finally:
            self.running_task = False
            self._run_tasks += 1


def mark(kept: Kept) -> None:
    kept.args_kwargs = {**kept.args_kwargs, MARK: _mac(kept)}
    kept.save(update_fields=["args_kwargs"])


def is_genuine(kept: Kept) -> bool:
    told = kept.args_kwargs if isinstance(kept.args_kwargs, dict) else {}
    return hmac.compare_digest(str(told.get(MARK, "")).encode(), _mac(kept).encode())


def places(fault: BaseException) -> str:
    """Where it went wrong, without a word of what was worked on: neither the message nor the values."""
    frames = traceback.extract_tb(fault.__traceback__)
    return "\n".join(
        f"{frame.filename.rpartition('/site-packages/')[2]}:{frame.lineno} {frame.name}" for frame in frames
    )


def _mac(kept: Kept) -> str:
    told = kept.args_kwargs if isinstance(kept.args_kwargs, dict) else {}
    said = [kept.task_path, told.get("args"), told.get("kwargs")]
    return key_provider().mac("task", message(_LABEL, kept.pk, said)).hex()


def _end(kept: Kept, kind: str, where: str) -> None:
    kept.status, kept.finished_at = TaskResultStatus.FAILED, timezone.now()
    kept.exception_class_path, kept.traceback, kept.return_value = kind, where, None
    kept.save(update_fields=["status", "finished_at", "exception_class_path", "traceback", "return_value"])
