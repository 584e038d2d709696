"""TXT: one encoding, no control characters."""

from __future__ import annotations

import re

from inbeeld.foundation.files.rules import Kind, Refusal

from .results import Cleaned, Refused

MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
EMBEDDED_PICTURE = re.compile(r"data:(?:image|video)/|<svg[\s>]", re.IGNORECASE)
# A file written as letters (an e-mail with attachments, a contact with a photograph): nobody reads that.
WRITTEN_AS_LETTERS = re.compile(
    r"(?:[A-Za-z0-9+/]{60,}=*\s+){6}|[A-Za-z0-9+/]{600}|^begin [0-7]{3} \S|^P[1-6]\s+\d+\s+\d+\s|/\* XPM \*/",
    re.MULTILINE,
)


def clean_text_file(content: bytes) -> Cleaned:
    text = _decoded(content)
    if CONTROL.search(text):
        raise Refused(Refusal.OTHER_KIND)
    if EMBEDDED_PICTURE.search(text):
        raise Refused(Refusal.PICTURE)
    if WRITTEN_AS_LETTERS.search(text):
        raise Refused(Refusal.OTHER_KIND)
    return Cleaned(Kind.TXT, re.sub(r"\r\n?", "\n", text).encode(), accounted=True)


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
