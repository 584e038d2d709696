"""Reading the content files; whatever is wrong in one is said with its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from django.conf import settings

from inbeeld.foundation.agreed.api import FileFault, in_language, read

from .content import Advice, Content, Form, Setting, Sign, SignFile, Source, Wording
from .content_files import (
    AdviceFile,
    FormInFile,
    ListsFile,
    SettingInFile,
    SignInFile,
    SignsFile,
    SourceInFile,
    WordingInFile,
)
from .list_rules import Words
from .rules import words_in

T = TypeVar("T", Wording, Form, Setting)


def content(language: str) -> Content:
    """Everything in one language."""
    return read_content(settings.SIGN_TEXTS, language)


def words(language: str) -> Words:
    """The word lists by which a list of signs in that language is read."""
    return read_words(settings.SIGN_TEXTS / "lists" / f"{language}.toml")


def raw_words(language: str) -> Mapping[str, tuple[str, ...]]:
    """The same lists as they are written."""
    return read(settings.SIGN_TEXTS / "lists" / f"{language}.toml", ListsFile).lists


@cache
def read_words(path: Path) -> Words:
    return Words.of(read(path, ListsFile).lists)


@cache
def read_content(folder: Path, language: str) -> Content:
    sources = read_sources(folder / "sources.toml")
    wordings = read_wordings(folder / "words.toml", language)
    forms = read_forms(folder / "forms.toml", language)
    places = read_settings(folder / "settings.toml", language)
    unread = Content(sources, wordings, forms, places, (), read_advice(folder / "now.toml", language))
    files = tuple(read_signs(path, language, unread) for path in sorted((folder / "signs").glob("*.toml")))
    return Content(sources, wordings, forms, places, files, unread.advice)


def read_sources(path: Path) -> Mapping[str, Source]:
    found = read(path, dict[str, SourceInFile])
    return {
        key: Source(key, number, one.short, one.author, one.title, one.year, one.checked or None)
        for number, (key, one) in enumerate(found.items(), start=1)
    }


def read_wordings(path: Path, language: str) -> Mapping[int, Wording]:
    found = read(path, dict[str, WordingInFile])
    said = {key: in_language(one, language) for key, one in found.items()}
    return numbered(path, (Wording(key, found[key].number, one.name, one.words) for key, one in said.items()))


def read_forms(path: Path, language: str) -> Mapping[int, Form]:
    forms = []
    for key, one in read(path, dict[str, FormInFile]).items():
        looked_past = {"everyone": one.everyone, "boys": one.boys, "girls": one.girls}
        look_again = {wording: text.said(language) for wording, text in looked_past.items()}
        said = in_language(one, language)
        forms.append(Form(key, one.number, said.name, said.about, look_again))
    return numbered(path, forms)


def read_settings(path: Path, language: str) -> Mapping[int, Setting]:
    places = []
    for key, one in read(path, dict[str, SettingInFile]).items():
        said = in_language(one, language)
        places.append(Setting(key, one.number, said.name, one.signal, said.openers, said.now))
    return numbered(path, places)


def read_advice(path: Path, language: str) -> Advice:
    found = read(path, AdviceFile)
    said = in_language(found, language)
    return Advice(said.talking, said.steps, said.avoid, found.version, found.checked or None)


def read_signs(path: Path, language: str, known: Content) -> SignFile:
    found = read(path, SignsFile)
    signs = tuple(_sign(path, one, found, language, known) for one in found.signs)
    for sign in signs:
        for wording in known.wordings.values():
            named_in(path, words_in(sign.text + sign.other), wording.words)
    return SignFile(path.stem, found.version, found.checked or None, signs)


def _sign(path: Path, one: SignInFile, file: SignsFile, language: str, known: Content) -> Sign:
    forms = file.forms if one.forms is None else one.forms
    places = file.settings if one.settings is None else one.settings
    named_in(path, forms, {form.key for form in known.forms.values()})
    named_in(path, places, {setting.key for setting in known.settings.values()})
    named_in(path, [one.source], known.sources)
    return Sign(
        text=in_language(one, language),
        other=one.other.said(language),
        look=one.look,
        source=known.sources[one.source],
        forms=frozenset(forms),
        settings=frozenset(places),
    )


def numbered(path: Path, found: Iterable[T]) -> Mapping[int, T]:
    """By the number in the address, in its order; a number given twice is refused."""
    listed = sorted(found, key=lambda one: one.number)
    by_number = {one.number: one for one in listed}
    if len(by_number) < len(listed):
        raise FileFault(path, "a number is given twice")
    return by_number


def named_in(path: Path, names: Iterable[str], known: Mapping[str, object] | set[str]) -> None:
    """FileFault when a name stands in none of the files."""
    if unknown := sorted(set(names) - set(known)):
        raise FileFault(path, f"names what is not known: {', '.join(unknown)}")
