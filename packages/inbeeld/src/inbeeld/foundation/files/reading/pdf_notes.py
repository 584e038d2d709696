"""What is written beside a page of a PDF: comments, and what was filled in in a form."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as c

from inbeeld.foundation.files.model import Block, BlockKind, Run

NOT_COMMENTS = {c.FPDF_ANNOT_LINK, c.FPDF_ANNOT_POPUP, c.FPDF_ANNOT_WIDGET, c.FPDF_ANNOT_FREETEXT}

END = 2  # bytes of the sign that ends a text


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    is_comment: bool

    def block(self) -> Block:
        return Block(BlockKind.PARAGRAPH, (Run(self.text),))


def notes_of(page: pdfium.PdfPage, forms: Any) -> list[Note]:
    return [note for note in _notes(page, forms) if note.text.strip()]


def _notes(page: pdfium.PdfPage, forms: Any) -> Iterator[Note]:
    for number in range(c.FPDFPage_GetAnnotCount(page.raw)):
        it = c.FPDFPage_GetAnnot(page.raw, number)
        if not it:
            continue
        kind = c.FPDFAnnot_GetSubtype(it)
        if kind != c.FPDF_ANNOT_WIDGET:
            said = _text(partial(c.FPDFAnnot_GetStringValue, it, b"Contents"))
            yield Note(said, is_comment=kind not in NOT_COMMENTS)
        elif forms is not None:
            yield Note(_text(partial(c.FPDFAnnot_GetFormFieldValue, forms.raw, it)), is_comment=False)
        else:
            yield Note(_text(partial(c.FPDFAnnot_GetStringValue, it, b"V")), is_comment=False)
        c.FPDFPage_CloseAnnot(it)


def _text(ask: Callable[..., int]) -> str:
    room = ask(None, 0)
    if room <= END:
        return ""
    kept = ctypes.create_string_buffer(room)
    ask(ctypes.cast(kept, ctypes.POINTER(c.FPDF_WCHAR)), room)
    return kept.raw[: room - END].decode("utf-16-le", "replace")
