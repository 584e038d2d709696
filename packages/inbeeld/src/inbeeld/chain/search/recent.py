"""What somebody opened last. The audit log knows it already; nothing is written down twice."""

from __future__ import annotations

from collections import Counter

from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.rooms.api import Hit, all_rooms

SHOWN = 10
LOOKED_BACK = 300  # entries of the log


def recent(actor: Actor) -> list[Hit]:
    """The records opened last, newest first, as far as they are still open to the actor.

    A list reads many records in one request; that is not opening them.
    """
    sources = {source.opened: source.by_id for room in all_rooms() for source in room.found if source.by_id}
    entries = AuditEntry.objects.filter(user_id=actor.user_id).order_by("-at", "-sequence")
    rows = [row for row in entries.values_list("event", "record_id", "request_id")[:LOOKED_BACK] if row[0] in sources]
    read_at_once = Counter(request for request, _record in {(request, record) for _event, record, request in rows})
    opened = list(dict.fromkeys(record for _event, record, request in rows if read_at_once[request] == 1 and record))
    found = {record_id: hit for by_id in sources.values() for record_id, hit in by_id(actor, opened).items()}
    return [found[record_id] for record_id in opened if record_id in found][:SHOWN]
