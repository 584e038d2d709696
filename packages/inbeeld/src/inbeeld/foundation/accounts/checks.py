"""What `inbeeld check` says about whom people are told to call."""

from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import DatabaseError
from django.utils import timezone

from inbeeld.foundation.rooms.api import ToRead

from .models import ContactKind, NationalContact


def everybody_can_be_reached(**_: Any) -> list[CheckMessage]:
    try:
        known = list(NationalContact.objects.on(timezone.localdate()))
    except DatabaseError:
        return []
    missing = set(ContactKind.values) - {contact.kind for contact in known}
    absent = [
        Error(
            f"Nobody is named whom people can call: {ContactKind(kind).label}.",
            hint="Run: inbeeld load_contacts",
            id="accounts.E001",
        )
        for kind in sorted(missing)
    ]
    unchecked: list[CheckMessage] = [
        ToRead(
            f"Nobody has checked the number of {contact.name}.",
            page="docs/operate.md",
            hint="Call it, then set the day under Regions, national contacts.",
            id="accounts.E002",
            refuses=True,
        )
        for contact in known
        if not contact.is_checked
    ]
    return [*absent, *unchecked]
