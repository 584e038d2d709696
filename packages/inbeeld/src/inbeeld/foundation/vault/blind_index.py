"""Find a person without reading anyone: keyed hashes of folded names and birth dates.

A room keeps its own table of terms (a subclass of `BlindTerm`) beside the records that may be searched. Equal
values give equal terms, so whoever holds the table without the key still sees that two records share something.
That is why a given name alone and a year of birth alone have no term: the commonest would stand out; both together
have one, since of many boys no more is known than that. `purpose` salts the terms, so those of one table tell nothing
about another's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .keys import key_provider
from .names import rough_sound, sound, tokens

TERM_LENGTH = 32  # hexadecimal digits, 128 bits
Fact = tuple[str, str]


class Likeness(StrEnum):
    """In what two people look alike; the surest first."""

    NAME = "name"  # the whole name, in either order, as written or as it sounds
    ALIAS = "alias"
    BORN = "born"  # the same day
    FAMILY_BORN = "family_born"  # the family name, and the day and month the other way round or about the same year
    FAMILY_INITIAL = "family_initial"  # the family name, and the first letter of the given name
    GIVEN_YEAR = "given_year"  # a name that he goes by, and about the same year of birth
    FAMILY = "family"


@dataclass(frozen=True, kw_only=True)
class Described:
    """Who somebody is, as far as it is known. `year` may stand without `born`; `called` is in place of `given`."""

    given: str = ""
    family: str = ""
    called: str = ""
    aliases: tuple[str, ...] = ()
    born: date | None = None
    year: int | None = None


@dataclass(frozen=True)
class BlindIndex:
    purpose: str

    def stored_terms(self, person: Described) -> set[str]:
        """Every term to keep for one person: what a later search may ask for."""
        return {term for terms in self._terms(_stored(person)).values() for term in terms}

    def sought_terms(self, person: Described) -> dict[Likeness, set[str]]:
        """What to look for: somebody who has one of these terms looks like `person` in that way."""
        return self._terms(_sought(person))

    def _terms(self, facts: Iterable[tuple[Likeness, Fact]]) -> dict[Likeness, set[str]]:
        found: dict[Likeness, set[str]] = {}
        for likeness, (kind, value) in facts:
            found.setdefault(likeness, set()).add(self._term(kind, value))
        return found

    def _term(self, kind: str, value: str) -> str:
        return key_provider().index_mac(f"{self.purpose}:{kind}", value.encode()).hex()[:TERM_LENGTH]


def _stored(person: Described) -> Iterator[tuple[Likeness, Fact]]:
    given, family, year = tokens(person.given), tokens(person.family), _year(person)
    for known_as in _known_as(person):
        yield from _names(known_as, family)
        if year:
            yield Likeness.GIVEN_YEAR, ("given year", f"{_sounds(known_as[:1])} {year}")
    for heard in _families(family):
        yield Likeness.FAMILY, ("family", heard)
        if given:
            yield Likeness.FAMILY_INITIAL, ("family initial", f"{heard} {given[0][0]}")
        if year:
            yield Likeness.FAMILY_BORN, ("family year", f"{heard} {year}")
        if person.born:
            yield Likeness.FAMILY_BORN, ("family day", f"{heard} {person.born.isoformat()}")
    yield from _aliases(person)
    if person.born:
        yield Likeness.BORN, ("born", person.born.isoformat())


def _sought(person: Described) -> Iterator[tuple[Likeness, Fact]]:
    given, family = tokens(person.given), tokens(person.family)
    year, swapped = _year(person), _swapped(person.born)
    years = (year - 1, year, year + 1) if year else ()
    for known_as in _known_as(person):
        yield from _names(known_as, family)
        # With a family name beside it many would share a given name and a year: then only of that very year.
        for near in (year,) if family and year else years:
            yield Likeness.GIVEN_YEAR, ("given year", f"{_sounds(known_as[:1])} {near}")
    for heard in _families(family):
        if given:
            yield Likeness.FAMILY_INITIAL, ("family initial", f"{heard} {given[0][0]}")
        else:
            yield Likeness.FAMILY, ("family", heard)
        for near in years:
            yield Likeness.FAMILY_BORN, ("family year", f"{heard} {near}")
        if swapped:
            yield Likeness.FAMILY_BORN, ("family day", f"{heard} {swapped.isoformat()}")
    yield from _aliases(person)
    # What was typed as a name may be the one that he goes by.
    for words in {given, family, given + family}:
        if words:
            yield Likeness.ALIAS, ("alias", _sounds(words))
    if person.born:
        yield Likeness.BORN, ("born", person.born.isoformat())


def _known_as(person: Described) -> list[tuple[str, ...]]:
    """By which he may be named before his family name."""
    found = dict.fromkeys(tokens(name) for name in (person.given, person.called, *person.aliases))
    return [words for words in found if words]


def _names(given: tuple[str, ...], family: tuple[str, ...]) -> Iterator[tuple[Likeness, Fact]]:
    """The order of the words does not matter: "Jansen, Piet" is Piet Jansen; second given names may be left out."""
    if not given or not family:
        return
    for words in (given + family, given[:1] + family):
        for fact in _whole(words):
            yield Likeness.NAME, fact


def _whole(words: tuple[str, ...]) -> Iterator[Fact]:
    yield "written", " ".join(sorted(words))
    yield "sound", _sounds(words)
    yield "rough", " ".join(sorted(rough_sound(word) for word in words))


def _families(words: tuple[str, ...]) -> Iterator[str]:
    """A family name as a whole, and each part of a double one."""
    if words:
        yield _sounds(words)
    if len(words) > 1:
        yield from (sound(word) for word in words)


def _aliases(person: Described) -> Iterator[tuple[Likeness, Fact]]:
    for words in (tokens(alias) for alias in person.aliases):
        if words:
            yield Likeness.ALIAS, ("alias", _sounds(words))
        if len(words) > 1:
            yield from ((Likeness.ALIAS, fact) for fact in _whole(words))


def _year(person: Described) -> int | None:
    return person.born.year if person.born else person.year


def _swapped(born: date | None) -> date | None:
    """The day and the month the other way round, where that is another day."""
    if born is None or born.day > 12 or born.day == born.month:  # noqa: PLR2004 - there are twelve months
        return None
    return date(born.year, born.day, born.month)


def _sounds(words: tuple[str, ...]) -> str:
    return " ".join(sorted(sound(word) for word in words))
