"""What there can be a notice about: the kinds that rooms declare.

A kind is a name and no more: the e-mail reads the same for every kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.db import models
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.rooms.api import all_rooms


class Group(models.TextChoices):
    """What somebody chooses a moment for."""

    INCOMING = "incoming", _("What comes in: signals, questions, conversations")
    TERMS = "terms", _("What falls due: actions, terms, breaks ahead")
    TOGETHER = "together", _("Working together: invitations, transfers, access that is given or ends")
    SAFETY = "safety", _("Safety and privacy: consent withdrawn, emergency access")


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """One kind of thing that can wait for somebody; what is critical cannot be turned off or put off."""

    name: str
    group: Group
    critical: bool = False


@cache
def all_kinds() -> Mapping[str, NoticeKind]:
    """Every kind of every room, by name."""
    return {kind.name: kind for room in all_rooms() for kind in room.notices}


def groups_with_a_choice() -> list[Group]:
    """The groups in which something can be put off."""
    open_to_choice = {kind.group for kind in all_kinds().values() if not kind.critical}
    return [group for group in Group if group in open_to_choice]
