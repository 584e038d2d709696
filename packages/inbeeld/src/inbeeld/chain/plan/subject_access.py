"""What the plan says to the person it is about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inbeeld.chain.method.api import Domain

if TYPE_CHECKING:
    from inbeeld.foundation.rooms.api import FileValue

CHAPTERS = Path(__file__).with_suffix(".toml")


def _domain(_record: Any, value: str) -> str:
    found = Domain.objects.filter(code=value).order_by("pk").last()
    return str(found) if found else value


VALUES: Mapping[str, FileValue] = {"plan.goal.domain_code": _domain}
