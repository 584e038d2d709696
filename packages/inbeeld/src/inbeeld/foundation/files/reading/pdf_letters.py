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

from .pdf_objects import Box, Found, address_of, unseen_of

SMALLEST = 3.0  # points: below this nobody reads
WHITE = 240
CLEAR = 16
UNSEEN_MODES = {c.FPDF_TEXTRENDERMODE_INVISIBLE, c.FPDF_TEXTRENDERMODE_CLIP}
OUTLINE_MODES = {c.FPDF_TEXTRENDERMODE_STROKE, c.FPDF_TEXTRENDERMODE_STROKE_CLIP}
NO_LETTER = "\ufffd"
UNREADABLE = {"Cc", "Cn", "Co", "Cs"}


@dataclass(frozen=True, slots=True)
class Glyph:
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


def letters_of(page: pdfium.PdfPage, found: Found) -> list[Glyph]:
    text = page.get_textpage()
    numbers = range(c.FPDFText_CountChars(text.raw))
    texts = [c.FPDFText_GetTextObject(text.raw, number) for number in numbers]
    places = [_place_of(text, number) for number in numbers]
    boxes: dict[int, Box] = {}
    for it, box in zip(texts, places, strict=True):
        if it:
            where = address_of(it)
            boxes[where] = _around(boxes.get(where, box), box)
    unseen = unseen_of(page, found.texts, boxes) if boxes else set()
    known = {address_of(it): it for it in texts if it}
    marks = {where: _marks_of(it, seen=where not in unseen) for where, it in known.items()}
    crop = page.get_cropbox()
    letters = [
        _letter(text, number, marks[address_of(it)] if it else frozenset(), box, crop)
        for number, it, box in zip(numbers, texts, places, strict=True)
    ]
    text.close()
    return letters


def _place_of(text: Any, number: int) -> Box:
    rect = c.FS_RECTF()
    c.FPDFText_GetLooseCharBox(text.raw, number, ctypes.byref(rect))
    return rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _letter(text: Any, number: int, marks: frozenset[Mark], box: Box, crop: Box) -> Glyph:
    code = c.FPDFText_GetUnicode(text.raw, number)
    made = c.FPDFText_IsGenerated(text.raw, number) == 1
    hyphen = c.FPDFText_IsHyphen(text.raw, number) == 1
    character = "-" if hyphen else chr(code) if code <= sys.maxunicode else NO_LETTER
    unreadable = not made and unicodedata.category(character) in UNREADABLE and not character.isspace()
    if not made:
        marks = marks | _marks_of_place(box, crop)
    return Glyph(NO_LETTER if unreadable else character, box, marks, made, hyphen, unreadable)


def _marks_of(it: Any, *, seen: bool) -> frozenset[Mark]:
    mode = c.FPDFTextObj_GetTextRenderMode(it)
    colour = [ctypes.c_uint() for _ in range(4)]
    ask = c.FPDFPageObj_GetStrokeColor if mode in OUTLINE_MODES else c.FPDFPageObj_GetFillColor
    known = ask(it, *map(ctypes.byref, colour))
    *shades, opaque = (one.value for one in colour)
    if mode in UNSEEN_MODES or (known and opaque < CLEAR):
        return frozenset({Mark.HIDDEN})
    if not seen:
        return frozenset({Mark.WHITE if known and min(shades) >= WHITE else Mark.HIDDEN})
    return frozenset()


def _marks_of_place(box: Box, crop: Box) -> frozenset[Mark]:
    if box[2] < crop[0] or box[0] > crop[2] or box[3] < crop[1] or box[1] > crop[3]:
        return frozenset({Mark.OFF_PAGE})
    if box[3] - box[1] < SMALLEST and box[2] - box[0] < SMALLEST:
        return frozenset({Mark.TINY})
    return frozenset()
