"""What documents say to the person they are about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from inbeeld.foundation.rooms.api import FileValue

CHAPTERS = Path(__file__).with_suffix(".toml")


def _number(_record: Any, value: int) -> str:
    return _("Document %(number)s") % {"number": value}


VALUES: Mapping[str, FileValue] = {"documents.casedocument.number": _number}
