"""What every record that came in a package is read with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.chain.transfers.contents import WRITER
from inbeeld.chain.transfers.envelopes import NotTaken, Problem


def written(row: Mapping[str, Any], text: str | None) -> str | None:
    """A text of another, with his name above it; None where there is none."""
    return _("From %(writer)s:") % {"writer": row[WRITER]} + f"\n{text}" if text else None


def noon_of(text: Any) -> dt.datetime:
    """Of what happened on a day at a moment that is not told."""
    return timezone.make_aware(dt.datetime.combine(day_of(text), dt.time(12)))


def day_of(text: Any) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise NotTaken(Problem.WRONG_CONTENT) from error
