"""Releases are made beside the pages: hiding cells and attacking all releases together takes its time."""

from __future__ import annotations

from django.db import transaction
from django_tasks import task

from inbeeld.foundation.access.api import actor_for
from inbeeld.foundation.audit.api import record, trail
from inbeeld.foundation.operations.api import when_given_up

from .models import Publication
from .services import make


def _say_so(pk: str) -> None:
    """Whoever asked sees that making it ended in a fault, and can ask again."""
    waiting = Publication.objects.filter(pk=pk, state=Publication.State.WAITING)
    with trail(), transaction.atomic():
        if waiting.update(state=Publication.State.FAILED):
            made = Publication.objects.get(pk=pk)
            record("figures.not_made", fields=[made.source, made.period])


@task()
@when_given_up(_say_so)
def make_publication(pk: str) -> None:
    try:
        publication = Publication.objects.select_related("by__user").get(pk=pk)
        actor = actor_for(publication.by, second_factor=True)
        with trail(actor):
            if publication.state == Publication.State.WAITING:
                make(publication, by=actor)
    except Exception:
        _say_so(pk)
        raise
