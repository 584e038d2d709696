"""Names for cases: drawn by chance, easy to say, saying nothing about anybody."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence

_CONSONANTS = "bdfghklmnprstvwz"
_VOWELS = "aeiou"
_SYLLABLES = [consonant + vowel for consonant in _CONSONANTS for vowel in _VOWELS]
# Sounds that nobody should have to carry, in Dutch, English or street language.
_UNWANTED = re.compile(
    "homo|hoer|negro|nega|nazi|naza|hitl|kut|lul|pipi|pede|pedo|popo|poep|gaga|sado|dodo|dede|zot|mafi|suf"
)
DIGITS = 3  # at the end of a pseudonym
_NOT_IN_KEY = re.compile("[^a-z0-9]")


def new_pseudonym(choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """Three syllables and three digits, like "Taromi 418": four hundred million of them, none derived from anything."""
    while True:
        word = "".join(choose(_SYLLABLES) for _ in range(3))
        if not _UNWANTED.search(word):
            break
    digits = choose("123456789") + choose("0123456789") + choose("0123456789")
    return f"{word.capitalize()} {digits}"


def pseudonym_key(typed: str) -> str:
    """What a pseudonym is found by: as typed in any case, with or without the space."""
    return _NOT_IN_KEY.sub("", typed.casefold())
