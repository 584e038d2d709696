"""What is drawn on a page of a PDF, counted; and which texts can be seen, by drawing it with and without them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as c

DEEPEST = 12
SIMPLE = 5  # segments of a line or a frame: rules of a table, underlining
SPECKLE = 0.05
LEAST_CONTRAST = 24
SCALE = 1.5
LARGEST_SIDE = 3000
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Found:
    """Objects of a page: its texts, how many pictures and drawings, and texts that are too small to be read."""

    texts: list[Any] = field(default_factory=list)
    pictures: int = 0
    drawings: int = 0
    speckles: int = 0


def objects_of(page: pdfium.PdfPage) -> Found:
    found = Found()
    drawing = False
    for it in _objects(page):
        kind = c.FPDFPageObj_GetType(it)
        if kind == c.FPDF_PAGEOBJ_TEXT:
            found.texts.append(it)
            width, height = _size(it)
            found.speckles += width < SPECKLE and height < SPECKLE
        found.pictures += kind == c.FPDF_PAGEOBJ_IMAGE
        drawn = kind == c.FPDF_PAGEOBJ_SHADING or (
            kind == c.FPDF_PAGEOBJ_PATH and c.FPDFPath_CountSegments(it) > SIMPLE
        )
        found.drawings += drawn and not drawing  # pieces that follow each other are one drawing
        drawing = drawn
    return found


def address_of(it: Any) -> int:
    return ctypes.cast(it, ctypes.c_void_p).value or 0


def bounds_of(it: Any) -> Box:
    """Left, bottom, right, top."""
    sides = [ctypes.c_float() for _ in range(4)]
    c.FPDFPageObj_GetBounds(it, *map(ctypes.byref, sides))
    return sides[0].value, sides[1].value, sides[2].value, sides[3].value


def _size(it: Any) -> tuple[float, float]:
    left, bottom, right, top = bounds_of(it)
    return right - left, top - bottom


def _objects(page: pdfium.PdfPage) -> Iterator[Any]:
    for number in range(c.FPDFPage_CountObjects(page.raw)):
        yield from _within(c.FPDFPage_GetObject(page.raw, number), 1)


def _within(it: Any, depth: int) -> Iterator[Any]:
    if c.FPDFPageObj_GetType(it) != c.FPDF_PAGEOBJ_FORM:
        yield it
    elif depth < DEEPEST:
        for number in range(c.FPDFFormObj_CountObjects(it)):
            yield from _within(c.FPDFFormObj_GetObject(it, number), depth + 1)


def unseen_of(page: pdfium.PdfPage, texts: list[Any], boxes: Mapping[int, Box]) -> set[int]:
    """Texts that change nothing of what is seen: in the colour of the page, covered, cut off, clear, switched off.

    `boxes` says where on the page the letters of each text stand, by the address of the text.
    """
    scale = min(SCALE, LARGEST_SIDE / max(*page.get_size(), 1))
    page.set_rotation(0)
    with_texts = _drawn(page, scale)
    _switch(texts, on=False)
    without = _drawn(page, scale)
    _switch(texts, on=True)
    left, _bottom, _right, top = page.get_cropbox()
    return {
        where
        for where, box in boxes.items()
        if not _differs(
            with_texts,
            without,
            ((box[0] - left) * scale, (top - box[3]) * scale, (box[2] - left) * scale, (top - box[1]) * scale),
        )
    }


def _switch(texts: list[Any], *, on: bool) -> None:
    for it in texts:
        c.FPDFPageObj_SetIsActive(it, on)


@dataclass(frozen=True, slots=True)
class _Drawn:
    width: int
    height: int
    stride: int
    grey: bytes


def _drawn(page: pdfium.PdfPage, scale: float) -> _Drawn:
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    drawn = _Drawn(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    return drawn


def _differs(one: _Drawn, other: _Drawn, box: Box) -> bool:
    left, right = max(int(box[0]) - 1, 0), min(int(box[2]) + 2, one.width)
    for row in range(max(int(box[1]) - 1, 0), min(int(box[3]) + 2, one.height)):
        start, end = row * one.stride + left, row * one.stride + right
        here, there = one.grey[start:end], other.grey[start:end]
        if here != there and max(abs(a - b) for a, b in zip(here, there, strict=True)) >= LEAST_CONTRAST:
            return True
    return False
