"""Documents come along with a signal: cleaned, sealed, never a picture, never opened in the browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from fixtures.documents import a_docx, a_pdf, an_odt, upload
from fixtures.personas import Persona
from inbeeld.chain.signals.ceilings import UPLOADS
from inbeeld.chain.signals.models import Signal, SignalAttachment
from inbeeld.chain.signals.receipts import new_token
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.files.api import FilePiece

from .conftest import CODE, FACTS, FOLLOW, NEW

Made = Callable[..., tuple[Signal, str]]
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 200
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 200
GIVEN = {"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}


@pytest.mark.parametrize(("content", "kind"), [(a_pdf(), "pdf"), (a_docx(), "docx"), (an_odt(), "odt")])
def test_a_document_comes_along_and_the_desk_gets_its_cleaned_copy(
    anybody: Client, typed: dict[str, str], coordinator: Persona, content: bytes, kind: str
) -> None:
    response = anybody.post(NEW, {**typed, "document": upload(content, "Jan de Vries.exe")})
    assert CODE.search(response.content.decode())
    found = SignalAttachment.objects.get()
    page = coordinator.client.get(f"/signalen/{found.signal_id}/").content.decode()
    assert "Jan de Vries" not in page
    copy = coordinator.client.get(f"/signalen/{found.signal_id}/bijlage/{found.pk}/")
    assert copy.headers["Content-Disposition"] == 'attachment; filename="document-1.pdf"'
    assert all(part in copy.headers[name] for name, part in GIVEN.items())
    assert AuditEntry.objects.filter(event="signal.attachment_given", record_id=found.pk).count() == 1


def test_what_is_kept_is_sealed_under_the_key_of_the_signal(anybody: Client, typed: dict[str, str]) -> None:
    anybody.post(NEW, {**typed, "document": upload(b"Verzonnen geheim verslag van het gesprek.", "a.txt")})
    signal = Signal.objects.get()
    pieces = list(FilePiece.objects.all())
    assert {piece.data_key_id for piece in pieces} == {signal.data_key_id}
    assert not any(b"geheim" in bytes(piece.content or b"") for piece in pieces)


@pytest.mark.parametrize("content", [PNG, JPEG], ids=["png", "jpeg"])
@pytest.mark.parametrize("name", ["foto.png", "verslag.pdf", "verslag.docx"])
def test_a_picture_is_refused_with_the_reason_whatever_it_is_called(
    anybody: Client, typed: dict[str, str], content: bytes, name: str
) -> None:
    response = anybody.post(NEW, {**typed, "document": upload(content, name)})
    page = response.content.decode()
    assert response.status_code == 422
    assert "helpwanted.nl" in page
    assert FACTS in page
    assert not Signal.objects.exists()
    assert not FilePiece.objects.exists()


def test_a_document_can_follow_with_the_code_until_there_are_five(make_signal: Made) -> None:
    signal, code = make_signal()
    answers = []
    for number in range(6):
        document = upload(f"Verzonnen {number}".encode(), "a.txt")
        sent = {"code": code, "token": new_token(), "text": f"Zie document {number}", "document": document}
        answers.append(Client().post(FOLLOW, sent))
    assert [answer.status_code for answer in answers] == [200] * 5 + [422]
    assert "Met een document." in answers[0].content.decode()
    assert signal.attachments.count() == 5
    assert signal.messages.count() == 5, "a reply whose document is refused is not sent halfway"


def test_looking_through_documents_has_a_ceiling_and_loses_nothing(anybody: Client, typed: dict[str, str]) -> None:
    statuses = []
    for _ in range(UPLOADS.rate.most + 1):
        document = upload(PNG, "foto.png")
        response = anybody.post(NEW, {**typed, "document": document})
        statuses.append(response.status_code)
    assert statuses == [422] * UPLOADS.rate.most + [429]
    assert FACTS in response.content.decode()
    assert anybody.post(NEW, typed).status_code == 200, "without a document nobody waits"


def test_another_document_sent_with_the_same_form_is_not_taken_silently(anybody: Client, typed: dict[str, str]) -> None:
    anybody.post(NEW, {**typed, "document": upload(b"Het eerste.", "a.txt")})
    again = anybody.post(NEW, {**typed, "document": upload(b"Het eerste.", "a.txt")}).content.decode()
    assert "nog iets veranderd" not in again
    other = anybody.post(NEW, {**typed, "document": upload(b"Een ander.", "a.txt")})
    assert other.context["receipt"].differs
    assert SignalAttachment.objects.count() == 1


def test_another_region_does_not_get_the_document(
    anybody: Client, typed: dict[str, str], far_colleague: Persona, partner: Persona
) -> None:
    anybody.post(NEW, {**typed, "document": upload(b"Verzonnen.", "a.txt")})
    found = SignalAttachment.objects.get()
    address = f"/signalen/{found.signal_id}/bijlage/{found.pk}/"
    assert far_colleague.client.get(address).status_code == 404
    assert partner.client.get(address).status_code == 403
    assert anybody.get(address).status_code == 302
