"""The texts and telephone lines, read once from the files in `content/` that an editor changes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .rules import Block, blocks_of

FOLDER = Path(__file__).parent / "content"
LANGUAGES = ("nl", "en")


class ContentFault(ValueError):
    """A content file misses something or points to what is not there; the message names the file."""


@dataclass(frozen=True, slots=True)
class Source:
    title: str
    url: str
    checked: str


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody who can be called or written to; `checked` is empty while nobody tried the number."""

    key: str
    name: str
    about: str
    hours: str
    phone: str
    website: str
    source: Source

    @property
    def dial(self) -> str:
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


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


@cache
def pages(language: str) -> Mapping[str, Page]:
    """Every page in one language, by key, in the order of their numbers."""
    raw = {path.stem.partition("-")[2]: (path, _read(path)) for path in sorted((FOLDER / "pages").glob("*.toml"))}
    found = {key: _page(key, path, data, language) for key, (path, data) in raw.items()}
    known = {*found, "nearby"}
    for key, page in found.items():
        if unknown := sorted(set(page.next) - known):
            message = f"{raw[key][0].name}: `next` names pages that are not there: {', '.join(unknown)}"
            raise ContentFault(message)
    return found


@cache
def lines(language: str) -> Mapping[str, Line]:
    """Every line in one language, by key."""
    return {key: _line(key, data, language) for key, data in _read(FOLDER / "lines.toml").items()}


def page_numbered(number: int, language: str) -> Page | None:
    return next((page for page in pages(language).values() if page.number == number), None)


def unchecked() -> list[str]:
    """What nobody has checked yet: the names of lines, and of sources with their page."""
    numbers = [f"{line.name} ({line.phone or line.website})" for line in lines("nl").values() if not line.source.checked]
    facts = [
        f"{page.title}: {source.title}"
        for page in pages("nl").values()
        for source in page.sources
        if not source.checked
    ]
    return numbers + facts


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        message = f"{path.name}: {fault}"
        raise ContentFault(message) from fault


def _page(key: str, path: Path, data: dict[str, Any], language: str) -> Page:
    try:
        words = data[language]
        return Page(
            key=key,
            number=data["number"],
            is_question=data["kind"] == "question",
            choice=words["choice"],
            title=words["title"],
            blocks=blocks_of(words["text"]),
            lines=tuple(lines(language)[name] for name in data.get("lines", [])),
            next=tuple(data.get("next", [])),
            sources=tuple(Source(**source) for source in data.get("sources", [])),
            version=data["version"],
        )
    except KeyError as missing:
        message = f"{path.name}: {missing} is missing"
        raise ContentFault(message) from missing


def _line(key: str, data: dict[str, Any], language: str) -> Line:
    return Line(
        key=key,
        name=data["name"][language],
        about=data["about"][language],
        hours=data["hours"][language],
        phone=data.get("phone", ""),
        website=data.get("website", ""),
        source=Source(title=data["name"][language], url=data["source"], checked=data["checked"]),
    )
