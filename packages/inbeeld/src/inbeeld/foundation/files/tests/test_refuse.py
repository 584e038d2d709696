"""What is not let in, and that the name of a file changes nothing."""

from __future__ import annotations

import gzip
import io
import zipfile
from base64 import b64encode, encodebytes

import pikepdf
import pytest

from fixtures.documents import PNG, a_docx, a_pdf, an_odt, saved, upload, zipped
from inbeeld.foundation.files.examining import Refused, examine
from inbeeld.foundation.files.rules import Refusal
from inbeeld.foundation.files.tests.here import understood_here
from inbeeld.foundation.files.wording import REFUSALS

DRAWING = '<w:p><w:r><w:drawing><a:blip xmlns:a="x" r:embed="rId9"/></w:drawing></w:r></w:p>'
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same reading without a process for each test; `test_confine.py` has the process."""
    monkeypatch.setattr("inbeeld.foundation.files.examining.understood", understood_here)


def refusal_of(content: bytes, name: str = "brief.pdf") -> Refusal | None:
    try:
        examine(upload(content, name))
    except Refused as problem:
        return problem.refusal
    return None


def locked() -> bytes:
    with pikepdf.open(io.BytesIO(a_pdf())) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(owner="geheim", user="geheim"))


def a_zip_bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * (120 * 1024 * 1024))
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        pytest.param(b"", Refusal.EMPTY, id="nothing"),
        pytest.param(PNG, Refusal.PICTURE, id="png"),
        pytest.param(b"\xff\xd8\xff\xe0" + b"\0" * 50, Refusal.PICTURE, id="jpeg"),
        pytest.param(b"\0\0\0\x18ftypheic" + b"\0" * 50, Refusal.PICTURE, id="photo of a phone"),
        pytest.param(b"\0\0\0\x18ftypmp42" + b"\0" * 50, Refusal.RECORDING, id="video"),
        pytest.param(b"RIFF\0\0\0\0WEBPVP8 ", Refusal.PICTURE, id="webp"),
        pytest.param(b'<?xml version="1.0"?><svg xmlns="x"/>', Refusal.PICTURE, id="svg"),
        pytest.param(b"tekst met data:image/png;base64,AAAA", Refusal.PICTURE, id="picture in text"),
        pytest.param(b64encode(PNG * 20), Refusal.LETTERS, id="picture as letters"),
        pytest.param(b"Bijlage:\n" + encodebytes(PNG * 20), Refusal.LETTERS, id="attachment of an e-mail"),
        pytest.param(gzip.compress(b"x"), Refusal.ARCHIVE, id="gzip"),
        pytest.param(zipped({"brief.txt": "x"}), Refusal.ARCHIVE, id="zip"),
        pytest.param(a_docx(word__vbaProject_dot_bin=b"x"), Refusal.MACROS, id="macros in docx"),
        pytest.param(an_odt(Basic__Standard__Module1_dot_xml="<x/>"), Refusal.MACROS, id="macros in odt"),
        pytest.param(locked(), Refusal.ENCRYPTED, id="locked pdf"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Refusal.OLD_WORD, id="old word"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            Refusal.ENCRYPTED,
            id="locked docx",
        ),
        pytest.param(b"<!DOCTYPE html><html><script>alert(1)</script>", Refusal.OTHER_KIND, id="web page"),
        pytest.param(b"{\\rtf1 x}", Refusal.OTHER_KIND, id="rtf"),
        pytest.param(b"MZ\x90\0\x03\0\0\0", Refusal.OTHER_KIND, id="program"),
        pytest.param(zipped({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "x"}), Refusal.OTHER_KIND, id="sheet"),
        pytest.param(b"%PDF-1.7\nnothing else", Refusal.UNREADABLE, id="broken pdf"),
        pytest.param(a_docx("<w:p>"), Refusal.UNREADABLE, id="broken docx"),
        pytest.param(a_zip_bomb(), Refusal.TOO_COMPLEX, id="zip bomb"),
        pytest.param(
            zipped({"[Content_Types].xml": "<Types/>", "_rels/.rels": BOMB, "word/document.xml": BOMB}),
            Refusal.TOO_COMPLEX,
            id="xml bomb",
        ),
        pytest.param(a_pdf("", picture=True), Refusal.ONLY_PICTURES, id="scan"),
        pytest.param(a_docx(DRAWING), Refusal.ONLY_PICTURES, id="picture in docx"),
        pytest.param(
            an_odt("<text:p><draw:frame><draw:image/></draw:frame></text:p>"), Refusal.ONLY_PICTURES, id="in odt"
        ),
        pytest.param(a_pdf(b64encode(PNG * 20).decode()), Refusal.LETTERS, id="picture as letters in pdf"),
        pytest.param(
            a_docx(f"<w:p><w:r><w:t>{(PNG * 20).hex(' ')}</w:t></w:r></w:p>"), Refusal.LETTERS, id="as numbers"
        ),
    ],
)
def test_what_is_no_document_is_refused_with_the_reason(content: bytes, refusal: Refusal) -> None:
    assert refusal_of(content) == refusal


def test_the_name_of_a_file_says_nothing() -> None:
    assert refusal_of(PNG, "brief.docx") == Refusal.PICTURE
    assert refusal_of(a_pdf(), "foto.jpg") is None


def test_a_document_that_may_be_read_but_not_changed_is_read() -> None:
    with pikepdf.open(io.BytesIO(a_pdf())) as pdf:
        assert refusal_of(saved(pdf, encryption=pikepdf.Encryption(owner="geheim", user=""))) is None


def test_a_file_larger_than_the_limit_is_refused(settings: object) -> None:
    settings.LARGEST_FILE = 1000  # type: ignore[attr-defined]  # the settings of the test
    assert refusal_of(b"x" * 1001) == Refusal.TOO_LARGE


def test_each_refusal_is_worded() -> None:
    assert set(REFUSALS) == set(Refusal)


def test_the_refusal_of_a_picture_says_where_to_go() -> None:
    for refusal in (Refusal.PICTURE, Refusal.RECORDING):
        assert "helpwanted.nl" in str(REFUSALS[refusal])
