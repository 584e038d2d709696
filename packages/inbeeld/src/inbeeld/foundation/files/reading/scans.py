"""Reading text from a picture of paper, with Tesseract. The picture stays in this process, and ends with it.

The library is called directly: no program is started and no file written. Where it is not installed, nothing is read.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from inbeeld.foundation.files.rules import Refusal

from .refusing import Refused

MOST_PAGES = 12
DOTS_PER_INCH = 300
LARGEST_SIDE = 5000
FIND_THE_WAY_UP = 1
LIBRARIES = ("libtesseract.so.5", "libtesseract.so.4")
LEPTONICA = ("liblept.so.5", "libleptonica.so.6")
DATA = (
    "/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata",
    "/usr/local/share/tessdata",
)  # fmt: skip
LEAST_CONFIDENCE = 30
WORD = re.compile(r"\w{3,}")
MOSTLY = 0.6


@cache
def library(names: tuple[str, ...] = LIBRARIES) -> Any:
    """A library of the system, or None."""
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None


def data_folder(languages: str) -> str | None:
    """Where the data of every one of these languages lies (`nld+eng`)."""
    wanted = [f"{one}.traineddata" for one in languages.split("+")]
    return next((folder for folder in DATA if all(Path(folder, name).is_file() for name in wanted)), None)


class Reader:
    """Reads the pages of one document."""

    def __init__(self, languages: str) -> None:
        self.languages = languages
        self.left = MOST_PAGES
        self._started: Any = None

    @property
    def is_there(self) -> bool:
        return library() is not None and data_folder(self.languages) is not None

    def text_of_page(self, page: pdfium.PdfPage) -> str:
        scale = min(DOTS_PER_INCH / 72, LARGEST_SIDE / max(*page.get_size(), 1))
        bitmap = page.render(scale=scale, grayscale=True)
        tesseract, handle = self._ready()
        pixels = (ctypes.c_ubyte * len(bitmap.buffer)).from_buffer(bitmap.buffer)
        tesseract.TessBaseAPISetImage(handle, pixels, bitmap.width, bitmap.height, 1, bitmap.stride)
        tesseract.TessBaseAPISetSourceResolution(handle, DOTS_PER_INCH)
        return self._text()

    def text_of_picture(self, picture: ctypes.c_void_p) -> str:
        """Of a picture as Leptonica unpacked it."""
        tesseract, handle = self._ready()
        tesseract.TessBaseAPISetImage2(handle, picture)
        return self._text()

    def _ready(self) -> tuple[Any, Any]:
        self.left -= 1
        if self.left < 0:
            raise Refused(Refusal.TOO_MANY_SCANS)
        tesseract = library()
        if self._started is None:
            tesseract.TessBaseAPICreate.restype = ctypes.c_void_p
            tesseract.TessBaseAPIGetUTF8Text.restype = ctypes.c_void_p
            self._started = ctypes.c_void_p(tesseract.TessBaseAPICreate())
            folder = data_folder(self.languages) or ""
            if tesseract.TessBaseAPIInit3(self._started, folder.encode(), self.languages.encode()) != 0:
                raise Refused(Refusal.NO_SCANS)
            way_up = Path(folder, "osd.traineddata").is_file()
            tesseract.TessBaseAPISetPageSegMode(self._started, FIND_THE_WAY_UP if way_up else 3)
        return tesseract, self._started

    def _text(self) -> str:
        tesseract, handle = library(), self._started
        found = tesseract.TessBaseAPIGetUTF8Text(handle)
        if not found:
            return ""
        text = ctypes.string_at(found).decode("utf-8", "replace")
        tesseract.TessDeleteText(ctypes.c_void_p(found))
        sure = tesseract.TessBaseAPIMeanTextConf(handle) >= LEAST_CONFIDENCE
        tesseract.TessBaseAPIClear(handle)
        return text.strip() if sure and len(WORD.findall(text)) > 1 else ""


def same_words(one: str, other: str) -> bool:
    """Whether most words of `one` stand in `other` too."""
    here, there = (Counter(WORD.findall(text.lower())) for text in (one, other))
    return bool(here) and (here & there).total() >= MOSTLY * here.total()
