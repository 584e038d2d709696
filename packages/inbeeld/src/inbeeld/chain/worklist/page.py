"""What the work list shows: what is due first, across all kinds, and of each kind a few of the rest."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from inbeeld.foundation.rooms.api import Section, WorkItem

MOST_DUE = 8
MOST_OF_A_KIND = 2


@dataclass(frozen=True, slots=True)
class Due:
    """Something whose day has come, and the kind of work it is."""

    item: WorkItem
    kind: Any
    term: dt.date


@dataclass(slots=True)
class Kind:
    """One kind of work, with what is not on top already."""

    section: Section
    items: list[WorkItem]
    goes_on: bool


@dataclass(slots=True)
class WorkPage:
    """The whole page; `read` are the cases of which something is shown."""

    late: int = 0
    today: int = 0
    due: list[Due] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)
    read: list[Any] = field(default_factory=list)


def page_of_work(sections: list[Section], today: dt.date) -> WorkPage:
    """Late and due first, the oldest on top; what does not fit there stays with its kind."""
    found = [(term, place, row) for place, one in enumerate(sections) for term, row in one.due(today)]
    on_top = sorted(found, key=lambda one: one[:2])[:MOST_DUE]
    taken = {(place, row.pk) for _term, place, row in on_top}
    page = WorkPage()
    page.due = [Due(sections[place].make(row), sections[place].heading, term) for term, place, row in on_top]
    yesterday = today - dt.timedelta(days=1)
    page.late = sum(one.count_due(yesterday) for one in sections)
    page.today = sum(one.count_due(today) for one in sections) - page.late
    page.read = _cases((sections[place], row) for _term, place, row in on_top)
    for place, section in enumerate(sections):
        left = [row for row in section.found if (place, row.pk) not in taken]
        shown = left[:MOST_OF_A_KIND]
        page.read += _cases((section, row) for row in shown)
        if left:
            goes_on = section.goes_on or len(left) > len(shown)
            page.kinds.append(Kind(section, [section.make(row) for row in shown], goes_on))
    return page


def whole_section(section: Section) -> WorkPage:
    """One kind alone, as far as a page goes."""
    return WorkPage(
        kinds=[Kind(section, section.items, section.goes_on)],
        read=_cases((section, row) for row in section.found),
    )


def _cases(rows: Any) -> list[Any]:
    return [section.case_of(row) for section, row in rows if section.case_of]
