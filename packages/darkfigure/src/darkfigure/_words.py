"""The words of a report, in English or Dutch. English is the key; ``dutch.json`` holds the translation."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources

from darkfigure._errors import InvalidInput

LANGUAGES = ("en", "nl")


@cache
def dutch() -> dict[str, str]:
    """Return the Dutch of every English text."""
    source = resources.files("darkfigure").joinpath("dutch.json")
    texts: dict[str, str] = json.loads(source.read_text(encoding="utf-8"))
    return texts


@dataclass(frozen=True, slots=True)
class Words:
    """Says things in one language.

    Parameters
    ----------
    language : {"en", "nl"}
        The language.

    Examples
    --------
    >>> Words("nl").number(1234.5, 1)
    '1.234,5'
    """

    language: str

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise InvalidInput("language", self.language, " or ".join(LANGUAGES))

    def __call__(self, text: str, **values: str) -> str:
        """Say a text, with values filled in."""
        said = dutch()[text] if self.language == "nl" else text
        return said.format(**values) if values else said

    def number(self, value: float | None, decimals: int = 0) -> str:
        """Write a number as the language does; an infinite or missing one in words."""
        if value is None or math.isnan(value):
            return "–"  # noqa: RUF001 - an en dash stands for a missing number
        if math.isinf(value):
            return self("no limit")
        written = f"{value:,.{decimals}f}"
        return written.translate(str.maketrans(",.", ".,")) if self.language == "nl" else written

    def percent(self, share: float, decimals: int = 0) -> str:
        """Write a share as a percentage."""
        return f"{self.number(100 * share, decimals)}{' ' if self.language == 'nl' else ''}%"

    def several(self, names: list[str]) -> str:
        """Join names by commas and a last 'and'."""
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {self('and')} {names[-1]}"
