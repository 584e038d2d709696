"""Who looked at a case and what they did, for somebody who is no auditor: by day and person."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.utils import timezone
from django.utils.functional import Promise

from inbeeld.chain.cases.api import PART_LABELS, Case
from inbeeld.chain.consents.api import Purpose, SentKind
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.oversight.api import NEWEST_FIRST, Line, Question, lines_of

MOST = 200


@dataclass(frozen=True, slots=True)
class Done:
    """One thing somebody did on a day, however often."""

    event: str
    times: int
    fields: str
    reason: str


@dataclass(frozen=True, slots=True)
class Visit:
    """All that one person did with a case on one day."""

    day: dt.date
    person: str
    role: str | Promise
    outside: str
    first: dt.datetime
    last: dt.datetime
    done: list[Done] = field(default_factory=list)


def access_history(case: Case, before: str = "") -> tuple[list[Visit], str]:
    """The latest visits before a place in the log, and the place where older ones begin."""
    question = Question(case.organisation_id, dossier_id=case.pk)
    start = NEWEST_FIRST.read(AuditEntry, before)
    entries = NEWEST_FIRST.page(question.walks(), start, MOST + 1, backwards=False)
    more = str(NEWEST_FIRST.position_of(entries[MOST - 1])) if len(entries) > MOST else ""
    return visits(lines_of(entries[:MOST], case.organisation_id)), more


def whole_access_history(case: Case) -> list[Visit]:
    entries = list(Question(case.organisation_id, dossier_id=case.pk).everything())
    return visits(lines_of(entries, case.organisation_id))


def visits(lines: Iterable[Line]) -> list[Visit]:
    """Newest first; entries of one person on one day stand together."""
    by_day = sorted(lines, key=lambda line: (_day(line.entry), str(line.entry.user_id), line.entry.at), reverse=True)
    return [
        _visit(list(group)) for _, group in groupby(by_day, key=lambda line: (_day(line.entry), line.entry.user_id))
    ]


def _visit(lines: list[Line]) -> Visit:
    newest = lines[0]
    counted = Counter((line.event, _named(line.fields), line.entry.reveal_reason()) for line in lines)
    return Visit(
        day=_day(newest.entry),
        person=newest.person,
        role=newest.role,
        outside=newest.outside,
        first=min(line.entry.at for line in lines),
        last=max(line.entry.at for line in lines),
        done=[Done(event, times, fields, reason) for (event, fields, reason), times in counted.items()],
    )


def _named(fields: str) -> str:
    """The names of parts and purposes instead of their codes."""
    words = {str(key): word for key, word in (*PART_LABELS.items(), *Purpose.choices, *SentKind.choices)}
    return ", ".join(str(words.get(name, name)).lower() for name in fields.split(", "))


def _day(entry: AuditEntry) -> dt.date:
    return timezone.localdate(entry.at)
