"""Texts for people, against the habits that readers stumbled over: `python -m tools.plain_words`.

The Dutch words that are not used stand in the glossary, in the last column of "Words of the interface".
"""

import re
import sys
from collections.abc import Iterable, Iterator

from tools.messages import ROOT, rooms

GLOSSARY = ROOT / "docs" / "glossary.md"
HEADING = "## Words of the interface"
SENTENCE = re.compile(r"(?<=[.!?])\s+")
# "Who signed in goes on." A question, and a heading without an end ("Who looked"), are no such sentence.
HEADLESS = re.compile(r"^Who\b.*\.$")
OF_WHICH = re.compile(r"\bof which\b", re.IGNORECASE)


def not_used(glossary: str) -> list[str]:
    """The words of the last column."""
    section = glossary.partition(HEADING)[2].partition("\n## ")[0]
    rows = [line.strip("| \n").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return [word.strip() for row in rows[1:] for word in row[2].split(",")]


def english_habits(text: str) -> list[str]:
    found = [sentence for sentence in SENTENCE.split(text) if HEADLESS.match(sentence)]
    return found + [text] * bool(OF_WHICH.search(text))


def dutch_habits(text: str, words: Iterable[str]) -> list[str]:
    return [word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)]


def problems() -> Iterator[str]:
    words = not_used(GLOSSARY.read_text(encoding="utf-8"))
    for room in rooms():
        for message in room.translations():
            for english, dutch in _pairs(message):
                place = room.name
                yield from (f"{place}: {habit!r}" for habit in english_habits(english))
                yield from (f"{place}: {word!r} in {dutch!r}" for word in dutch_habits(dutch, words))


def _pairs(message: object) -> Iterator[tuple[str, str]]:
    said, told = message.id, message.string  # type: ignore[attr-defined]
    both = zip(said, told, strict=False) if isinstance(said, (tuple, list)) else [(said, told)]
    yield from ((str(one), str(other)) for one, other in both if one)


def main() -> int:
    wrong = list(problems())
    print("\n".join(wrong) or "No text has a habit that readers stumble over.")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
