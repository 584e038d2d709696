"""The shape of each content file: what an editor must write, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from inbeeld.foundation.agreed.api import Bilingual, CheckedOn


@dataclass(frozen=True, slots=True, kw_only=True)
class LineInFile:
    name: Bilingual[str]
    about: Bilingual[str]
    hours: Bilingual[str]
    phone: str = ""
    website: str = ""
    source: str
    checked: CheckedOn


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    choice: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInFile:
    title: str
    url: str
    checked: CheckedOn


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFile:
    number: int
    kind: Literal["question", "text"]
    door: Literal["", "near"] = ""  # "near": of parents and friends, at addresses of their own
    first: tuple[str, ...] = ()  # what stands above the text
    next: tuple[str, ...]
    lines: tuple[str, ...] = ()
    version: int
    checked: CheckedOn
    nl: PageWords
    en: PageWords
    sources: tuple[SourceInFile, ...] = ()

    def __post_init__(self) -> None:
        if self.kind == "text" and not self.sources:
            raise ValueError("a text without sources is not shown: add [[sources]]")
