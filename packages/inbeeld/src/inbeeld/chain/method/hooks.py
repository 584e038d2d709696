"""What rooms above bring to the way of working; each declares it in `hooks` of its `room.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .models import WorkTerms


@dataclass(frozen=True, slots=True)
class FollowsTerms:
    """Something is due by the working terms: called within the transaction in which new ones begin to hold."""

    follow: Callable[[WorkTerms], None]
