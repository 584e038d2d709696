"""What somebody opened last. The audit log knows it already; nothing is written down twice."""

from __future__ import annotations

from inbeeld.chain.cases.models import Case
from inbeeld.chain.signals.models import Signal
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.audit.models import AuditEntry

from .search import Hit, hit_of_case, hit_of_signal

SHOWN = 10
LOOKED_BACK = 300  # entries of the log
OPENED = ("case.read", "signal.read")


def recent(actor: Actor) -> list[Hit]:
    """The records opened last, newest first, as far as they are still open to the actor."""
    entries = AuditEntry.objects.filter(user_id=actor.user_id).order_by("-at", "-sequence")
    rows = entries.values_list("event", "record_id")[:LOOKED_BACK]
    opened = list(dict.fromkeys(record_id for event, record_id in rows if event in OPENED and record_id))
    found: dict[object, Hit] = {}
    cases = Case.objects.visible_to(actor).filter(pk__in=opened).select_related("coordinator__user")
    found |= {case.pk: hit_of_case(case) for case in cases}
    found |= {one.pk: hit_of_signal(one) for one in Signal.objects.visible_to(actor).filter(pk__in=opened)}
    return [found[record_id] for record_id in opened if record_id in found][:SHOWN]
