"""The shape of each content file: what an editor must write, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from inbeeld.foundation.agreed.api import Bilingual, CheckedOn

Look = Literal["person", "company", "money", "messages", "place", "body"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInFile:
    short: str
    author: str
    title: str
    year: int
    checked: CheckedOn


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingWords:
    name: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingInFile:
    nl: WordingWords
    en: WordingWords
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWords:
    name: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormInFile:
    nl: FormWords
    en: FormWords
    number: int
    everyone: Bilingual[str]
    boys: Bilingual[str]
    girls: Bilingual[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingWords:
    name: str
    openers: tuple[str, ...]
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingInFile:
    nl: SettingWords
    en: SettingWords
    number: int
    signal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceWords:
    talking: tuple[str, ...]
    steps: tuple[str, ...]
    avoid: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceFile:
    nl: AdviceWords
    en: AdviceWords
    version: int
    checked: CheckedOn


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInFile:
    nl: str
    en: str
    look: Look
    other: Bilingual[str]
    source: str
    forms: tuple[str, ...] | None = None
    settings: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignsFile:
    """Signs that say no forms or settings of their own take those of the file."""

    forms: tuple[str, ...]
    settings: tuple[str, ...]
    version: int
    checked: CheckedOn
    signs: tuple[SignInFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListsFile:
    """The words by which somebody's own list of signs is read."""

    version: int
    checked: CheckedOn
    girl: WordList
    boy: WordList
    both: WordList
    risk: WordList
    harm: WordList
    judgement: WordList
    ignored: WordList

    @property
    def lists(self) -> Mapping[str, tuple[str, ...]]:
        names = ("girl", "boy", "both", "risk", "harm", "judgement", "ignored")
        return {name: getattr(self, name).words for name in names}
