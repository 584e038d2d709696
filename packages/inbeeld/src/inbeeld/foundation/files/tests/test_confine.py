"""Documents are read by a process of their own, and nothing that it says is believed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fixtures.documents import PNG, WORDS, a_pdf
from inbeeld.foundation.files.confinement import taken_in, understood
from inbeeld.foundation.files.model import MOST_CHARACTERS
from inbeeld.foundation.files.reading.refusing import Refused
from inbeeld.foundation.files.rules import FileKind, Refusal

LINE = b'{"kind": "pdf"}\n'


def said(**changed: Any) -> bytes:
    block = {"kind": "paragraph", "runs": [["tekst", []]], "level": 1, "label": "", "rows": []}
    return LINE + json.dumps({"blocks": [block | changed], "left_out": {}, "scanned": False}).encode()


def test_the_text_of_a_document_comes_back() -> None:
    kind, document = understood(a_pdf(picture=True))
    assert (kind, document.plain(), document.left_out) == (FileKind.PDF, WORDS, {"picture": 1})


def test_a_refusal_comes_back_with_its_reason() -> None:
    with pytest.raises(Refused) as refused:
        understood(PNG)
    assert refused.value.refusal == Refusal.PICTURE


def test_no_document_is_read_where_the_reader_cannot_be_confined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inbeeld.foundation.sandbox.running.FILES", "a layer that no kernel has")
    monkeypatch.setattr("inbeeld.foundation.sandbox.running.namespaces", lambda *_asked: ())
    with pytest.raises(Refused) as refused:
        understood(a_pdf())
    assert refused.value.refusal == Refusal.NOT_CONFINED


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        (b"", Refusal.UNREADABLE),
        (b"[]", Refusal.UNREADABLE),
        (b'{"refusal": "something"}', Refusal.UNREADABLE),
        (b'{"kind": "exe"}\n{}', Refusal.UNREADABLE),
        (LINE + b"{}", Refusal.TOO_LONG),
        (said(kind="script"), Refusal.TOO_LONG),
        (said(runs=[["tekst", ["no mark"]]]), Refusal.TOO_LONG),
        (said(runs=[[b"".decode(), 1]]), Refusal.TOO_LONG),
        (said(rows=[[[["x", []]]] * 1000]), Refusal.TOO_LONG),
        (said(runs=[["x" * (MOST_CHARACTERS + 1), []]]), Refusal.TOO_LONG),
        (said(runs=[["QUJD" * 300, []]]), Refusal.LETTERS),
    ],
)
def test_what_a_reader_says_is_taken_in_as_something_from_outside(answer: bytes, refusal: Refusal) -> None:
    with pytest.raises(Refused) as refused:
        taken_in(answer)
    assert refused.value.refusal == refusal


def test_letters_that_steer_a_screen_are_not_taken_in() -> None:
    _kind, document = taken_in(said(runs=[["a\x00b\u202ec\x1bd\ue000e\nf", []]]))
    assert document.plain() == "abcde\nf"


def test_a_drawing_made_of_signs_is_left_out_and_counted() -> None:
    _kind, document = taken_in(said(runs=[["☐ ja ■ nee ▓▓▓▓▓▒▒░░ ⣿⣿⣿⣿⣿", []]]))
    assert document.plain() == "☐ ja ■ nee … …"
    assert document.left_out == {"signs": 2}
