"""Names as they are in Dutch cities, folded so that variants meet: script, accents, particles, ij and y, sound.

Three folds, each coarser than the one before: as written, as a Dutch ear hears it (`sound`), and by its consonants
(`skeletons`), for names that were written down by ear or come from another script.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .consonants import skeletons
from .romanised import romanised

__all__ = ["TUSSENVOEGSELS", "families", "given_words", "listed", "skeletons", "sound", "splits", "tokens"]

# Words that are written, left out or spelled apart at will. Words that are also a name by themselves (Los, Bij) stay.
WRITTEN_AT_WILL = """
    aan aen af al d da das de del della den der des di dos du el en et het in l la las le les
    op over s t te ten ter toe uit uijt uyt van vande vanden vander vd ver von voor zu zum zur
"""
TUSSENVOEGSELS = frozenset(WRITTEN_AT_WILL.split())
BELGIAN = re.compile(r"^(?:vanden|vander|vande)(?=[a-z]{4})")
# The same, and other beginnings, glued to the name. What is left must be a name: four letters.
GLUED = re.compile(r"^(?:van(?:de[nr]?)?|ver|ter|ten|den|der|de|el|al|la|le|di|da|ou|mac|mc|o)(?=[a-z]{4})")
# Letters that Unicode does not take apart into a base letter and an accent.
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i", "ÿ": "y"}
)
# A letter that others write as two; the plain letter is the other way to write it.
WRITTEN_OUT = str.maketrans({"ö": "oe", "ü": "ue", "ä": "ae", "ø": "oe", "å": "aa", "đ": "dj", "ñ": "nj"})
IJ = (("\u0133", "y"), ("ij", "y"))
APOSTROPHES = re.compile(r"['\u2019\u2018\u02bc\u02bb\u02bf\u02be\u00b4`]")
BETWEEN = re.compile(r"[\n\r,;/|]+")
NO_LETTER = re.compile(r"[^a-z]+")

# Spelling to sound, in this order; each rule is applied to the whole word.
SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^sch", "sg"),
        (r"sch", "s"),
        (r"c?ks|x", "ks"),
        (r"qu", "kw"),
        (r"ck|q", "k"),
        (r"ph", "f"),
        (r"th|dt", "t"),
        (r"^ts|tz|cz", "s"),
        (r"g?ch|gh", "g"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"sj|sh", "s"),
        (r"z", "s"),
        (r"v", "f"),
        (r"d\b", "t"),
        (r"b\b", "p"),
        (r"(ei|ai|ey|ay|y)j?", "y"),
        (r"uy|ui", "ui"),
        (r"a+uw?|ouw?", "ou"),
        (r"ae", "a"),
        (r"ue|uu", "u"),
        (r"ie", "i"),
        (r"(?<=[a-z])h", ""),
        (r"([a-z])\1+", r"\1"),
        (r"en\b", "e"),
        (r"(?<=[aeou])w\b", ""),
    )
)


def tokens(name: str) -> tuple[str, ...]:
    """The words of a name, without accents and particles, ij written as y, in the order given."""
    words = _words(_folded(name))
    return tuple(BELGIAN.sub("", word) for word in words if word not in TUSSENVOEGSELS) or tuple(words)


def families(name: str) -> tuple[str, ...]:
    """A family name in one word, in each way of writing its particles: El Amrani is elamrani and amrani.

    Of a double name also each part; and letters that others write as two in both ways.
    """
    return tuple(dict.fromkeys(found for text in _spellings(name) for found in _families(_words(text))))


def given_words(name: str) -> tuple[str, ...]:
    """Every given name by itself, and those that are written as one or as two: Abdel Kader."""
    found: dict[str, None] = {}
    for text in _spellings(name):
        words = _words(text)
        found |= dict.fromkeys((*words, "".join(words)))
    return tuple(word for word in found if len(word) > 1)


def splits(name: str) -> Iterator[tuple[str, str]]:
    """Given names and a family name that one box may hold: Youssef El Amrani, and Amrani, Youssef."""
    words = name.replace(",", " , ").split()
    if "," in words:
        middle = words.index(",")
        yield " ".join(words[middle + 1 :]), " ".join(words[:middle])
        words = [word for word in words if word != ","]
    for place in range(1, len(words)):
        yield " ".join(words[:place]), " ".join(words[place:])


def listed(text: str) -> tuple[str, ...]:
    """Several names in one box: one on a line, or with a comma, semicolon, slash or bar between them."""
    return tuple(filter(None, (name.strip() for name in BETWEEN.split(text))))


def sound(token: str) -> str:
    """One word as a Dutch ear hears it: Meijer, Meyer and Maier are one."""
    for pattern, replacement in SOUNDS:
        token = pattern.sub(replacement, token)
    return token


def _spellings(name: str) -> tuple[str, ...]:
    """With a letter that others write as two in both ways."""
    return tuple(dict.fromkeys((_folded(name), _folded(name.casefold().translate(WRITTEN_OUT)))))


def _families(words: list[str]) -> Iterator[str]:
    if not words:
        return
    kept = [word for word in words if word not in TUSSENVOEGSELS] or words
    for whole in ("".join(words), "".join(kept)):
        yield whole
        yield GLUED.sub("", whole)
    if len(kept) > 1:
        yield from (word for word in kept if len(word) > 1)


def _words(folded: str) -> list[str]:
    return NO_LETTER.sub(" ", folded).split()


def _folded(name: str) -> str:
    text = "".join(letter for letter in name.casefold() if unicodedata.category(letter) != "Cf" or letter == "\u200c")
    text = romanised(unicodedata.normalize("NFC", text)).strip().casefold()
    for written, folded in IJ:
        text = text.replace(written, folded)
    text = unicodedata.normalize("NFKD", text.translate(LETTERS))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = re.sub(r"\bv\s*[./]\s*d\b\.?", " ", text)
    return APOSTROPHES.sub("", re.sub(r"(?<![a-z])(['\u2019])([a-z])(?=\s)", r" \2 ", text))
