"""What the breaks ahead say to the person they are about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import get_language

from inbeeld.chain.method.api import break_point_words

if TYPE_CHECKING:
    from inbeeld.foundation.rooms.api import FileValue

CHAPTERS = Path(__file__).with_suffix(".toml")


def _point(record: Any, value: str) -> str:
    return break_point_words(record.of.kind, value, get_language() or "nl", timezone.localdate(record.of.at))


VALUES: Mapping[str, FileValue] = {"breaks.breakpoint.code": _point}
