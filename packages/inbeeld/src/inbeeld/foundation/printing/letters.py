"""Which characters the fonts of papers can draw, and what stands there for one that they cannot."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
BREAKS = {"\n", "\t"}
NEVER = {"Cc", "Cs", "Co", "Cn"}  # controls, halves, private letters, what is not assigned
FORBIDDEN = {"\ufeff"}  # by PDF/UA, although a font has it


def drawable(text: str) -> str:
    """Return `text` with each character that no font has written as its name, for instance `[ninja]`.

    PDF/UA allows no character without a shape: a reader would see a box and hear nothing.
    """
    joined = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one if one in BREAKS or is_drawn(one) else in_words(one) for one in joined)


def is_drawn(character: str) -> bool:
    if unicodedata.category(character) in NEVER or character in FORBIDDEN:
        return False
    starts, ends = _drawn()
    place = bisect_right(starts, ord(character)) - 1
    return place >= 0 and ord(character) <= ends[place]


def in_words(character: str) -> str:
    """Marks that only join or style the character before them say nothing by themselves."""
    if unicodedata.category(character) in {"Cc", "Cf", "Mn"}:
        return ""
    name = unicodedata.name(character, "").lower()
    return f"[{name}]" if name else f"[U+{ord(character):04X}]"


@cache
def _drawn() -> tuple[list[int], list[int]]:
    pairs = [line.split("-") for line in (FONTS / "letters.txt").read_text().split()]
    return [int(first, 16) for first, _ in pairs], [int(last, 16) for _, last in pairs]
