"""What waits in the queue is run when the product put it there, and what fails leaves no words."""

from __future__ import annotations

from typing import Any

import pytest
from django_tasks import task
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from fixtures.hostile import copy_behind, write
from inbeeld.foundation.operations.queue import FORGED, CarefulWorker

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = "Anouk uit Testerveen"
ran: list[str] = []


@task()
def remember(text: str) -> None:
    ran.append(text)


@task()
def stumble(text: str) -> None:
    raise ValueError(text)


@pytest.fixture(autouse=True)
def _queue(settings: Settings) -> None:
    ran.clear()
    settings.TASKS = {"default": {"BACKEND": "inbeeld.foundation.operations.queue.MarkedTasks"}}


def work() -> None:
    worker = CarefulWorker(
        queue_names=["default"], excluded_queue_names=[], interval=0, batch=True, backend_name="default",
        startup_delay=False, max_tasks=None, worker_id="test",
    )  # fmt: skip
    worker.run()


def test_what_the_product_put_there_is_run() -> None:
    remember.enqueue("a")
    work()
    assert ran == ["a"]
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_a_fault_keeps_its_kind_and_place_and_no_word_of_what_was_worked_on() -> None:
    stumble.enqueue("x")
    kept = DBTaskResult.objects.get()
    DBTaskResult.objects.all().delete()
    stumble.enqueue(SECRET)
    work()
    kept = DBTaskResult.objects.get()
    assert kept.exception_class_path == "builtins.ValueError"
    assert "test_queue.py" in kept.traceback
    assert SECRET not in f"{kept.traceback}{kept.return_value}"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("args_kwargs", {"args": ["b"], "kwargs": {}}),
        ("args_kwargs", {"args": ["b"], "kwargs": {}, "mark": "0" * 64}),
        ("args_kwargs", "gASVKwAAAAAAAACMBXBvc2l4lIwGc3lzdGVtlJOUjBB0b3VjaCAvdG1wL3ggIDqUhZRSlC4="),
        ("task_path", "inbeeld.foundation.operations.tests.test_queue.stumble"),
        ("task_path", "antigravity.geohash"),
    ],
)
def test_what_somebody_wrote_there_is_neither_run_nor_imported(column: str, value: Any) -> None:
    remember.enqueue("a")
    kept = DBTaskResult.objects.get()
    write(kept, column, value)
    work()
    kept.refresh_from_db()
    assert (kept.status, kept.exception_class_path, ran) == ("FAILED", FORGED, [])


def test_a_task_that_is_copied_is_not_run_a_second_time() -> None:
    remember.enqueue("a")
    kept = DBTaskResult.objects.get()
    copy_behind(kept, id="00000000-0000-4000-8000-000000000001")
    work()
    assert ran == ["a"]
