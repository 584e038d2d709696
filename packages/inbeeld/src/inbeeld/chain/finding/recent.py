"""What somebody opened last. The audit log knows it already; nothing is written down twice."""

from __future__ import annotations

from collections import Counter

from inbeeld.chain.cases.api import Case
from inbeeld.chain.signals.api import Signal
from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.audit.api import AuditEntry

from .search import Hit, hit_of_case, hit_of_signal

SHOWN = 10
LOOKED_BACK = 300  # entries of the log
OPENED = ("case.read", "signal.read")


def recent(actor: Actor) -> list[Hit]:
    """The records opened last, newest first, as far as they are still open to the actor.

    A list reads many records in one request; that is not opening them.
    """
    entries = AuditEntry.objects.filter(user_id=actor.user_id).order_by("-at", "-sequence")
    rows = [row for row in entries.values_list("event", "record_id", "request_id")[:LOOKED_BACK] if row[0] in OPENED]
    read_at_once = Counter(request for request, _record in {(request, record) for _event, record, request in rows})
    opened = list(dict.fromkeys(record for _event, record, request in rows if read_at_once[request] == 1 and record))
    found: dict[object, Hit] = {}
    cases = Case.objects.visible_to(actor).filter(pk__in=opened).select_related("coordinator__user")
    found |= {case.pk: hit_of_case(case) for case in cases}
    found |= {one.pk: hit_of_signal(one) for one in Signal.objects.visible_to(actor).filter(pk__in=opened)}
    return [found[record_id] for record_id in opened if record_id in found][:SHOWN]
