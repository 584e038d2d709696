"""How place names and periods are compared, over plain values."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Collection
from difflib import get_close_matches

# What people say for what the register says.
SPOKEN = {
    "den haag": "s gravenhage",
    "the hague": "s gravenhage",
    "gravenhage": "s gravenhage",
    "den bosch": "s hertogenbosch",
    "bosch": "s hertogenbosch",
    "hertogenbosch": "s hertogenbosch",
    "friese meren": "de fryske marren",
    "de friese meren": "de fryske marren",
    "sudwest friesland": "sudwest fryslan",
    "zuidwest friesland": "sudwest fryslan",
    "noordoost friesland": "noardeast fryslan",
    "nuenen": "nuenen gerwen en nederwetten",
}
_BRACKETS = re.compile(r"\([^)]*\)")
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_CLOSE_ENOUGH = 0.78


def plain_name(name: str) -> str:
    """The name without capitals, accents, punctuation and what stands in brackets: "Hengelo (O.)" is "hengelo"."""
    letters = unicodedata.normalize("NFKD", _BRACKETS.sub(" ", name)).casefold()
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _NO_LETTER.sub(" ", letters).strip()


def plain_meant(typed: str) -> str:
    """The plain name of the register for what somebody typed: "Den Haag" is "s gravenhage"."""
    wanted = plain_name(typed)
    return SPOKEN.get(wanted, wanted)


def names_meant(typed: str, known: Collection[str]) -> list[str]:
    """The plain names that somebody may mean: the very one, else what starts so, else what looks like it."""
    wanted = plain_meant(typed)
    if not wanted:
        return []
    if wanted in known:
        return [wanted]
    starting = sorted(name for name in known if name.startswith(wanted))
    return starting or get_close_matches(wanted, known, n=5, cutoff=_CLOSE_ENOUGH)


def overlap(start: dt.date, last: dt.date | None, other_start: dt.date, other_last: dt.date | None) -> bool:
    """Whether two periods share a day; a period without a last day goes on."""
    return (last is None or other_start <= last) and (other_last is None or start <= other_last)
