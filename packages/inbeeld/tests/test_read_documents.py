"""A file that is handed in is read by the worker, not by the request: sealed meanwhile, destroyed at the end."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from fixtures.documents import WORDS, a_pdf, upload
from fixtures.hostile import write
from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case
from inbeeld.chain.documents import readings
from inbeeld.chain.documents.codes import NotRead, ReadingState
from inbeeld.chain.documents.models import CaseDocument, DocumentReading, ReadingPiece
from inbeeld.chain.documents.services.handing_in import MOST_WAITING
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.erasure.api import Ground, erase
from inbeeld.foundation.operations.abandoned import MOST_TRIES, SILENT_AFTER, recover
from inbeeld.foundation.operations.backup_tables import tables
from inbeeld.foundation.operations.queue import CarefulWorker
from inbeeld.foundation.vault.api import DataKey, KeyDestroyed, SealedField, SealedModel

MARK = b"\n% verzonnen-merk-7f3a91\n"
PIXELS = b"\xff\x00\xff" * 8
HandIn = Callable[..., DocumentReading]


@pytest.fixture(autouse=True)
def _queue(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "inbeeld.foundation.operations.queue.MarkedTasks"}}


@pytest.fixture
def hand_in(case: Case, coordinator: Persona) -> HandIn:
    def make(content: bytes = WORDS.encode(), **changed: Any) -> DocumentReading:
        typed = {"record_id": str(uuid.uuid4()), "title": "Verzonnen besluit", "kind": "decision", "paper": "kast 3"}
        file = upload(content, "verzonnen.pdf")
        page = coordinator.client.post(f"/zaken/{case.pk}/documenten/nieuw/", {**typed, "file": file, **changed})
        assert page.status_code == 302, page.content.decode()
        return DocumentReading.objects.latest("at")

    return make


def work() -> None:
    """As a worker does what waits; its own loop closes the connection, and with it the test's transaction."""
    worker = CarefulWorker(
        queue_names=["default"], excluded_queue_names=[], interval=0, batch=True, backend_name="default",
        startup_delay=False, max_tasks=None, worker_id="test",
    )  # fmt: skip
    for kept in DBTaskResult.objects.ready():
        worker.run_task(kept)


def page_of(reading: DocumentReading, persona: Persona) -> Any:
    return persona.client.get(f"/zaken/{reading.case_id}/documenten/gelezen/{reading.pk}/")


def list_of(reading: DocumentReading, persona: Persona) -> str:
    return str(persona.client.get(f"/zaken/{reading.case_id}/documenten/").content.decode())


def test_the_request_reads_nothing_and_the_worker_makes_the_document(hand_in: HandIn, coordinator: Persona) -> None:
    reading = hand_in(a_pdf())
    assert not CaseDocument.objects.exists()
    assert "Wordt gelezen" in page_of(reading, coordinator).content.decode()
    assert "Wordt gelezen" in list_of(reading, coordinator)
    work()
    document = CaseDocument.objects.get()
    assert document.reveal("title") == "Verzonnen besluit"
    assert page_of(reading, coordinator).headers["Location"].endswith(f"/documenten/{document.pk}/")
    assert "Wordt gelezen" not in list_of(reading, coordinator)
    added = AuditEntry.objects.get(event="document.added")
    assert added.user_id == coordinator.user.pk


def test_while_it_waits_the_file_is_sealed_and_in_no_back_up_and_then_it_is_gone(hand_in: HandIn) -> None:
    hand_in(WORDS.encode())
    kept = b"".join(bytes(piece.content or b"") for piece in ReadingPiece.objects.all())
    assert kept
    assert WORDS.encode() not in kept
    assert "documents.documentreading" in tables()
    assert "documents.readingpiece" not in tables()
    work()
    assert not ReadingPiece.objects.exists()


@pytest.mark.parametrize("content", [WORDS.encode(), b"%PDF-1.7 verzonnen en stuk"])
def test_the_key_of_the_file_is_destroyed_with_it(hand_in: HandIn, case: Case, content: bytes) -> None:
    """Read or refused: what was copied of the tables meanwhile opens no more."""
    hand_in(content)
    copied = ReadingPiece.objects.select_related("data_key").first()
    assert copied is not None
    assert copied.data_key_id != case.data_key_id
    assert content.startswith(copied.reveal("content"))
    work()
    copied.data_key = DataKey.objects.get(pk=copied.data_key_id)
    with pytest.raises(KeyDestroyed):
        copied.reveal("content")


def test_a_case_that_is_erased_takes_the_key_of_a_waiting_file_along(hand_in: HandIn, case: Case) -> None:
    hand_in()
    key = ReadingPiece.objects.values_list("data_key", flat=True).distinct().get()
    erase(case, kind="case", ground=Ground.TERM)
    assert DataKey.objects.get(pk=key).destroyed_at is not None
    assert not ReadingPiece.objects.exists()


def test_of_what_was_sent_no_byte_is_left_anywhere_but_its_text(hand_in: HandIn, tmp_path: Path, settings: Any) -> None:
    """Neither in a column, nor in any sealed value that can be opened, nor in the folder of data."""
    marked = a_pdf(picture=True) + MARK
    hand_in(marked)
    assert MARK in b"".join(opened())  # it is looked for where it lies
    work()
    assert CaseDocument.objects.get().versions.get().file.left_out == {"picture": 1}
    assert WORDS.encode() in b"".join(opened())
    left = [value for value in (*opened(), *raw()) if MARK in value or PIXELS in value or b"%PDF" in value]
    assert left == []
    folders = [folder for folder in (settings.DATA, tmp_path) if folder.exists()]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    assert not [file for file in files if MARK in file.read_bytes()]


def opened() -> Iterator[bytes]:
    """Every sealed value of every table, opened."""
    for model in apps.get_models():
        if issubclass(model, SealedModel):
            sealed = [field.name for field in model._meta.local_concrete_fields if isinstance(field, SealedField)]
            for row in model._base_manager.select_related("data_key"):
                for name in sealed:
                    value = row.reveal(name)
                    yield value if isinstance(value, bytes) else str(value).encode()


def raw() -> Iterator[bytes]:
    for model in apps.get_models():
        for row in model._base_manager.values_list():
            for value in row:
                yield bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def test_the_page_that_waits_looks_again_by_itself_and_says_when_it_is_over(
    hand_in: HandIn, coordinator: Persona
) -> None:
    reading = hand_in()
    address = f"/zaken/{reading.case_id}/documenten/gelezen/{reading.pk}/ver/"
    assert f'hx-get="{address}"' in page_of(reading, coordinator).content.decode()
    assert "HX-Refresh" not in coordinator.client.get(address).headers
    work()
    assert coordinator.client.get(address).headers["HX-Refresh"] == "true"


def test_a_task_that_is_done_twice_makes_one_document(hand_in: HandIn) -> None:
    reading = hand_in()
    for _ in range(2):
        readings.read(reading.pk)
    work()
    assert CaseDocument.objects.count() == 1
    assert AuditEntry.objects.filter(event="document.added").count() == 1


def test_a_task_that_was_killed_is_done_again(hand_in: HandIn) -> None:
    reading = hand_in()
    killed(tries=1)
    assert recover() == (1, 0)
    work()
    assert CaseDocument.objects.get().pk == reading.pk


def test_a_task_that_is_killed_each_time_ends_where_people_see_it(hand_in: HandIn, coordinator: Persona) -> None:
    reading = hand_in()
    killed(tries=MOST_TRIES)
    assert recover() == (0, 1)
    page = page_of(reading, coordinator).content.decode()
    assert "afgebroken" in page
    assert 'value="Verzonnen besluit"' in page
    assert 'value="kast 3"' in page
    assert not ReadingPiece.objects.exists()


def test_what_was_typed_stays_when_a_file_cannot_be_read(hand_in: HandIn, coordinator: Persona) -> None:
    reading = hand_in(b"%PDF-1.7 verzonnen en kapot")
    work()
    page = page_of(reading, coordinator).content.decode()
    assert "Kon niet worden gelezen" in page
    assert "beschadigd" in page
    assert 'value="Verzonnen besluit"' in page
    typed_over = f"/zaken/{reading.case_id}/documenten/overtypen/?reading={reading.pk}"
    assert typed_over in page
    assert 'value="Verzonnen besluit"' in coordinator.client.get(typed_over).content.decode()
    assert not ReadingPiece.objects.exists()
    assert AuditEntry.objects.filter(event="document.not_read", record_id=reading.pk).count() == 1
    coordinator.client.post(f"/zaken/{reading.case_id}/documenten/gelezen/{reading.pk}/weg/")
    assert not DocumentReading.objects.exists()


def test_a_new_version_is_read_by_the_worker_too(hand_in: HandIn, case: Case, coordinator: Persona) -> None:
    hand_in()
    work()
    document = CaseDocument.objects.get()
    address = f"/zaken/{case.pk}/documenten/{document.pk}/versie/"
    coordinator.client.post(address, {"file": upload(b"Verbeterde verzonnen tekst."), "paper": "kast 4"})
    assert document.versions.count() == 1
    work()
    assert [version.number for version in document.versions.all()] == [2, 1]


def close_the_case(reading: DocumentReading) -> None:
    closed = {"is_open": False, "closed_on": timezone.localdate(), "outcome": "other"}
    Case.objects.filter(pk=reading.case_id).change(**closed)


def end_the_account(reading: DocumentReading) -> None:
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    Membership.objects.filter(pk=reading.by_id).change(valid_until=yesterday)


def lose_the_file(_reading: DocumentReading) -> None:
    ReadingPiece.objects.all().delete()


def change_the_row(reading: DocumentReading) -> None:
    write(reading, "kind", "report")


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (close_the_case, NotRead.CLOSED),
        (end_the_account, NotRead.NO_RIGHT),
        (lose_the_file, NotRead.LOST),
        (change_the_row, NotRead.LOST),
    ],
)
def test_what_changed_meanwhile_stops_it(hand_in: HandIn, happens: Callable[[DocumentReading], None], why: str) -> None:
    reading = hand_in()
    happens(reading)
    work()
    ended = DocumentReading.objects.get(pk=reading.pk)
    assert (ended.state, ended.refusal) == (ReadingState.REFUSED, why)
    assert not CaseDocument.objects.exists()
    assert not ReadingPiece.objects.exists()


def test_a_file_that_no_worker_read_is_destroyed_in_the_night(hand_in: HandIn, coordinator: Persona) -> None:
    reading = hand_in()
    of_age(reading, readings.LONGEST - dt.timedelta(minutes=1))
    call_command("end_document_readings")
    assert ReadingPiece.objects.exists()
    assert "duurt langer" in page_of(reading, coordinator).content.decode()
    of_age(reading, readings.LONGEST + dt.timedelta(minutes=1))
    call_command("end_document_readings")
    assert not ReadingPiece.objects.exists()
    assert DocumentReading.objects.get().refusal == NotRead.STOPPED


@pytest.mark.parametrize(
    ("state", "kept"), [(ReadingState.READ, readings.READ_FOR), (ReadingState.REFUSED, readings.REFUSED_FOR)]
)
def test_what_is_over_is_forgotten(hand_in: HandIn, state: str, kept: dt.timedelta) -> None:
    reading = hand_in()
    DocumentReading.objects.filter(pk=reading.pk).update(state=state)
    of_age(reading, kept - dt.timedelta(minutes=1))
    call_command("end_document_readings")
    assert DocumentReading.objects.exists()
    of_age(reading, kept + dt.timedelta(minutes=1))
    call_command("end_document_readings")
    assert not DocumentReading.objects.exists()


def test_so_many_wait_and_no_more(hand_in: HandIn, case: Case, coordinator: Persona) -> None:
    for _ in range(MOST_WAITING):
        hand_in()
    typed = {"record_id": str(uuid.uuid4()), "title": "Verzonnen nummer elf", "kind": "report"}
    page = coordinator.client.post(f"/zaken/{case.pk}/documenten/nieuw/", {**typed, "file": upload(WORDS.encode())})
    assert page.status_code == 422
    assert "Verzonnen nummer elf" in page.content.decode()
    assert DocumentReading.objects.count() == MOST_WAITING


def killed(*, tries: int) -> None:
    long_ago = timezone.now() - SILENT_AFTER - dt.timedelta(minutes=1)
    workers = [f"worker {number}" for number in range(tries)]
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=long_ago, worker_ids=workers)


def of_age(reading: DocumentReading, age: dt.timedelta) -> None:
    DocumentReading.objects.filter(pk=reading.pk).update(at=timezone.now() - age)
