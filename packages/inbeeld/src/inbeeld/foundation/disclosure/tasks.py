"""Releases are made beside the pages: hiding cells and attacking all releases together takes its time."""

from __future__ import annotations

from django_tasks import task

from inbeeld.foundation.access.api import actor_for
from inbeeld.foundation.audit.api import trail

from .models import Publication
from .services import make


@task()
def make_publication(pk: str) -> None:
    publication = Publication.objects.select_related("by__user").get(pk=pk)
    actor = actor_for(publication.by, second_factor=True)
    with trail(actor):
        if publication.state == Publication.State.WAITING:
            make(publication, by=actor)
