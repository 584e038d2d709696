"""Monitoring learns whether; only who brings the token learns why not."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from inbeeld.foundation.operations.readiness import LONGEST_WAIT
from inbeeld.foundation.vault.api import KeyFile

TOKEN = "a-token-for-monitoring"


@pytest.fixture(autouse=True)
def _keys(settings: Settings) -> None:
    settings.CREATE_MISSING_KEYS = True
    settings.MONITORING_TOKEN = TOKEN


def test_a_stranger_hears_ok_and_nothing_more(client: Client, db: None) -> None:
    for name in ("alive", "ready"):
        response = client.get(reverse(f"operations:{name}"))
        assert (response.status_code, response.content) == (200, b"ok\n")
        assert not response.cookies


def test_being_alive_needs_no_database(client: Client) -> None:
    assert client.get(reverse("operations:alive")).status_code == 200


def test_a_stranger_does_not_hear_why_it_is_not_ready(client: Client, db: None) -> None:
    leave_a_task_waiting()
    response = client.get(reverse("operations:ready"), headers={"Authorization": "Bearer wrong"})
    assert (response.status_code, response.content) == (503, b"not ready\n")


def test_who_brings_the_token_hears_which_part_is_not_ready(client: Client, db: None) -> None:
    leave_a_task_waiting()
    response = client.get(reverse("operations:ready"), headers={"Authorization": f"Bearer {TOKEN}"})
    assert response.status_code == 503
    assert [name for name, finding in response.json().items() if not finding["ok"]] == ["tasks"]


def test_without_a_token_set_nobody_hears_details(client: Client, db: None, settings: Settings) -> None:
    settings.MONITORING_TOKEN = ""
    response = client.get(reverse("operations:ready"), headers={"Authorization": "Bearer "})
    assert response.content == b"ok\n"


def test_it_is_not_ready_when_the_keys_are_gone(client: Client, db: None, settings: Settings) -> None:
    settings.CREATE_MISSING_KEYS = False
    settings.KEY_FILE = settings.DATA / "gone.json"
    assert not KeyFile().path.exists()
    assert client.get(reverse("operations:ready")).status_code == 503


def leave_a_task_waiting() -> None:
    task = DBTaskResult.objects.create(task_path="nobody.runs.this", args_kwargs={"args": [], "kwargs": {}})
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - 2 * LONGEST_WAIT)
