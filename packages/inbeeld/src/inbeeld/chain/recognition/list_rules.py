"""The rules by which somebody's own list of signs is read. Each finding is a question; nothing is added up."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    GIRL = "girl"
    BOY = "boy"
    RISK_AND_HARM = "risk_and_harm"
    NO_SOURCE = "no_source"
    JUDGES = "judges"
    COVERED = "covered"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Item:
    """One sign of the list, with the line it stands on."""

    number: int
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found in one item: the words it saw, or the other sign that says the same."""

    rule: Rule
    words: tuple[str, ...] = ()
    other: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    item: Item
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of one language, ready to match."""

    girl: re.Pattern[str]
    boy: re.Pattern[str]
    both: re.Pattern[str]
    risk: re.Pattern[str]
    harm: re.Pattern[str]
    judgement: re.Pattern[str]
    ignored: frozenset[str]

    @classmethod
    def of(cls, lists: Mapping[str, Sequence[str]]) -> Words:
        names = ("girl", "boy", "both", "risk", "harm", "judgement")
        return cls(**{name: pattern(lists[name]) for name in names}, ignored=frozenset(map(plain, lists["ignored"])))


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Whole words, the longest first; `*` stands for the rest of a word.

    >>> pattern(["schuld*"]).findall("Schulden en onschuldig")
    ['Schulden']
    """
    longest_first = sorted(words, key=len, reverse=True)
    written = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)", re.I)


def seen(words: re.Pattern[str], text: str) -> tuple[str, ...]:
    """The words of a list that stand in a text, each once."""
    return tuple(dict.fromkeys(found.lower() for found in words.findall(text)))


def read_list(items: Sequence[Item], words: Words, known: Sequence[str]) -> list[Read]:
    """Every item with what the rules found; `known` are the signs that we have already."""
    told = [(text, telling(text, words)) for text in known]
    earlier: list[tuple[str, frozenset[str]]] = []
    read = []
    for item in items:
        found = [*about_words(item, words), *about_source(item)]
        own = telling(item.text, words)
        found += [Finding(Rule.REPEATED, other=same) for same in [alike(own, earlier)] if same]
        found += [Finding(Rule.COVERED, other=same) for same in [alike(own, told)] if same]
        earlier.append((item.text, own))
        read.append(Read(item, tuple(found)))
    return read


def about_words(item: Item, words: Words) -> Iterator[Finding]:
    girl, boy = seen(words.girl, item.text), seen(words.boy, item.text)
    if not (girl and boy) and not words.both.search(item.text):
        if girl:
            yield Finding(Rule.GIRL, girl)
        if boy:
            yield Finding(Rule.BOY, boy)
    risk, harm = seen(words.risk, item.text), seen(words.harm, item.text)
    if risk and harm:
        yield Finding(Rule.RISK_AND_HARM, risk + harm)
    if judged := seen(words.judgement, item.text):
        yield Finding(Rule.JUDGES, judged)


NAMED_SOURCE = re.compile(
    r"https?://|www\.|\b(?:bron|source)\s*:|\bet al\b|\[\d+\]"
    r"|\((?!(?:sinds|vanaf|geboren|since|from|born)\b)[^()]*\b(?:19|20)\d\d\b[^()]*\)",
    re.I,
)


def about_source(item: Item) -> Iterator[Finding]:
    """A source stands in its column, or in the item itself: an address, a year between brackets, a number of a note."""
    if not item.source and not NAMED_SOURCE.search(item.text):
        yield Finding(Rule.NO_SOURCE)


def apart(reads: Sequence[Read], words: Words) -> tuple[list[int], list[int]]:
    """The items that only tell of a risk, and those that tell of harm: a list that holds both mixes them."""
    risks = [r.item.number for r in reads if words.risk.search(r.item.text) and not words.harm.search(r.item.text)]
    harms = [r.item.number for r in reads if words.harm.search(r.item.text)]
    return risks, harms


def counts(reads: Iterable[Read]) -> dict[Rule, int]:
    """How many items each rule has a question about. They are not added: one item can have several."""
    found = Counter(finding.rule for read in reads for finding in read.findings)
    return {rule: found[rule] for rule in Rule}


STEM = 6
FEWEST, SHARE, SHORT = 2, 0.7, 3


def plain(text: str) -> str:
    """Small letters without accents."""
    apart_from_marks = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in apart_from_marks if not unicodedata.combining(sign))


def telling(text: str, words: Words) -> frozenset[str]:
    """The beginnings of the words that tell something."""
    return frozenset(word[:STEM] for word in re.findall(r"\w+", plain(text)) if word not in words.ignored)


def alike(own: frozenset[str], others: Sequence[tuple[str, frozenset[str]]]) -> str:
    """The text of another sign that says nearly all that the shorter of the two says; "" when none does."""
    for text, other in others:
        shared, shorter = len(own & other), min(len(own), len(other))
        needed = shorter if shorter <= SHORT else SHARE * shorter
        if shorter >= FEWEST and shared >= needed:
            return text
    return ""
