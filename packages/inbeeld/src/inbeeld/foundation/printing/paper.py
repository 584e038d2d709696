"""From a template and values to a PDF."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from inbeeld.foundation.sandbox.api import Limits, NoAnswer, NotConfined, TookTooLong, answer_of

from .letters import FONTS, drawable

ROOT = Path(__file__).resolve().parent.parent.parent
LIMITS = Limits(memory=1_500_000_000, seconds=30, threads=True)


class PrintingFailed(Exception):
    """The template is wrong, or printing took too long; the message never holds what was printed."""


def pdf_of(template: str, values: Mapping[str, Any], *, title: str, mark: str = "") -> bytes:
    """Print `print/<name>.typ` of a room, asked for as `<room>:<name>`, as a tagged PDF/UA-1 in the language of now.

    Values are text, numbers, booleans, None, lists and mappings of them; they reach the template as data (`values`) and
    are never read as markup. `title` is the title of the document, `mark` a line on top of each page ("Confidential").
    """
    inputs = {
        "language": get_language() or "nl",
        "title": title,
        "mark": mark,
        "page": _("Page {number} of {total}"),
        "values": values,
    }
    order = {
        "template": str(_path_of(template)),
        "root": str(ROOT),
        "fonts": str(FONTS),
        "inputs": _plain(inputs),
    }
    return _press(json.dumps(order, ensure_ascii=True).encode())


def _path_of(template: str) -> Path:
    room, name = template.split(":")
    return Path(apps.get_app_config(room).path) / "print" / f"{name}.typ"


def _plain(value: Any) -> Any:
    """Only what JSON knows, and only characters that can be drawn."""
    match value:
        case str() | Promise():
            return drawable(str(value))
        case Mapping():
            return {str(name): _plain(one) for name, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case None | bool() | int() | float():
            return value
    msg = f"A paper cannot hold a value of type {type(value).__name__}; give it as text."
    raise TypeError(msg)


def _press(order: bytes) -> bytes:
    try:
        return answer_of("inbeeld.foundation.printing.press", order, limits=LIMITS)
    except TookTooLong:
        raise PrintingFailed("Printing took too long.") from None
    except NotConfined:
        raise PrintingFailed("This machine cannot confine printing: `inbeeld check` says what is missing.") from None
    except NoAnswer as error:
        raise PrintingFailed(str(error)) from None
