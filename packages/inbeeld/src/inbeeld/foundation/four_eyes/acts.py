"""The acts that need a second person, as rooms declare them: `hooks=(Act(...),)`."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.agreed.api import FileFault, read
from inbeeld.foundation.rooms.api import hooks_of

from .rules import Term, Terms

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from .models import FourEyesRequest

NOTHING_HELD = ""


def nobody(_request: FourEyesRequest) -> Iterable[Membership]:
    return ()


def anybody(_request: FourEyesRequest, _by: Actor) -> bool:
    return True


def nothing(_request: FourEyesRequest) -> str:
    return NOTHING_HELD


def nowhere(_request: FourEyesRequest, _actor: Actor) -> str:
    return ""


def no_words(_request: FourEyesRequest) -> Mapping[str, object]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that cannot be undone.

    `hinders` says in a code of `hindrances` why it may not happen now; it is asked when somebody asks, when somebody
    decides and once more when it is carried out. `carry_out` runs inside the transaction that settles the request.
    """

    code: str
    label: StrPromise
    goes: tuple[StrPromise, ...]
    stays: tuple[StrPromise, ...]
    decides: Action
    carry_out: Callable[[FourEyesRequest], None]
    name: Callable[[FourEyesRequest], str]
    hinders: Callable[[FourEyesRequest], str] = nothing
    hindrances: Mapping[str, StrPromise] | None = None
    may_decide: Callable[[FourEyesRequest, Actor], bool] = anybody
    may_withdraw: Callable[[FourEyesRequest, Actor], bool] = lambda _request, _by: False
    concerned: Callable[[FourEyesRequest], Iterable[Membership]] = nobody
    details: Callable[[FourEyesRequest], Mapping[str, object]] = no_words
    url: Callable[[FourEyesRequest, Actor], str] = nowhere
    has_own_command: bool = False  # carried out by a command of its own, not with the others
    forgets_record: bool = False  # after it was done nothing leads back to the record
    # No file of an installation goes below these.
    least_wait: dt.timedelta = dt.timedelta(hours=24)
    least_undo: dt.timedelta = dt.timedelta(hours=24)
    most_alone: int = 0  # of fewer records than this one person disposes alone, at most

    def term(self, on: dt.date | None = None) -> Term:
        """FileFault when the file says nothing about this act."""
        term = terms().on(self.code, on or timezone.localdate())
        if term is None:
            raise FileFault(settings.FOUR_EYES_TERMS, f"no term for {self.code}")
        return term

    @property
    def wait(self) -> dt.timedelta:
        return max(self.term().wait, self.least_wait)

    @property
    def undo(self) -> dt.timedelta:
        return max(self.term().undo, self.least_undo)

    def needs_second_person(self, number: int) -> bool:
        """Whether so many records are enough to need one, whatever the file of an installation says."""
        return number >= min(self.term().from_number, self.most_alone)

    def hindrance(self, code: str) -> str:
        return str((self.hindrances or {}).get(code, code))


def terms() -> Terms:
    return read(settings.FOUR_EYES_TERMS, Terms)


@cache
def all_acts() -> Mapping[str, Act]:
    return {act.code: act for act in hooks_of(Act)}


def act_of(code: str) -> Act:
    return all_acts()[code]


def acts_decided_by(action: Action) -> list[str]:
    return [act.code for act in all_acts().values() if act.decides is action]


def deciding_actions() -> list[Action]:
    return list(dict.fromkeys(act.decides for act in all_acts().values()))


# The record of an act about the installation as a whole, and of one whose record was destroyed.
NO_RECORD = WHOLE_INSTALLATION = uuid.UUID(int=0)

Facts = Mapping[str, Any]
