"""What `inbeeld check` says about the places."""

from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import DatabaseError
from django.utils import timezone

from .models import Municipality


def municipalities_are_loaded(**_: Any) -> list[CheckMessage]:
    try:
        if Municipality.objects.on(timezone.localdate()).exists():
            return []
    except DatabaseError:
        return [Error("The tables are not there yet.", hint="Run: inbeeld migrate", id="geography.E001")]
    return [
        Error(
            "No municipality is loaded: nobody can hand in a signal or find help nearby.",
            hint="Run: inbeeld load_municipalities",
            id="geography.E002",
        )
    ]
