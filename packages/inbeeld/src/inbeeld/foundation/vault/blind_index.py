"""Find a person without reading anyone: keyed hashes of folded names and birth dates.

A room keeps its own table of terms (a subclass of `BlindTerm`) beside the records that may be searched. Equal
values give equal terms, so whoever holds the table without the key still sees that two records share something.
That is why a given name alone has no term: the commonest one would stand out. `purpose` salts the terms, so those
of one table tell nothing about another's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from .keys import key_provider
from .names import rough_sound, sound, tokens

TERM_LENGTH = 32  # hexadecimal digits, 128 bits
Fact = tuple[str, str]


@dataclass(frozen=True)
class BlindIndex:
    purpose: str

    def stored_terms(self, *, given: str = "", family: str = "", born: date | None = None) -> set[str]:
        """Every term to keep for one person: what a later search may ask for."""
        return self._terms([*_name_facts(tokens(given), tokens(family)), *_birth_facts(born)])

    def search_terms(self, *, name: str = "", born: date | None = None) -> list[set[str]]:
        """What to look for: a record answers when it has, of every set, at least one term.

        `name` is what somebody types in one box: a whole name in either order, or a family name.
        """
        sought = [set(_searched_names(tokens(name))), set(_birth_facts(born))]
        return [self._terms(facts) for facts in sought if facts]

    def _terms(self, facts: Iterable[Fact]) -> set[str]:
        return {self._term(kind, value) for kind, value in facts}

    def _term(self, kind: str, value: str) -> str:
        return key_provider().index_mac(f"{self.purpose}:{kind}", value.encode()).hex()[:TERM_LENGTH]


def _name_facts(given: tuple[str, ...], family: tuple[str, ...]) -> Iterator[Fact]:
    if given or family:
        yield from _whole(given + family)
    if family:
        yield "family", _sounds(family)
    if family and given:
        yield from _whole(given[:1] + family)


def _searched_names(words: tuple[str, ...]) -> Iterator[Fact]:
    if words:
        yield from _whole(words)
        yield "family", _sounds(words)
    if len(words) > 2:  # noqa: PLR2004 - with second given names between the first and the last word
        yield from _whole((words[0], words[-1]))


def _birth_facts(born: date | None) -> Iterator[Fact]:
    if born:
        yield "born", born.isoformat()


def _whole(words: tuple[str, ...]) -> Iterator[Fact]:
    """The order of the words does not matter: "Jansen, Piet" is Piet Jansen."""
    yield "written", " ".join(sorted(words))
    yield "sound", _sounds(words)
    yield "rough", " ".join(sorted(rough_sound(word) for word in words))


def _sounds(words: tuple[str, ...]) -> str:
    return " ".join(sorted(sound(word) for word in words))
