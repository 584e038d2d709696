"""A closed track is kept for a term after the day it was closed."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.erasure.api import Erasable

from .models import Track


def closed_before(day: dt.date) -> QuerySet[Track]:
    return Track.objects.filter(closed_on__lt=day)


def closed_on(track: Track) -> dt.date:
    return track.closed_on or dt.date.max


KINDS = (
    Erasable(
        kind="track",
        label=_("Tracks of the meldcode"),
        model=lambda: Track,
        ended_before=closed_before,
        last_change=closed_on,
        holder="owner",
    ),
)
