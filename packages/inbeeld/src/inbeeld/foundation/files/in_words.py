"""What is said about a document: where text stood, why it may not have been seen, and what was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .model import LeftOut, Mark, Part

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

PARTS: Mapping[str, StrPromise] = {
    Part.HEADER: _("At the top of the pages"),
    Part.FOOTER: _("At the foot of the pages"),
    Part.NOTES: _("Footnotes and endnotes"),
    Part.COMMENTS: _("Comments"),
    Part.FIELDS: _("Filled in"),
}

MARKS: Mapping[Mark, StrPromise] = {
    Mark.HIDDEN: _("not visible in what was sent"),
    Mark.WHITE: _("white letters in what was sent"),
    Mark.TINY: _("letters too small to read in what was sent"),
    Mark.OFF_PAGE: _("outside the page in what was sent"),
    Mark.SCAN: _("read from a scan"),
}

COUNTED: Mapping[LeftOut, Callable[[int], str]] = {
    LeftOut.PICTURE: lambda n: ngettext("%(n)d picture", "%(n)d pictures", n) % {"n": n},
    LeftOut.DRAWING: lambda n: ngettext("%(n)d drawing", "%(n)d drawings", n) % {"n": n},
    LeftOut.FILE: lambda n: ngettext("%(n)d file inside it", "%(n)d files inside it", n) % {"n": n},
    LeftOut.ACTION: lambda n: ngettext("%(n)d script", "%(n)d scripts", n) % {"n": n},
    LeftOut.DELETED: lambda n: ngettext("%(n)d deleted passage", "%(n)d deleted passages", n) % {"n": n},
    LeftOut.LETTER: lambda n: ngettext("%(n)d unreadable letter", "%(n)d unreadable letters", n) % {"n": n},
    LeftOut.SIGNS: lambda n: ngettext("%(n)d drawing of signs", "%(n)d drawings of signs", n) % {"n": n},
}


def left_out_in_words(counted: Mapping[str, int]) -> list[str]:
    """Such as "2 drawings"; nothing for what was not there."""
    return [COUNTED[LeftOut(name)](number) for name, number in counted.items() if number]


def reasons(marks: Iterable[Mark]) -> str:
    """Why a piece of text may not have been seen; a page says once that all of it was read from a scan."""
    return ", ".join(str(MARKS[mark]) for mark in sorted(marks) if mark != Mark.SCAN)
