"""What an import says to the person it is about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format

if TYPE_CHECKING:
    from inbeeld.foundation.rooms.api import FileValue

CHAPTERS = Path(__file__).with_suffix(".toml")


def _moment(_record: Any, job: Any) -> str:
    return date_format(timezone.localtime(job.at), "DATETIME_FORMAT")


VALUES: Mapping[str, FileValue] = {"import_export.importedcase.job": _moment}
