"""Reading the content files; whatever is wrong in one is said with its name."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings

from .content import Advice, Content, ContentFault, Form, Setting, Sign, SignFile, Source, Wording
from .list_rules import Words
from .rules import LOOKS, words_in

Data = Mapping[str, Any]
T = TypeVar("T", Wording, Form, Setting)


def content(language: str) -> Content:
    """Everything in one language."""
    return read_content(settings.SIGN_TEXTS, language)


def words(language: str) -> Words:
    """The word lists by which a list of signs in that language is read."""
    return read_words(settings.SIGN_TEXTS / "lists" / f"{language}.toml")


def raw_words(language: str) -> Mapping[str, list[str]]:
    """The same lists as they are written."""
    return read_lists(settings.SIGN_TEXTS / "lists" / f"{language}.toml")


@cache
def read_words(path: Path) -> Words:
    lists = read_lists(path)
    with naming(path):
        return Words.of(lists)


@cache
def read_lists(path: Path) -> Mapping[str, list[str]]:
    with naming(path):
        return {name: one["words"] for name, one in read(path).items() if isinstance(one, dict)}


@cache
def read_content(folder: Path, language: str) -> Content:
    sources = read_sources(folder / "sources.toml")
    wordings = read_wordings(folder / "words.toml", language)
    forms = read_forms(folder / "forms.toml", language, wordings)
    places = read_settings(folder / "settings.toml", language)
    known = {"forms": {one.key for one in forms.values()}, "settings": {one.key for one in places.values()}}
    files = tuple(
        read_signs(path, language, sources, known, wordings) for path in sorted((folder / "signs").glob("*.toml"))
    )
    return Content(sources, wordings, forms, places, files, read_advice(folder / "now.toml", language))


def read_sources(path: Path) -> Mapping[str, Source]:
    with naming(path):
        return {
            key: Source(key, number, one["short"], one["author"], one["title"], one["year"], day(one["checked"]))
            for number, (key, one) in enumerate(read(path).items(), start=1)
        }


def read_wordings(path: Path, language: str) -> Mapping[int, Wording]:
    with naming(path):
        return numbered(
            Wording(key, one["number"], one[language]["name"], one[language]["words"])
            for key, one in read(path).items()
        )


def read_forms(path: Path, language: str, wordings: Mapping[int, Wording]) -> Mapping[int, Form]:
    with naming(path):
        return numbered(
            Form(
                key,
                one["number"],
                one[language]["name"],
                one[language]["about"],
                {wording.key: one[wording.key][language] for wording in wordings.values()},
            )
            for key, one in read(path).items()
        )


def read_settings(path: Path, language: str) -> Mapping[int, Setting]:
    with naming(path):
        return numbered(
            Setting(
                key,
                one["number"],
                one[language]["name"],
                one["signal"],
                tuple(one[language]["openers"]),
                one[language]["now"],
            )
            for key, one in read(path).items()
        )


def read_advice(path: Path, language: str) -> Advice:
    with naming(path):
        data = read(path)
        words = data[language]
        return Advice(
            tuple(words["talking"]), tuple(words["steps"]), tuple(words["not"]), data["version"], day(data["checked"])
        )


def read_signs(
    path: Path,
    language: str,
    sources: Mapping[str, Source],
    known: Mapping[str, set[str]],
    wordings: Mapping[int, Wording],
) -> SignFile:
    with naming(path):
        data = read(path)
        signs = tuple(
            Sign(
                text=one[language],
                other=one["other"][language],
                look=among(one["look"], LOOKS),
                source=sources[one["source"]],
                **{field: scope(one.get(field, data[field]), known[field]) for field in ("forms", "settings")},
            )
            for one in data["signs"]
        )
        for sign in signs:
            for wording in wordings.values():
                for word in words_in(sign.text + sign.other):
                    among(word, wording.words)
        return SignFile(path.stem, data["version"], day(data["checked"]), signs)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Say in which file it is wrong."""
    try:
        yield
    except (KeyError, TypeError, ValueError, OSError) as fault:
        message = f"{path.name}: {fault} is missing or wrong"
        raise ContentFault(message) from fault


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def numbered(found: Iterator[T]) -> Mapping[int, T]:
    """By the number in the address, in its order; a number given twice is refused."""
    listed = sorted(found, key=lambda one: one.number)
    by_number = {one.number: one for one in listed}
    if len(by_number) < len(listed):
        message = "a number that is given twice"
        raise ValueError(message)
    return by_number


def scope(names: list[str], known: set[str]) -> frozenset[str]:
    return frozenset(among(name, known) for name in names)


def among(name: str, known: Any) -> str:
    if name not in known:
        raise KeyError(name)
    return name


def day(written: str | dt.date) -> dt.date | None:
    """A date as TOML knows it or between quotes; an empty text means that nobody checked."""
    if isinstance(written, dt.date):
        return written
    return dt.date.fromisoformat(written) if written else None
