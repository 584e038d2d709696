"""The number or sign that stands before a paragraph of a list: in a DOCX it is no text, and it is read all the same."""

from __future__ import annotations

import re
from collections import defaultdict

from .markup import Element, attribute, child, elements
from .word_styles import Look, Styles

MOST_LEVELS = 9
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


class Lists:
    """Counts along while a document is read."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self.styles = styles
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.source: dict[str, str] = {}
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        for kind in elements(root, {"abstractNum"}):
            self.levels[attribute(kind, "abstractNumId")] = dict(_level(one) for one in elements(kind, {"lvl"}))
        for number in elements(root, {"num"}):
            known = child(number, "abstractNumId")
            if known is not None:
                self.source[attribute(number, "numId")] = attribute(known, "val")

    def label_of(self, look: Look) -> tuple[str, int]:
        """The number or sign and the depth; an empty one for a paragraph that is in no list."""
        if look.numbering is None or look.numbering[0] in {"", "0"}:
            return "", 1
        number, level = look.numbering
        source = self.source.get(number, "")
        levels = self.levels.get(source, {})
        if level not in levels:
            return "•", level + 1
        counts = self.counts[source]
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        form, pattern, _start = levels[level]
        if form == "bullet":
            return "•", level + 1
        if form == "none":
            return "", level + 1
        return _filled(pattern, levels, counts), level + 1


def _level(element: Element) -> tuple[int, tuple[str, str, int]]:
    form, text, start = (child(element, name) for name in ("numFmt", "lvlText", "start"))
    place = attribute(element, "ilvl")
    first = attribute(start, "val")
    return int(place) if place.isdigit() else 0, (
        attribute(form, "val") or "decimal",
        attribute(text, "val"),
        int(first) if first.isdigit() else 1,
    )


def _filled(pattern: str, levels: dict[int, tuple[str, str, int]], counts: dict[int, int]) -> str:
    def written(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        form, _pattern, start = levels.get(place, ("decimal", "", 1))
        return _number(counts.get(place, start), form)

    return re.sub(r"%([1-9])", written, pattern)


def _number(number: int, form: str) -> str:
    match form:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26 % 4)
            return letter.upper() if form == "upperLetter" else letter
        case "lowerRoman" | "upperRoman":
            written, left = "", min(max(number, 0), 4000)
            for value, sign in ROMAN:
                written += sign * (left // value)
                left %= value
            return written.upper() if form == "upperRoman" else written
        case _:
            return str(number)
