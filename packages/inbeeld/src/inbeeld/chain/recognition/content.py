"""The signs, settings, forms and advice, read once from the files that an editor changes (INBEELD_SIGN_TEXTS)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from .rules import fitting

LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that signs were written after; `checked` is None while nobody compared it with what we say."""

    key: str
    number: int
    short: str
    author: str
    title: str
    year: int
    checked: dt.date | None


@dataclass(frozen=True, slots=True)
class Wording:
    """For whom the signs are worded: everyone, boys and men, or girls and women."""

    key: str
    number: int
    name: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of exploitation; `look_again` says, for each wording, what makes people look past it."""

    key: str
    number: int
    name: str
    about: str
    look_again: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the reader works; `signal` is the code of that setting in the form for a signal."""

    key: str
    number: int
    name: str
    signal: str
    openers: tuple[str, ...]
    now: str


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that can be observed, what else it can be, and the publication it was written after."""

    text: str
    other: str
    look: str
    source: Source
    forms: frozenset[str]
    settings: frozenset[str]


@dataclass(frozen=True, slots=True)
class SignFile:
    """One file of signs, as far as an editor keeps track of it."""

    name: str
    version: int
    checked: dt.date | None
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do now. Nothing in it knows of a sex, a wording or a sign."""

    talking: tuple[str, ...]
    steps: tuple[str, ...]
    avoid: tuple[str, ...]
    version: int
    checked: dt.date | None


@dataclass(frozen=True, slots=True)
class Content:
    """Everything in one language; forms, settings and wordings by the number in their address."""

    sources: Mapping[str, Source]
    wordings: Mapping[int, Wording]
    forms: Mapping[int, Form]
    settings: Mapping[int, Setting]
    files: tuple[SignFile, ...]
    advice: Advice

    @property
    def signs(self) -> list[Sign]:
        return [sign for file in self.files for sign in file.signs]

    def signs_for(self, setting: Setting, form: Form) -> list[Sign]:
        return fitting(self.signs, setting.key, form.key)
