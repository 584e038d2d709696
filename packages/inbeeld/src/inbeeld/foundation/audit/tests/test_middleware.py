"""What was read is written down before the page is shown, and a broken seal gives a page that says so."""

import uuid

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from inbeeld.foundation.audit import triggers
from inbeeld.foundation.audit.models import AuditEntry, AuditHead
from inbeeld.foundation.audit.trail import record
from inbeeld.foundation.vault.api import KeyDestroyed, Tampered

RECORD = uuid.UUID("00000000-0000-0000-0000-00000000abcd")
pytestmark = pytest.mark.urls(__name__)


def reading(_request: HttpRequest) -> HttpResponse:
    for _ in range(3):
        record("case.read", kind="cases.case", record_id=RECORD)
    return HttpResponse("shown")


def failing(_request: HttpRequest) -> HttpResponse:
    record("case.read")
    with transaction.atomic():
        record("case.closed")
        raise RuntimeError


def tampered(_request: HttpRequest) -> HttpResponse:
    raise Tampered("cases.case", "story", RECORD)


def destroyed(_request: HttpRequest) -> HttpResponse:
    raise KeyDestroyed(str(RECORD))


urlpatterns = [
    path("reading/", reading),
    path("failing/", failing),
    path("tampered/", tampered),
    path("destroyed/", destroyed),
    path("", include("inbeeld.urls")),
]


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.django_db(transaction=True)
def test_reads_of_one_request_share_its_number(visitor: Client) -> None:
    assert visitor.get("/reading/").content == b"shown"
    assert AuditEntry.objects.count() == 3
    assert AuditEntry.objects.values("request_id").distinct().count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_page_whose_reads_cannot_be_written_is_not_shown(visitor: Client) -> None:
    record("case.opened")
    triggers.remove(connection)
    AuditHead.objects.update(seal=b"changed")
    answer = visitor.get("/reading/")
    assert answer.status_code == 500
    assert b"shown" not in answer.content


@pytest.mark.django_db(transaction=True)
def test_an_error_in_a_page_leaves_both_what_was_read_and_what_was_undone(visitor: Client) -> None:
    assert visitor.get("/failing/").status_code == 500
    assert set(AuditEntry.objects.values_list("event", "outcome")) == {
        ("case.read", "done"),
        ("case.closed", "rolled_back"),
    }


@pytest.mark.django_db(transaction=True)
def test_a_broken_seal_gives_a_clear_page_and_an_entry(visitor: Client) -> None:
    answer = visitor.get("/tampered/")
    assert answer.status_code == 500
    assert b"<h1>" in answer.content
    entry = AuditEntry.objects.get()
    assert (entry.event, entry.outcome) == ("vault.tampered", "refused")
    assert (entry.record_kind, entry.record_id, entry.fields) == ("cases.case", RECORD, ["story"])
    assert str(RECORD) not in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_destroyed_key_gives_a_clear_page_and_an_entry(visitor: Client) -> None:
    assert visitor.get("/destroyed/").status_code == 500
    assert AuditEntry.objects.get().event == "vault.unavailable"
