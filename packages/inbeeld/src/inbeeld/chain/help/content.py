"""The texts and telephone lines, read once from the files that an editor changes (INBEELD_HELP_TEXTS)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from inbeeld.foundation.agreed.api import FileFault, in_language, read
from inbeeld.foundation.design.api import Block, blocks_of

from .content_files import LineInFile, PageFile
from .rules import dead_ends, steps_back

LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Source:
    title: str
    url: str
    checked: dt.date | None


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody who can be called or written to; `checked` is None while nobody tried the number."""

    name: str
    about: str
    hours: str
    phone: str
    website: str
    source: str
    checked: dt.date | None

    @property
    def dial(self) -> str:
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")

    @property
    def site(self) -> str:
        """The address as people say it."""
        return self.website.removeprefix("https://").removeprefix("www.").rstrip("/")


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language: a question with choices, or a text."""

    key: str
    number: int
    is_question: bool
    choice: str
    title: str
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]
    door: str
    first: tuple[str, ...]
    next: tuple[str, ...]
    sources: tuple[Source, ...]
    version: int
    checked: dt.date | None


def pages(language: str) -> Mapping[str, Page]:
    """Every page in one language, by key, in the order of their numbers."""
    return read_pages(settings.HELP_TEXTS, language)


def lines(language: str) -> Mapping[str, Line]:
    """Every line in one language, by key."""
    return read_lines(settings.HELP_TEXTS, language)


def page_numbered(number: int, language: str, door: str = "") -> Page | None:
    return next((page for page in pages(language).values() if (page.number, page.door) == (number, door)), None)


def address_of(page: Page) -> str:
    """Pages of parents and friends have addresses of their own."""
    return reverse("help:near_page" if page.door else "help:page", args=[page.number])


def page_before(page: Page, language: str) -> Page | None:
    """One step back, on the shortest way from the first question; none on the first."""
    known = pages(language)
    start = "near" if page.door else "start"
    before = steps_back({one.key: one.first + one.next for one in known.values()}, start)
    return known.get(before.get(page.key, ""))


@cache
def read_lines(folder: Path, language: str) -> Mapping[str, Line]:
    found = read(folder / "lines.toml", dict[str, LineInFile])
    return {key: _line(one, language) for key, one in found.items()}


@cache
def read_pages(folder: Path, language: str) -> Mapping[str, Page]:
    paths = sorted((folder / "pages").glob("*.toml"))
    known = read_lines(folder, language)
    found = [_page(path, read(path, PageFile), language, known) for path in paths]
    if len({page.number for page in found}) < len(found):
        raise FileFault(folder / "pages", "two files have the same number")
    if wrong := dead_ends({page.key: page.first + page.next for page in found}):
        raise FileFault(folder / "pages", f"`next` names what is not there: {', '.join(wrong)}")
    return {page.key: page for page in found}


def _page(path: Path, found: PageFile, language: str, known: Mapping[str, Line]) -> Page:
    if unknown := set(found.lines) - set(known):
        raise FileFault(path, f"lines names what is not in lines.toml: {', '.join(sorted(unknown))}")
    words = in_language(found, language)
    return Page(
        key=path.stem.partition("-")[2],
        number=found.number,
        is_question=found.kind == "question",
        choice=words.choice,
        title=words.title,
        blocks=blocks_of(words.text),
        lines=tuple(known[name] for name in found.lines),
        door=found.door,
        first=found.first,
        next=found.next,
        sources=tuple(Source(one.title, one.url, one.checked or None) for one in found.sources),
        version=found.version,
        checked=found.checked or None,
    )


def _line(found: LineInFile, language: str) -> Line:
    return Line(
        name=found.name.said(language),
        about=found.about.said(language),
        hours=found.hours.said(language),
        phone=found.phone,
        website=found.website,
        source=found.source,
        checked=found.checked or None,
    )
