"""What `inbeeld check` says about the templates of letters."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error

from inbeeld.foundation.agreed.api import FileFault

from .letter_templates import all_templates


def letters_can_be_read(**_kwargs: Any) -> list[CheckMessage]:
    try:
        found = all_templates()
    except FileFault as problem:
        return [Error(f"A template of a letter is wrong. {problem}", id="letters.E001")]
    hint = "INBEELD_LETTERS names a folder with files such as 10-partner.toml."
    return [] if found else [Error("There are no templates of letters.", hint=hint, id="letters.E002")]
