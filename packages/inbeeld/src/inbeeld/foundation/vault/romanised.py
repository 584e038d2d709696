"""Names in other scripts, in Latin letters as their bearers mostly write them in the Netherlands."""

from __future__ import annotations

import re

from anyascii import anyascii

LATIN_UNTIL = 0x0250
# What the general table writes otherwise than people do.
ARABIC = str.maketrans({"ع": "a", "ء": "", "أ": "a", "إ": "i", "آ": "a", "ة": "a", "ى": "a", "ؤ": "w", "ئ": "y"})
ARTICLE = re.compile("(?:(?<=\\s)|^)ال(?=\\w)")
# Surnames of one syllable, which have a usual spelling; each is most of a population.
KOREAN = {
    "이": "lee", "김": "kim", "박": "park", "최": "choi", "정": "jung", "강": "kang", "조": "cho", "윤": "yoon",
    "장": "jang", "임": "lim", "오": "oh", "노": "noh", "류": "ryu", "유": "yoo", "신": "shin", "권": "kwon",
}  # fmt: skip
HANGUL = re.compile("[\uac00-\ud7a3]+")


def romanised(name: str) -> str:
    """The name with every letter that is not Latin written out; Latin letters keep their accents."""
    if all(ord(letter) < LATIN_UNTIL for letter in name):
        return name
    text = HANGUL.sub(lambda found: _korean(found.group()), ARTICLE.sub("al ", name).translate(ARABIC))
    return "".join(letter if ord(letter) < LATIN_UNTIL else anyascii(letter) for letter in text).replace("`", "")


def _korean(word: str) -> str:
    """The surname stands first; what follows is one given name."""
    if word in KOREAN:
        return KOREAN[word]
    first = KOREAN.get(word[0]) if len(word) == 3 else None  # noqa: PLR2004 - a surname and a given name of two
    return f"{first} {anyascii(word[1:])}" if first else anyascii(word)
