"""The templates of letters: text files that an editor can change (`INBEELD_LETTERS`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from inbeeld.foundation.agreed.api import DutchFirst, FileFault, language_now, read

from .codes import Addressee

PLACE = re.compile(r"\{(\w+)\}")
PLACES = frozenset({"pseudonym", "date", "coordinator", "organisation", "region"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFile:
    """What an editor writes in one file."""

    addressee: Addressee
    name: DutchFirst
    about: DutchFirst
    subject: DutchFirst
    body: DutchFirst

    def __post_init__(self) -> None:
        texts = (self.subject.nl, self.subject.en, self.body.nl, self.body.en)
        if unknown := {place for text in texts for place in PLACE.findall(text)} - PLACES:
            raise ValueError(f"these places cannot be filled in: {', '.join(sorted(unknown))}")


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """One file; its name without the number in front is the code."""

    code: str
    file: TemplateFile

    @property
    def label(self) -> str:
        return self.file.name.said(language_now())

    @property
    def hint(self) -> str:
        return self.file.about.said(language_now())

    def filled(self, values: Mapping[str, str]) -> tuple[str, str]:
        """Subject and body to begin with."""
        subject, body = self.file.subject.said(language_now()), self.file.body.said(language_now())
        return PLACE.sub(lambda found: values[found[1]], subject), PLACE.sub(lambda found: values[found[1]], body)


def all_templates() -> Mapping[str, LetterTemplate]:
    """Every template by its code, in the order of the files; FileFault when one cannot be used."""
    paths = sorted(Path(settings.LETTERS).glob("*.toml"))
    return {code: LetterTemplate(code, read(path, TemplateFile)) for path in paths for code in [_code(path)]}


def template_name(code: str) -> str:
    """What a template is called; nothing when an editor took it away."""
    found = all_templates().get(code)
    return found.label if found else ""


def _code(path: Path) -> str:
    number, _, code = path.stem.partition("-")
    if not (number and code):
        raise FileFault(path, "has no code in its name, such as 10-partner.toml")
    return code
