"""What two signals have in common, as plain facts beside each other. Nothing is weighed, added up or put in order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

UNKNOWN = "unknown"
# Words shorter than this, and those that stand in every signal, say nothing about which boy it is.
SHORTEST_WORD = 5
WORDS_SHOWN = 8
FEWEST_WORDS = 3
COMMON = frozenset((Path(__file__).parent / "data" / "common_words.txt").read_text(encoding="utf-8").split())
WORD = re.compile(rf"[^\W\d_]{{{SHORTEST_WORD},}}")


@dataclass(frozen=True, slots=True)
class Side:
    """One of two signals, as far as it is compared."""

    received_on: dt.date
    municipality_id: int | None
    form: str
    setting: str
    persons: frozenset[tuple[str, str]]
    contact_terms: frozenset[str]
    attachments: frozenset[str]
    author_id: object | None
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is the same in both, fact by fact."""

    days_apart: int
    same_municipality: bool
    same_form: bool
    same_setting: bool
    same_age_band: bool
    same_sex: bool
    same_contact: bool
    same_author: bool
    same_attachment: bool
    words: tuple[str, ...]

    @property
    def deserves_a_look(self) -> bool:
        """Whether the two are laid side by side at all: by a rule that anybody can check, not by a sum."""
        person = self.same_age_band and self.same_sex
        return (
            self.same_contact
            or self.same_attachment
            or len(self.words) >= FEWEST_WORDS
            or (self.same_municipality and self.same_form and person)
        )


def likeness(one: Side, other: Side) -> Likeness:
    """Unknown is never the same as unknown."""
    bands = _known(one.persons, 0) & _known(other.persons, 0)
    sexes = _known(one.persons, 1) & _known(other.persons, 1)
    return Likeness(
        days_apart=abs((one.received_on - other.received_on).days),
        same_municipality=one.municipality_id is not None and one.municipality_id == other.municipality_id,
        same_form=one.form == other.form and one.form != UNKNOWN,
        same_setting=one.setting == other.setting and one.setting != "other",
        same_age_band=bool(bands),
        same_sex=bool(sexes),
        same_contact=bool(one.contact_terms & other.contact_terms),
        same_author=one.author_id is not None and one.author_id == other.author_id,
        same_attachment=bool(one.attachments & other.attachments),
        words=tuple(sorted(one.words & other.words)[:WORDS_SHOWN]),
    )


def telling_words(text: str) -> frozenset[str]:
    """The words of a story that are not in every story."""
    return frozenset(WORD.findall(text.casefold())) - COMMON


def _known(persons: AbstractSet[tuple[str, str]], place: int) -> set[str]:
    return {person[place] for person in persons} - {UNKNOWN}
