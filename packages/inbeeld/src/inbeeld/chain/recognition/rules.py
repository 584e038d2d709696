"""Which signs fit a setting and a form, and how one sign is said of boys, of girls and of everyone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

UNKNOWN = "unknown"
PLACEHOLDER = re.compile(r"{(\w+)}")


class Fits(Protocol):
    """What is written for some forms and settings; written for none means: for all."""

    @property
    def forms(self) -> frozenset[str]: ...

    @property
    def settings(self) -> frozenset[str]: ...


F = TypeVar("F", bound=Fits)


def fitting(signs: Iterable[F], setting: str, form: str) -> list[F]:
    """Without a known form: what fits the setting and what fits every form."""
    return [sign for sign in signs if _fits_setting(sign, setting) and _fits_form(sign, form)]


def _fits_setting(sign: Fits, setting: str) -> bool:
    return not sign.settings or setting in sign.settings


def _fits_form(sign: Fits, form: str) -> bool:
    if form == UNKNOWN:
        return bool(sign.settings) or not sign.forms
    return not sign.forms or form in sign.forms


def worded(text: str, words: Mapping[str, str]) -> str:
    """Fill the words of one wording into a text: `{Hij} heeft` becomes "Hij heeft", "Zij heeft" or "Iemand heeft".

    >>> worded("{Hij} zoekt {zijn} fiets.", {"Hij": "Zij", "zijn": "haar"})
    'Zij zoekt haar fiets.'
    """
    return PLACEHOLDER.sub(lambda found: words[found[1]], text)


def words_in(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))
