"""What rooms above bring to a case; each declares it in `hooks` of its `room.py`."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django import forms

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.records.api import PartialDate

from .models import Case

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a page: the template gets `it`; `reads` are the parts of the case whose content it shows."""

    template: str
    it: dict[str, Any] = field(default_factory=dict)
    reads: tuple[str, ...] = ()
    folded: str = ""  # of a banner: the template of what stays in sight above a form


@dataclass(frozen=True, slots=True)
class CaseBanner:
    """Stands at the head of every page of a case, for those to whom `show` gives something."""

    show: Callable[[Case, Actor], Piece | None]


@dataclass(frozen=True, slots=True)
class CaseSection:
    """Stands on the overview of a case, for those to whom `show` gives something; the lowest order comes first."""

    show: Callable[[Case, Actor], Piece | None]
    order: int


@dataclass(frozen=True, slots=True)
class CaseAside:
    """Stands at the side of the overview of a case, below safety, for those to whom `show` gives something."""

    show: Callable[[Case, Actor], Piece | None]
    order: int


@dataclass(frozen=True, slots=True)
class CaseWork:
    """Work that a room keeps on a case: it is handed over with the case, and dropped when the case is closed.

    Each is called within the transaction of the case, which is held.
    """

    count_open: Callable[[Case], int]
    drop: Callable[[Case], None]
    hand_over: Callable[[Case, uuid.UUID, Membership], None]


@dataclass(frozen=True, slots=True)
class FollowsBirthDate:
    """Something follows from a birth date: of one case, or of many new ones. Called within the transaction."""

    follow: Callable[[Case, PartialDate | None, uuid.UUID], None]
    follow_many: Callable[[Iterable[tuple[Case, PartialDate]], uuid.UUID], None]


@dataclass(frozen=True, slots=True)
class CaseListLink:
    """A link below the list of cases, where these cases are listed, for those who may."""

    url_name: str
    label: StrPromise | str
    circles: tuple[str, ...]
    action: Action


@dataclass(frozen=True, slots=True)
class CaseListFilter:
    """A choice by which the list of cases is narrowed; `lookups` makes what was chosen into a question."""

    name: str
    choice: Callable[[], forms.ChoiceField]
    lookups: Callable[[str, dt.date], dict[str, Any]]
