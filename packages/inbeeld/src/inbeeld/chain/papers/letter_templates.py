"""The templates of letters: text files that an editor can change (`INBEELD_LETTERS`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

from .codes import Addressee

PLACE = re.compile(r"\{(\w+)\}")
PLACES = frozenset({"pseudonym", "date", "coordinator", "organisation", "region"})


class TemplateWrong(Exception):
    """A template cannot be used; says which and why."""


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    code: str
    name: Mapping[str, str]
    about: Mapping[str, str]
    addressee: Addressee
    subject: Mapping[str, str]
    body: Mapping[str, str]

    def text(self, what: Mapping[str, str]) -> str:
        """In the language of now; Dutch where the editor wrote no other."""
        return what.get(get_language() or "nl") or what["nl"]

    @property
    def label(self) -> str:
        return self.text(self.name)

    @property
    def hint(self) -> str:
        return self.text(self.about)

    def filled(self, values: Mapping[str, str]) -> tuple[str, str]:
        """Subject and body to begin with."""
        return tuple(PLACE.sub(lambda found: values[found[1]], self.text(one)) for one in (self.subject, self.body))  # type: ignore[return-value]  # two in, two out


def all_templates() -> Mapping[str, LetterTemplate]:
    """Every template by its code, in the order of the files."""
    return _read(Path(settings.LETTERS))


@cache
def _read(folder: Path) -> Mapping[str, LetterTemplate]:
    return {path.stem.partition("-")[2]: _template(path) for path in sorted(folder.glob("*.toml"))}


def _template(path: Path) -> LetterTemplate:
    try:
        plain = tomllib.loads(path.read_text(encoding="utf-8"))
        template = LetterTemplate(
            code=path.stem.partition("-")[2],
            name=plain["name"],
            about=plain["about"],
            addressee=Addressee(plain["addressee"]),
            subject=plain["subject"],
            body=plain["body"],
        )
    except (ValueError, KeyError) as error:
        raise TemplateWrong(f"{path.name}: {error}") from None
    texts = [*template.subject.values(), *template.body.values()]
    unknown = {place for text in texts for place in PLACE.findall(text)} - PLACES
    if unknown or not template.code or "nl" not in template.body:
        raise TemplateWrong(f"{path.name}: unknown places {sorted(unknown)}, no code, or no Dutch text")
    return template
