"""What `inbeeld check` says of the help pages: a number that nobody tried may lead a boy nowhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import DatabaseError
from django.utils import timezone

from inbeeld.foundation.accounts.api import NationalContact, RegionCoordination
from inbeeld.foundation.agreed.api import FileFault
from inbeeld.foundation.rooms.api import ToRead

from .content import LANGUAGES, lines, pages

PAGE = "docs/help-texts.md"
LONGEST = dt.timedelta(days=365)
CALL = "Call the number or open the site. Right? Write the day behind `checked` in lines.toml (docs/help-texts.md)."
READ = "Compare the text with its source. Right? Write the day behind `checked` in the file (docs/help-texts.md)."
FOUND = "Write where the number was found with the contact details of the region."
DIAL = "Call the number. Right? Write the day with the contact details of the region."


def every_text_is_checked(**_: Any) -> list[CheckMessage]:
    try:
        for language in LANGUAGES:
            pages(language)
        return [*numbers(), *texts()]
    except FileFault as fault:
        return [Error(f"The help pages cannot be read: {fault}.", id="help.E001")]


def every_contact_is_checked(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    if not databases:
        return []
    today = timezone.localdate()
    try:
        found = [*RegionCoordination.objects.on(today).select_related("organisation", "region")]
        found += NationalContact.objects.on(today)
    except DatabaseError:
        return []  # Before the first migration there is nobody to call.
    unsourced = [
        Error(f"No source is written for {one} ({one.phone}).", hint=FOUND, id="help.E005")
        for one in found
        if not one.source.strip()
    ]
    return [m for one in found for m in judged(f"{one} ({one.phone})", one.checked_on, "help.E004", DIAL)] + unsourced


def numbers() -> Iterator[CheckMessage]:
    for line in lines("nl").values():
        yield from judged(f"{line.name} ({line.phone or line.website})", line.checked, "help.E002", CALL)


def texts() -> Iterator[CheckMessage]:
    for page in pages("nl").values():
        if page.is_question:
            continue
        yield from judged(f"the page “{page.title}”", page.checked, "help.E003", READ)
        for source in page.sources:
            yield from judged(f"“{source.title}” under “{page.title}”", source.checked, "help.E003", READ)


def judged(what: str, checked: dt.date | None, error: str, hint: str) -> Iterator[CheckMessage]:
    """Never checked is unsafe; checked longer than a year ago asks for another look."""
    if checked is None:
        yield ToRead(f"Nobody has checked {what}.", page=PAGE, hint=hint, id=error, refuses=True)
    elif timezone.localdate() - checked > LONGEST:
        text, warning = f"Checked longer than a year ago: {what}.", error.replace("E", "W")
        yield ToRead(text, page=PAGE, hint=hint, id=warning, refuses=False)
