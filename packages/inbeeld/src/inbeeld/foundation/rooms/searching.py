"""What a room lets people find by its name, each as far as it is open to whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from inbeeld.foundation.access.actor import Actor

MOST_HITS = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; `is_it` when what was typed is its whole name."""

    name: str
    text: str
    url: str = ""
    email: str = ""
    is_it: bool = False
    beside: str = ""


@dataclass(frozen=True, slots=True)
class FindSource:
    """One kind of thing: found by what was typed, and those opened last by the ids that the audit log holds."""

    heading: StrPromise | str
    find: Callable[[Actor, str], Iterable[Hit]]
    order: int = 100
    # The event of opening one, and the hits of those that are still open to the actor.
    opened: str = ""
    by_id: Callable[[Actor, Collection[Any]], Mapping[Any, Hit]] | None = None
