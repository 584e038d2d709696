"""What a cell of a column of codes most likely means."""

from __future__ import annotations

import re
from functools import cache

from django.utils import translation

from .synonyms import SYNONYMS
from .targets import choices_of

SHORTEST = 2  # a shorter word stands in too many texts
DENIED = re.compile(r"\b(?:geen|niet|nooit|zonder|no|not)\b")


def folded(cell: str) -> str:
    return " ".join(cell.casefold().split())


def guess_value(name: str, cell: str) -> str:
    """The code that a cell most likely means; "" when that is not sure."""
    text = folded(cell)
    known = _known_values(name)
    return known.get(text) or ("" if DENIED.search(text) else _within(text, known))


def _within(text: str, known: dict[str, str]) -> str:
    """The one code that its words mean: “crimineel / drugs” is criminal, “afgesloten 2024” ended."""
    found = set()
    for word in sorted(known, key=len, reverse=True):
        if len(word) > SHORTEST and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text):
            found.add(known[word])
            text = text.replace(word, " ")
    return found.pop() if len(found) == 1 else ""


@cache
def _known_values(name: str) -> dict[str, str]:
    known = {}
    for language in ("en", "nl"):
        with translation.override(language):
            for value, label in choices_of(name):
                known[folded(str(label))] = value
                known[value.replace("_", " ")] = known[value] = value
    for value, words in SYNONYMS.get(name, {}).items():
        known.update(dict.fromkeys(words, value))
    return known
