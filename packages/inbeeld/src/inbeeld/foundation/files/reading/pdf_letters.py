"""The letters of a page: where each stands, and why it may not have been seen."""

from __future__ import annotations

import ctypes
import sys
import unicodedata
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as c

from inbeeld.foundation.files.model import Mark

from .pdf_objects import Found, address_of

SMALLEST = 3.0  # points: below this nobody reads
WHITE = 240
CLEAR = 16
UNSEEN_MODES = {c.FPDF_TEXTRENDERMODE_INVISIBLE, c.FPDF_TEXTRENDERMODE_CLIP}
OUTLINE_MODES = {c.FPDF_TEXTRENDERMODE_STROKE, c.FPDF_TEXTRENDERMODE_STROKE_CLIP}
NO_LETTER = "\ufffd"
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter; `made` when the reader put it in (a space or a new line between words that stand apart)."""

    text: str
    box: Box  # left, bottom, right, top
    marks: frozenset[Mark]
    made: bool = False
    hyphen: bool = False
    unreadable: bool = False

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


def letters_of(page: pdfium.PdfPage, found: Found) -> list[Letter]:
    text = page.get_textpage()
    marks: dict[int, frozenset[Mark]] = {}
    crop = page.get_cropbox()
    letters = []
    for number in range(c.FPDFText_CountChars(text.raw)):
        it = c.FPDFText_GetTextObject(text.raw, number)
        where = address_of(it) if it else 0
        if where not in marks:
            marks[where] = _marks_of(it, where, found) if where else frozenset()
        letters.append(_letter(text, number, marks[where], crop))
    text.close()
    return letters


def _letter(text: Any, number: int, marks: frozenset[Mark], crop: Box) -> Letter:
    code = c.FPDFText_GetUnicode(text.raw, number)
    made = c.FPDFText_IsGenerated(text.raw, number) == 1
    rect = c.FS_RECTF()
    c.FPDFText_GetLooseCharBox(text.raw, number, ctypes.byref(rect))
    box = (rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top))
    hyphen = c.FPDFText_IsHyphen(text.raw, number) == 1
    character = "-" if hyphen else chr(code) if code <= sys.maxunicode else NO_LETTER
    unreadable = not made and unicodedata.category(character) in {"Cc", "Cn", "Co", "Cs"} and not character.isspace()
    if not made:
        marks = marks | _marks_of_place(box, crop)
    return Letter(NO_LETTER if unreadable else character, box, marks, made, hyphen, unreadable)


def _marks_of(it: Any, where: int, found: Found) -> frozenset[Mark]:
    mode = c.FPDFTextObj_GetTextRenderMode(it)
    colour = [ctypes.c_uint() for _ in range(4)]
    ask = c.FPDFPageObj_GetStrokeColor if mode in OUTLINE_MODES else c.FPDFPageObj_GetFillColor
    known = ask(it, *map(ctypes.byref, colour))
    *shades, opaque = (one.value for one in colour)
    if mode in UNSEEN_MODES or (known and opaque < CLEAR):
        return frozenset({Mark.HIDDEN})
    if where in found.unseen:
        return frozenset({Mark.WHITE if known and min(shades) >= WHITE else Mark.HIDDEN})
    return frozenset()


def _marks_of_place(box: Box, crop: Box) -> frozenset[Mark]:
    if box[2] < crop[0] or box[0] > crop[2] or box[3] < crop[1] or box[1] > crop[3]:
        return frozenset({Mark.OFF_PAGE})
    if box[3] - box[1] < SMALLEST and box[2] - box[0] < SMALLEST:
        return frozenset({Mark.TINY})
    return frozenset()
