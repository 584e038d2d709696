"""The same rule for agreements that are kept in the database."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


def begun(rows: models.QuerySet[M], day: dt.date) -> models.QuerySet[M]:
    """What has begun on a day, the newest first; nothing before the first date. Of one day the last written holds."""
    return rows.filter(valid_from__lte=day).order_by("-valid_from", "-at")
