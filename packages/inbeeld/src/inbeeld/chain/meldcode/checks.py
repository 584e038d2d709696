"""What `inbeeld check` says of the meldcode: words and terms that nobody laid beside their source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils import timezone

from inbeeld.foundation.agreed.api import FileFault
from inbeeld.foundation.rooms.api import ToRead

from .content import LANGUAGES, read_frameworks, read_terms, read_walk

LONGEST = dt.timedelta(days=365)
HINT = "Read it beside its source. Right? Write the day behind `checked` in the file (docs/meldcode.md)."


def every_text_is_checked(**_: Any) -> list[CheckMessage]:
    folder = settings.MELDCODE_TEXTS
    try:
        for language in LANGUAGES:
            read_walk(folder, language)
            read_frameworks(folder, language)
        return list(unchecked())
    except FileFault as fault:
        return [Error(f"The pages of the meldcode cannot be read: {fault}.", id="meldcode.E001")]


def unchecked() -> Iterator[CheckMessage]:
    folder = settings.MELDCODE_TEXTS
    found = read_walk(folder, "nl")
    yield from judged("the walk through the meldcode", found.checked)
    for source in found.sources:
        yield from judged(f"“{source.title}”", source.checked)
    for framework in read_frameworks(folder, "nl").values():
        yield from judged(f"the framework “{framework.name}”", framework.source.checked)
    for term in (one for one in read_terms(folder) if not one.is_agreement):
        yield from judged(f"the term {term.key} ({term.source.title})", term.source.checked)


def judged(what: str, checked: dt.date | None) -> Iterator[CheckMessage]:
    """No number to call stands in them that help pages do not have, so it warns and does not refuse."""
    if checked is None:
        yield to_read(f"Nobody has checked {what}.", "meldcode.W001")
    elif timezone.localdate() - checked > LONGEST:
        yield to_read(f"Checked longer than a year ago: {what}.", "meldcode.W002")


def to_read(message: str, number: str) -> ToRead:
    return ToRead(message, page="docs/meldcode.md", hint=HINT, id=number, refuses=False)
