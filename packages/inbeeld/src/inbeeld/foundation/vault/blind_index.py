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
from itertools import islice, product

from .keys import key_provider
from .names import families, given_words, skeletons, sound, splits, tokens

TERM_LENGTH = 32  # hexadecimal digits, 128 bits
MOST_OF_A_NAME = 200
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
    year = _year(person)
    for given, family in _pairs(person):
        yield from _whole_names(given, family)
        yield from _family_facts(given, family)
        for heard in _heard(family):
            if year:
                yield Likeness.FAMILY_BORN, ("family year", f"{heard} {year}")
            if person.born:
                yield Likeness.FAMILY_BORN, ("family day", f"{heard} {person.born.isoformat()}")
    if year:
        yield from _given_in(person, (year,))
    yield from _aliases(person)
    if person.born:
        yield Likeness.BORN, ("born", person.born.isoformat())


def _sought(person: Described) -> Iterator[tuple[Likeness, Fact]]:
    """Each thing that is known is looked for by itself too, so that knowing more never finds less."""
    year, swapped = _year(person), _swapped(person.born)
    years = (year - 1, year, year + 1) if year else ()
    for given, family in _pairs(person):
        yield from _whole_names(given, family)
        yield from _family_facts(given, family)
        for heard in _heard(family):
            for near in years:
                yield Likeness.FAMILY_BORN, ("family year", f"{heard} {near}")
            if swapped:
                yield Likeness.FAMILY_BORN, ("family day", f"{heard} {swapped.isoformat()}")
    yield from _given_in(person, years)
    yield from _aliases(person)
    # What was typed as a name may be the one that he goes by.
    called, whole = tokens(person.given), tokens(person.family)
    for words in dict.fromkeys((called, whole, called + whole)):
        if words:
            yield Likeness.ALIAS, ("alias", _sounds(words))
    if person.born:
        yield Likeness.BORN, ("born", person.born.isoformat())


def _pairs(person: Described) -> list[tuple[str, str]]:
    """Each name that he goes by, with his family name; taken apart where one box holds all of it."""
    known = [name for name in dict.fromkeys((person.given, person.called, *person.aliases)) if tokens(name)]
    if tokens(person.family) and known:
        return [(name, person.family) for name in known]
    if tokens(person.family):
        return [("", person.family), *splits(person.family)]
    return [pair for name in known for pair in splits(name)]


def _heard(family: str) -> list[str]:
    return list(dict.fromkeys(sound(name) for name in families(family)))


def _whole_names(given: str, family: str) -> Iterator[tuple[Likeness, Fact]]:
    """Any given name with the family name, in either order: of several given names one is enough."""
    found: dict[Fact, None] = {}
    for name, called in product(families(family), given_words(given)):
        found["written", _together(called, name)] = None
        found["sound", _together(sound(called), sound(name))] = None
        for codes in product(skeletons(called), skeletons(name)):
            found["rough", _together(*codes)] = None
    yield from ((Likeness.NAME, fact) for fact in islice(found, MOST_OF_A_NAME))


def _family_facts(given: str, family: str) -> Iterator[tuple[Likeness, Fact]]:
    initials = dict.fromkeys(letter for word in tokens(given) for letter in (word[0], *_first_sounds(word)))
    for heard in _heard(family):
        yield Likeness.FAMILY, ("family", heard)
        for letter in initials:
            yield Likeness.FAMILY_INITIAL, ("family initial", f"{heard} {letter}")


def _first_sounds(word: str) -> list[str]:
    """A Y for who writes Joessef, and the other way round."""
    return [code[0] for code in skeletons(word) if code[0] in "YJ"]


def _given_in(person: Described, years: Iterable[int]) -> Iterator[tuple[Likeness, Fact]]:
    for name in (person.given, person.called, *person.aliases):
        for word, year in product(given_words(name), years):
            for code in skeletons(word):
                yield Likeness.GIVEN_YEAR, ("given year", f"{code} {year}")


def _together(*codes: str) -> str:
    return " ".join(sorted(codes))


def _aliases(person: Described) -> Iterator[tuple[Likeness, Fact]]:
    for alias in person.aliases:
        if words := tokens(alias):
            yield Likeness.ALIAS, ("alias", _sounds(words))
        for given, family in splits(alias):
            yield from ((Likeness.ALIAS, fact) for _, fact in _whole_names(given, family))


def _year(person: Described) -> int | None:
    return person.born.year if person.born else person.year


def _swapped(born: date | None) -> date | None:
    """The day and the month the other way round, where that is another day."""
    if born is None or born.day > 12 or born.day == born.month:  # noqa: PLR2004 - there are twelve months
        return None
    return date(born.year, born.day, born.month)


def _sounds(words: tuple[str, ...]) -> str:
    return " ".join(sorted(sound(word) for word in words))
