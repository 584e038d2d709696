"""A task whose worker was killed is found, begun again, and given up in sight after three tries."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult, get_date_max

from inbeeld.foundation.operations.abandoned import (
    MOST_TRIES,
    SILENT_AFTER,
    abandoned,
    beat,
    recover,
    when_given_up,
)
from inbeeld.foundation.operations.models import WorkerPulse
from inbeeld.foundation.operations.queue import mark

A_MOMENT = dt.timedelta(seconds=5)
told: list[str] = []


@task()
@when_given_up(told.append)
def write_something(name: str) -> None: ...


def running(*workers: str, since: dt.timedelta = SILENT_AFTER + A_MOMENT) -> DBTaskResult[..., Any]:
    made = DBTaskResult.objects.create(
        task_path=f"{__name__}.write_something",
        args_kwargs={"args": ["paper"], "kwargs": {}},
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now() - since,
        run_after=get_date_max(),
        worker_ids=list(workers),
        backend_name="default",
    )
    mark(made)
    return made


def seen(worker: str, ago: dt.timedelta) -> None:
    beat(worker)
    WorkerPulse.objects.filter(worker_id=worker).update(seen_at=timezone.now() - ago)


@pytest.mark.parametrize(
    ("seen_ago", "started_ago", "is_abandoned"),
    [
        (dt.timedelta(0), SILENT_AFTER * 10, False),
        (SILENT_AFTER - A_MOMENT, SILENT_AFTER * 10, False),
        (SILENT_AFTER + A_MOMENT, SILENT_AFTER * 10, True),
        (None, SILENT_AFTER + A_MOMENT, True),
        (None, SILENT_AFTER - A_MOMENT, False),
    ],
)
def test_a_task_is_abandoned_when_its_worker_gives_no_sign_of_life(
    db: None, seen_ago: dt.timedelta | None, started_ago: dt.timedelta, is_abandoned: bool
) -> None:
    running("w1", since=started_ago)
    if seen_ago is not None:
        seen("w1", seen_ago)
    assert bool(abandoned()) is is_abandoned


def test_the_last_worker_counts_and_not_an_earlier_one(db: None) -> None:
    running("gone", "living")
    beat("living")
    assert not abandoned()
    running("living", "gone")
    assert len(abandoned()) == 1


def test_an_abandoned_task_waits_for_a_worker_again(db: None) -> None:
    one = running("gone")
    assert recover() == (1, 0)
    one.refresh_from_db()
    assert (one.status, one.started_at) == (TaskResultStatus.READY, None)
    assert recover() == (0, 0)


def test_after_three_tries_it_is_given_up_and_its_room_says_so(db: None) -> None:
    told.clear()
    one = running(*["gone"] * MOST_TRIES)
    assert recover() == (0, 1)
    one.refresh_from_db()
    assert one.status == TaskResultStatus.FAILED
    assert one.traceback == ""
    assert told == ["paper"]


def test_readiness_knows_of_it(client: Client, db: None, settings: object) -> None:
    running("gone")
    assert client.get(reverse("operations:ready")).status_code == 503


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_is_missed(tmp_path: Path) -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "inbeeld.settings.development", **database()}
    command = [sys.executable, "-m", "inbeeld", "worker", "--worker-id", "tried", "--no-startup-delay", "--no-reload"]
    worker = subprocess.Popen(command, env=environment, cwd=tmp_path)
    try:
        deadline = time.monotonic() + 60
        while not WorkerPulse.objects.filter(worker_id="tried").exists():
            assert worker.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.2)
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    one = running("tried")
    assert not abandoned()
    WorkerPulse.objects.update(seen_at=timezone.now() - SILENT_AFTER - A_MOMENT)
    assert [task.pk for task in abandoned()] == [one.pk]


def database() -> dict[str, str]:
    """The database of the tests, for a process beside them."""
    found = settings.DATABASES["default"]
    if found["ENGINE"].endswith("sqlite3"):
        return {"INBEELD_DATABASE": f"sqlite:///{found['NAME']}"}
    host = str(found["HOST"]).replace("/", "%2F")
    return {"INBEELD_DATABASE": f"postgresql://{found['USER']}@{host}/{found['NAME']}"}
