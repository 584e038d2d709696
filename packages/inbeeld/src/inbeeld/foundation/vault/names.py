"""Dutch names, folded so that spelling variants meet: tussenvoegsels, diacritics, ij and y, and sound."""

import re
import unicodedata

from doublemetaphone import doublemetaphone

# Words that are written, left out or spelled apart at will. Words that are also a name by themselves (Los, Bij) stay.
WRITTEN_AT_WILL = """
    aan aen af al d da das de del della den der des di dos du el en het in l la las le les
    op over s t te ten ter toe uit uijt uyt van vande vanden vander vd von voor zu zum zur
"""
TUSSENVOEGSELS = frozenset(WRITTEN_AT_WILL.split())
# Letters that Unicode does not take apart into a base letter and an accent.
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i", "ÿ": "y"}
)
IJ = (("\u0133", "y"), ("ij", "y"))
NO_LETTER = re.compile(r"[^a-z]+")
BELGIAN = re.compile(r"^(?:vanden|vander|vande)(?=[a-z]{4})")

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
    """The words of a name, without accents and tussenvoegsels, ij written as y, in the order given."""
    words = NO_LETTER.sub(" ", _folded(name)).split()
    kept = tuple(BELGIAN.sub("", word) for word in words if word not in TUSSENVOEGSELS)
    return kept or tuple(words)


def sound(token: str) -> str:
    """One word as a Dutch ear hears it: Meijer, Meyer and Maier are one."""
    for pattern, replacement in SOUNDS:
        token = pattern.sub(replacement, token)
    return token


def rough_sound(token: str) -> str:
    """Consonants only, for names that were written down by ear: Mohammed, Muhamad."""
    return doublemetaphone(sound(token))[0] or sound(token)


def _folded(name: str) -> str:
    text = name.strip().casefold()
    for written, folded in IJ:
        text = text.replace(written, folded)
    text = unicodedata.normalize("NFKD", text.translate(LETTERS))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return re.sub(r"\bv\s*[./]\s*d\b\.?", " ", text.replace("'", " ").replace("\u2019", " "))
