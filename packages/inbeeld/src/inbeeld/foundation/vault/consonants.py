"""A name by its consonants, for names that were heard: Youssef, Joessef, Jussuf and Yusuf are one."""

from __future__ import annotations

import re
from functools import lru_cache

MOST = 4
# Sounds of two or more letters, the longest first; a letter or pair that is said in several ways has several codes.
# Codes: S hissing, J as in Djamal, Y as in Youssef, G in the throat, K, F, W, T, D, P, B, L, M, N, R, H.
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tsch", ("S",)), ("tsj", ("S",)), ("sch", ("S", "SG")), ("tch", ("S",)), ("dzj", ("J",)), ("dsj", ("J",)),
    ("dj", ("J",)), ("dzh", ("J",)), ("zj", ("J", "S")), ("zh", ("J", "S")), ("sj", ("S",)), ("sh", ("S",)),
    ("kh", ("G", "K")), ("gh", ("G",)), ("ph", ("F",)), ("th", ("T",)), ("dt", ("T",)), ("ck", ("K",)), ("qu", ("K",)),
    ("ks", ("KS",)), ("x", ("KS",)), ("sz", ("S",)), ("cz", ("S",)), ("rz", ("RS", "S")), ("tz", ("S",)),
    ("ts", ("S",)),
)  # fmt: skip
SINGLE: dict[str, tuple[str, ...]] = {
    "b": ("B",), "d": ("D",), "f": ("F",), "g": ("G",), "k": ("K",), "l": ("L",), "m": ("M",), "n": ("N",),
    "p": ("P",), "q": ("K",), "r": ("R",), "s": ("S",), "t": ("T",), "v": ("F",), "z": ("S",),
}  # fmt: skip
VOWELS = "aeiou"
LAST = {"D": "T", "B": "P", "G": "G"}


@lru_cache(maxsize=4096)
def skeletons(word: str) -> tuple[str, ...]:
    """The codes of a word of plain letters, at most four; two words with a code in common may be one name."""
    word = re.sub(r"([a-z])\1+", r"\1", word)
    found = [""]
    place = 0
    while place < len(word):
        length, codes = _next(word, place)
        found = [start + code for start in found for code in codes][: 2 * MOST]
        place += length
    begun = "A" if word[:1] in VOWELS and not _glides(word) else ""
    return tuple(dict.fromkeys(_closed(begun + code) for code in found))[:MOST]


def _next(word: str, place: int) -> tuple[int, tuple[str, ...]]:
    """How many letters are read at a place, and what they may sound as."""
    rest = word[place:]
    for group, codes in GROUPS:
        if rest.startswith(group):
            return len(group), codes
    if rest.startswith("ch"):
        return 2, _ch(word, place)
    if re.match(r"ou[aeiy]", rest):
        return 2, ("W",)
    return 1, _single(rest[0], rest[1:2], at_start=place == 0)


def _single(letter: str, after: str, *, at_start: bool) -> tuple[str, ...]:
    """What one letter may sound as; a vowel is silent here."""
    before_vowel = bool(after) and after in VOWELS
    found: dict[str, tuple[str, ...]] = {
        "c": ("S",) if after in {"e", "i", "y"} else ("K", "S"),
        "g": ("G", "J") if after in {"e", "i"} else ("G",),
        "h": ("H",) if at_start else ("",),
        "w": ("W", "F") if at_start else ("W",) if before_vowel else ("",) if after else ("", "F"),
        # As a consonant at the start; within a name they are heard as a part of the vowels.
        "j": ("Y", "J") if at_start else ("", "J") if before_vowel else ("",),
        "y": ("Y",) if at_start and (before_vowel or after == "w") else ("",),
        "i": ("Y",) if at_start and before_vowel else ("",),
    }
    return found.get(letter) or SINGLE.get(letter, ("",))


def _ch(word: str, place: int) -> tuple[str, ...]:
    """Rachid as in French, Achmed as in Dutch; before a consonant it is hardly heard."""
    after = word[place + 2 : place + 3]
    if after and after not in f"{VOWELS}y":
        return ("G", "") if place else ("G", "K")
    return ("S", "G")


def _glides(word: str) -> bool:
    """Whether a vowel at the start is said as a consonant: Ioussef, Ouafae."""
    return bool(re.match(r"i[aeou]|ou[aeiy]", word))


def _closed(code: str) -> str:
    """At the end hard and soft are one."""
    return code[:-1] + LAST.get(code[-1], code[-1]) if code else "A"
