"""Filters that are kept: a list without a query in its address shows what its reader chose last."""

from __future__ import annotations

from collections.abc import Collection

from django.http import QueryDict
from django.utils.http import urlencode

from .models import ListChoice
from .models.choices import LONGEST_QUERY

FORGET = "clear"


def kept_query(user_id: str, page: str, asked: QueryDict, names: Collection[str]) -> QueryDict:
    """What to narrow by: what the address asks (kept from now on), else what was kept. `?clear=1` forgets it."""
    mine = ListChoice.objects.filter(user_id=user_id, page=page)
    if FORGET in asked:
        mine.delete()
        return QueryDict()
    if not any(name in asked for name in names):
        kept = mine.values_list("query", flat=True).first()
        return QueryDict(kept, mutable=True) if kept else asked
    query = urlencode([(name, value) for name in names if (value := asked.get(name))])
    if len(query) <= LONGEST_QUERY and mine.values_list("query", flat=True).first() != query:
        ListChoice.objects.update_or_create(user_id=user_id, page=page, defaults={"query": query})
    return asked
