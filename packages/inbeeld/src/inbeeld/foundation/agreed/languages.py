"""Words that a file gives in Dutch and in English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from django.utils.translation import get_language

W = TypeVar("W")
W_co = TypeVar("W_co", covariant=True)


class InBoth(Protocol[W_co]):
    """A table with `nl` and `en`, and perhaps more."""

    @property
    def nl(self) -> W_co: ...

    @property
    def en(self) -> W_co: ...


def language_now() -> str:
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def in_language(words: InBoth[W], language: str) -> W:
    return words.en if language == "en" else words.nl


@dataclass(frozen=True, slots=True)
class Bilingual(Generic[W]):
    """The same in both languages: `{ nl = ..., en = ... }`."""

    nl: W
    en: W

    def said(self, language: str) -> W:
        return in_language(self, language)


@dataclass(frozen=True, slots=True)
class DutchFirst:
    """Words whose English may be left out: the Dutch stands for it."""

    nl: str
    en: str = ""

    def said(self, language: str) -> str:
        return self.en or self.nl if language == "en" else self.nl
