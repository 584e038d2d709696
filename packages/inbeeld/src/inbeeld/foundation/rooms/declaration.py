"""What a room declares about itself: `ROOM = Room(...)` in its `room.py`, and nothing anywhere else.

CONTRIBUTING shows each field with an example of one line. A field left out is something that the room does not do.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.http import HttpRequest

from .demo import DemoOfCase, DemoPart
from .pages import Addresses, FrontDoor, NavigationEntry, OwnPage, PageLink
from .searching import FindSource
from .tasks import NightTask
from .work import LoadColumn, QuickEntry, WorkSource

if TYPE_CHECKING:
    from django.core.checks import CheckMessage
    from django_stubs_ext import StrPromise

    from inbeeld.foundation.accounts.models import Membership
    from inbeeld.foundation.administration.handover import OpenWork
    from inbeeld.foundation.erasure.models import Ground
    from inbeeld.foundation.erasure.rooms import Erasable
    from inbeeld.foundation.notices.kinds import NoticeKind
    from inbeeld.foundation.records.packages import PackagePart

    Words = Mapping[str, StrPromise]
    Check = Callable[..., Iterable[CheckMessage]]

# Of a record and the value of one field, what its person reads there.
FileValue = Callable[[Any, Any], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """One capability of the house. Every field is a way to join it; none has to be used."""

    # Rooms, by their line in INSTALLED_APPS, without which this one cannot stand: it is left out together with them.
    needs: tuple[str, ...] = ()

    # Pages.
    addresses: tuple[Addresses, ...] = ()
    navigation: tuple[NavigationEntry, ...] = ()
    front_doors: tuple[FrontDoor, ...] = ()
    own_pages: tuple[OwnPage, ...] = ()
    links: tuple[PageLink, ...] = ()
    frame: Callable[[HttpRequest], Mapping[str, object]] | None = None
    # Addresses of public pages that are the same for everybody, to be answered from memory.
    kept_pages: Callable[[], Iterable[str]] | None = None

    # The audit log: what each event is called, and each group of events.
    events: Words = field(default_factory=dict)
    event_groups: Words = field(default_factory=dict)

    # Work: sections of the work list, what is written down straight from it, what colleagues have in hand.
    work: tuple[WorkSource, ...] = ()
    quick_entries: tuple[QuickEntry, ...] = ()
    loads: tuple[LoadColumn, ...] = ()
    notices: tuple[NoticeKind, ...] = ()
    work_counts: Callable[[Membership], Iterable[tuple[str, str]]] | None = None
    open_work: OpenWork | None = None

    # Erasure: records with a term; what goes along with a record of another room; what has to stay for now.
    erasables: tuple[Erasable, ...] = ()
    erase_along: Callable[[Model, Ground], None] | None = None
    holds: Callable[[Model], bool] | None = None

    # What people find by its name.
    found: tuple[FindSource, ...] = ()

    # Earlier cases: the ids of those that this room knows by a reference of its own.
    cases_of_reference: Callable[[str], Iterable[uuid.UUID]] | None = None

    # A person's own file: how its records are read there (a TOML file), and how values that need other words than their
    # field's are put; keys of records that are sealed apart from the case, and remarks.
    file_chapters: Path | None = None
    file_values: Mapping[str, FileValue] = field(default_factory=dict)
    file_keys: Callable[[Any], set[uuid.UUID]] | None = None
    file_remarks: Callable[[Any], list[str]] | None = None

    # What goes into a package for another installation, list by list; models that need no list there.
    package_parts: tuple[PackagePart, ...] = ()
    not_in_packages: tuple[type[Model], ...] = ()

    # What rooms below ask of others in types of their own: `CaseSection` of cases, `FollowsTerms` of method.
    hooks: tuple[object, ...] = ()

    # What it adds to the demo, and what it writes into each case there.
    demo: tuple[DemoPart, ...] = ()
    demo_of_case: DemoOfCase | None = None

    # Running the house.
    nightly: tuple[NightTask, ...] = ()
    checks: tuple[Check, ...] = ()
    deploy_checks: tuple[Check, ...] = ()
    database_checks: tuple[Check, ...] = ()
