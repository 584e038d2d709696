"""A picture of paper that is a file of its own: JPEG, PNG or TIFF. It is unpacked by Leptonica, read, and gone."""

from __future__ import annotations

import ctypes

from inbeeld.foundation.files.model import Document, LeftOut, Mark
from inbeeld.foundation.files.rules import Refusal

from .collecting import Collected
from .refusing import Refused
from .scans import LEPTONICA, MOST_PAGES, Reader, library

TIFF = (b"II*\0", b"MM\0*")


def read_picture(content: bytes, reader: Reader | None) -> Document:
    leptonica = library(LEPTONICA)
    if reader is None or not reader.is_there or leptonica is None:
        raise Refused(Refusal.NO_SCANS)
    for name in ("pixReadMem", "pixReadMemTiff"):
        getattr(leptonica, name).restype = ctypes.c_void_p
    collected = Collected()
    collected.scanned = True
    pages = MOST_PAGES + 1 if content.startswith(TIFF) else 1
    for number in range(pages):
        size = ctypes.c_size_t(len(content))
        found = leptonica.pixReadMemTiff(content, size, number) if pages > 1 else leptonica.pixReadMem(content, size)
        if not found:
            break
        picture = ctypes.c_void_p(found)
        collected.new_page()
        collected.left_out[LeftOut.PICTURE] += 1
        for paragraph in reader.text_of_picture(picture).split("\n\n"):
            collected.add_text(paragraph.strip(), frozenset({Mark.SCAN}))
        leptonica.pixDestroy(ctypes.byref(picture))
    if not collected.left_out:
        raise Refused(Refusal.UNREADABLE)
    return collected.document()
