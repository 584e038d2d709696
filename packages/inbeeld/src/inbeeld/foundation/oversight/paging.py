"""One page of the log, by where the last one ended."""

from dataclasses import dataclass

from django.http import QueryDict

from inbeeld.foundation.audit.models import AuditEntry

from .log import Place, Question

OLDER, NEWER = "na", "voor"
SIZE = 50


@dataclass(frozen=True, slots=True)
class LogPage:
    entries: list[AuditEntry]
    previous_url: str
    next_url: str
    summary: str = ""


def page_of(question: Question, query: QueryDict) -> LogPage:
    back = Place.read(query.get(NEWER, ""))
    forth = None if back else Place.read(query.get(OLDER, ""))
    found = question.newer_than(back, SIZE + 1) if back else question.older_than(forth, SIZE + 1)
    more = len(found) > SIZE
    entries = found[-SIZE:] if back else found[:SIZE]
    has_newer, has_older = (more, True) if back else (forth is not None, more)
    return LogPage(
        entries,
        _url(query, NEWER, entries[0]) if entries and has_newer else "",
        _url(query, OLDER, entries[-1]) if entries and has_older else "",
    )


def _url(query: QueryDict, way: str, entry: AuditEntry) -> str:
    changed = query.copy()
    for name in (OLDER, NEWER):
        changed.pop(name, None)
    changed[way] = str(Place.of(entry))
    return f"?{changed.urlencode()}"
