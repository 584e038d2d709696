"""The signals of one's desk."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from inbeeld.chain.signals.forms.inbox import InboxFilter
from inbeeld.chain.signals.models import Signal, SignalPassing
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.accounts.api import kept_query
from inbeeld.foundation.records.api import page_of

from .tabs import inbox_tabs, list_named, order_named

KEPT = ("list", "kind", "form", "setting", "status", "municipality", "handler", "late", "order")
# Whether a line waits for another region.
WAITING = Prefetch("passings", SignalPassing.objects.waiting().defer("reason", "answer"))


@require_safe
@staff_page(Action.SIGNAL_READ)
def inbox(request: ActorRequest) -> HttpResponse:
    """One list of the desk, narrowed as the reader chose now or the last time."""
    actor, today = request.actor, timezone.localdate()
    query = kept_query(str(actor.user_id), "signals", request.GET, KEPT)
    chosen = list_named(query.get("list", ""))
    filters = InboxFilter(query, actor=actor)
    lookups = filters.chosen()
    name, order = order_named(query.get("order", ""), chosen)
    visible = Signal.objects.visible_to(actor)
    signals = chosen.of(visible, actor).filter(**lookups).for_list().prefetch_related(WAITING)
    context = {
        "tabs": inbox_tabs(chosen.key, actor),
        "chosen": chosen,
        "page": page_of(signals, query, order=order),
        "order": name,
        "form": None,
        "filters": filters,
        "filtered": bool(lookups),
        "today": today,
        "overdue": visible.open().overdue(today).count(),
        "may_share_out": actor.may(Action.SIGNAL_HANDLE),
    }
    return render(request, "signals/inbox.html", context)
