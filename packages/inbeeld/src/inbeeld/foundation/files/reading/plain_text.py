"""TXT: one encoding, no control characters, paragraphs where lines are left open."""

from __future__ import annotations

import re

from inbeeld.foundation.files.model import Document
from inbeeld.foundation.files.rules import Refusal

from .collecting import Collected
from .refusing import Refused

MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
OPEN_LINE = re.compile(r"\n[ \t]*\n\s*")


def read_text_file(content: bytes) -> Document:
    text = _decoded(content)
    if CONTROL.search(text):
        raise Refused(Refusal.OTHER_KIND)
    collected = Collected()
    for page in re.sub(r"\r\n?|\x85|\u2028|\u2029", "\n", text).split("\f"):
        collected.new_page()
        for paragraph in OPEN_LINE.split(page):
            collected.add_text(paragraph.strip("\n"))
    return collected.document()


def _decoded(content: bytes) -> str:
    encoding = next((encoding for mark, encoding in MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise Refused(Refusal.UNREADABLE) from None
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        raise Refused(Refusal.OTHER_KIND) from None
