"""One's own import or export, or 404."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from inbeeld.chain.import_export.models import CaseExport, CaseImport
from inbeeld.foundation.access.api import ActorRequest, Relation
from inbeeld.foundation.accounts.api import RegionCoordination
from inbeeld.foundation.geography.api import Region

UNPROCESSABLE = 422


def find_import(request: ActorRequest, pk: uuid.UUID) -> CaseImport:
    return get_object_or_404(CaseImport.objects.visible_to(request.actor).select_related("data_key"), pk=pk)


def find_waiting(request: ActorRequest, pk: uuid.UUID) -> CaseImport:
    """One that was not begun yet."""
    found = CaseImport.objects.visible_to(request.actor).filter(state=CaseImport.State.WAITING)
    return get_object_or_404(found.select_related("data_key"), pk=pk)


def find_export(request: ActorRequest, pk: uuid.UUID) -> CaseExport:
    found = CaseExport.objects.visible_to(request.actor, through=[Relation.OWN]).select_related(
        "data_key", "organisation"
    )
    return get_object_or_404(found, pk=pk)


def own_regions(request: ActorRequest) -> QuerySet[Region]:
    """The regions for which the actor's organisation coordinates; his own alone when he has one."""
    coordinated = RegionCoordination.objects.on(timezone.localdate()).filter(
        organisation_id=request.actor.organisation_id
    )
    regions = Region.objects.filter(pk__in=[one.region_id for one in coordinated.genuine()]).order_by("name")
    return regions.filter(pk=request.actor.region_id) if request.actor.region_id else regions
