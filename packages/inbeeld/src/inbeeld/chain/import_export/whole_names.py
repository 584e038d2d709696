"""Taking apart a whole name that stands in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from inbeeld.foundation.vault.api import TUSSENVOEGSELS

# Glued to the next name or apart: part of the family name wherever it stands.
OTHER_PARTICLES = {"v.d.", "v.d", "vd.", "v/d", "v.", "'t", "ben", "ould", "abu", "bin", "ibn", "mc", "mac"}
BEGINS_A_FAMILY = TUSSENVOEGSELS | OTHER_PARTICLES
NOBODY = re.compile(
    r"^(?:(?:een\s+|de\s+)?(?:onbekende?|anonieme?|anoniem|n\.?n\.?|nog|niet|geen|unknown|anonymous|no\s+name)\b.*"
    r"|(?:de\s+|een\s+)?(?:jongen|meisje|jongere|boy|girl)|\?+|-+)$",
    re.I,
)
ASIDE = re.compile(r"[(\[]([^)\]]*)[)\]]|[\"\u201c\u201d\u201e]([^\"\u201c\u201d]+)[\"\u201c\u201d]")
CALLED = re.compile(
    r"^(?:bijnaam|alias|roepnaam|genoemd|noemt zich|ook wel|a\.?k\.?a\.?|bekend als|known as)\s*:?\s*", re.I
)
QUOTES = " '\"\u2018\u2019\u201c\u201d"


@dataclass(frozen=True, slots=True)
class NameParts:
    given: str = ""
    family: str = ""
    aliases: tuple[str, ...] = ()


def parted(cell: str) -> NameParts:
    """“Vis, Jan”, “Jan van der Vis”, “de Vis Jan”, “VIS, ja (Jan)”, “onbekende jongen (bijnaam Lach)”."""
    aliases = tuple(filter(None, (_alias(found[1] or found[2] or "") for found in ASIDE.finditer(cell))))
    plain = " ".join(ASIDE.sub(" ", cell).split()).strip(" ,;-")
    if NOBODY.match(plain):
        return NameParts(aliases=aliases)
    family, comma, given = (part.strip() for part in plain.partition(","))
    if not comma:
        given, family = _apart(plain.split())
    elif _is_particle(given.split()[-1] if given else ""):
        given, family = _particle_behind(given, family)
    return NameParts(_written(given), _written(family), aliases)


def _apart(words: list[str]) -> tuple[str, str]:
    """The family name begins at its particle, else it is the last word."""
    if len(words) < 2:  # noqa: PLR2004 - two words are a given name and a family name
        return " ".join(words), ""
    if _is_particle(words[0]) and words[0][0].islower():
        return _family_first(words)
    middle = next((place for place, word in enumerate(words[1:-1], start=1) if _is_particle(word)), len(words) - 1)
    return " ".join(words[:middle]), " ".join(words[middle:])


def _family_first(words: list[str]) -> tuple[str, str]:
    """“de Vries Tim”: a particle in small letters in front begins the family name."""
    last = next((place for place, word in enumerate(words) if not _is_particle(word)), len(words) - 1)
    return " ".join(words[last + 1 :]), " ".join(words[: last + 1])


def _particle_behind(given: str, family: str) -> tuple[str, str]:
    """“Merel, Wout van der”: the particle behind the given name belongs before the family name."""
    words = given.split()
    first = len(words)
    while first and _is_particle(words[first - 1]):
        first -= 1
    return " ".join(words[:first]), " ".join([*words[first:], family])


def _is_particle(word: str) -> bool:
    return word.casefold() in BEGINS_A_FAMILY


def _alias(text: str) -> str:
    return CALLED.sub("", text.strip()).strip(QUOTES)


def _written(name: str) -> str:
    """A word in capitals alone is written as a name: BAKKER is Bakker; initials stay."""
    words = [word.title() if word.isupper() and len(word) > 3 and "." not in word else word for word in name.split()]  # noqa: PLR2004
    return " ".join(words)
