"""Whose work is that comes back: reopened, undone, given back, or spoken in again by somebody from outside.

One rule for all: whoever had it, as long as they can be given it today; else whoever is named; else whoever brings
it back. An account that has ended is in none of these lists, so nothing lands there.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from inbeeld.foundation.accounts.api import Membership

from .actor import Actor


class CannotTake(Exception):
    """The one who was named cannot be given this work, or not any more."""


def comes_back_to(
    before: uuid.UUID | None, able: Iterable[Membership], *, by: Actor, named: Membership | None = None
) -> Membership | None:
    """One of those who can be given it today; None when nobody of these can, so that it waits for all of them."""
    there = {one.pk: one for one in able if one.stands}
    if named is not None:
        if named.pk not in there:
            raise CannotTake
        return there[named.pk]
    found = (there.get(pk) for pk in (before, by.membership_id) if pk is not None)
    return next((one for one in found if one is not None), None)
