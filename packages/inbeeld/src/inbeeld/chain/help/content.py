"""The texts and telephone lines, read once from the files that an editor changes (INBEELD_HELP_TEXTS)."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from .rules import Block, blocks_of, dead_ends

LANGUAGES = ("nl", "en")
Words = Mapping[str, Any]


class ContentFault(ValueError):
    """A content file misses something or points to what is not there; the message names the file."""


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


def page_numbered(number: int, language: str) -> Page | None:
    return next((page for page in pages(language).values() if page.number == number), None)


@cache
def read_lines(folder: Path, language: str) -> Mapping[str, Line]:
    path = folder / "lines.toml"
    return {key: _line(path, key, data, language) for key, data in _read(path).items()}


@cache
def read_pages(folder: Path, language: str) -> Mapping[str, Page]:
    paths = sorted((folder / "pages").glob("*.toml"))
    known = read_lines(folder, language)
    found = [_page(path, _read(path), language, known) for path in paths]
    if len({page.number for page in found}) < len(found):
        message = "pages: two files have the same number"
        raise ContentFault(message)
    if wrong := dead_ends({page.key: page.next for page in found}):
        message = f"pages: `next` names what is not there: {', '.join(wrong)}"
        raise ContentFault(message)
    return {page.key: page for page in found}


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as fault:
        message = f"{path.name}: {fault}"
        raise ContentFault(message) from fault


def _page(path: Path, data: Words, language: str, known: Mapping[str, Line]) -> Page:
    try:
        words = data[language]
        return Page(
            key=path.stem.partition("-")[2],
            number=data["number"],
            is_question=data["kind"] == "question",
            choice=words["choice"],
            title=words["title"],
            blocks=blocks_of(words["text"]),
            lines=tuple(known[name] for name in data.get("lines", [])),
            next=tuple(data["next"]),
            sources=_sources(data),
            version=data["version"],
            checked=_day(data["checked"]),
        )
    except (KeyError, ValueError) as fault:
        message = f"{path.name}: {fault} is missing or wrong"
        raise ContentFault(message) from fault


def _sources(data: Words) -> tuple[Source, ...]:
    """Where a text comes from: none is shown without."""
    found = tuple(Source(one["title"], one["url"], _day(one["checked"])) for one in data.get("sources", []))
    if not found and data["kind"] != "question":
        raise KeyError("sources")
    return found


def _line(path: Path, key: str, data: Words, language: str) -> Line:
    try:
        return Line(
            name=data["name"][language],
            about=data["about"][language],
            hours=data["hours"][language],
            phone=data.get("phone", ""),
            website=data.get("website", ""),
            source=data["source"],
            checked=_day(data["checked"]),
        )
    except (KeyError, ValueError) as fault:
        message = f"{path.name}, {key}: {fault} is missing or wrong"
        raise ContentFault(message) from fault


def _day(written: str | dt.date) -> dt.date | None:
    """A date as TOML knows it or between quotes; an empty text means that nobody checked."""
    if isinstance(written, dt.date):
        return written
    return dt.date.fromisoformat(written) if written else None
