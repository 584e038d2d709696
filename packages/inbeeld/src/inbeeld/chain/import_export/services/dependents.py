"""What hangs on a case: by it one sees whether anything was done with a case since it was imported."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Count, Model
from django.db.models.fields.related import ForeignObjectRel

from inbeeld.chain.cases.api import Case, Identity
from inbeeld.chain.import_export.models import ImportedCase
from inbeeld.foundation.access.api import EmergencyAccess, Grant

Hung = dict[str, int]


def what_hangs_on(cases: Collection[uuid.UUID]) -> dict[uuid.UUID, Hung]:
    """For each case: its versions, how many records of each kind refer to it, whether it was opened to anybody."""
    found: dict[uuid.UUID, Hung] = defaultdict(dict)
    for case in Case.objects.filter(pk__in=cases).only(*VERSIONS, "id"):
        found[case.pk] = {name: getattr(case, name) for name in VERSIONS}
    for identity in Identity.objects.filter(case__in=cases).only("case_id", "version"):
        found[identity.case_id]["identity version"] = identity.version
    for name, model, field in _referring():
        for pk, number in _counted(model, field, cases):
            found[pk][name] = number
    return found


VERSIONS = ("summary_version", "safety_version", "state_version")


def _referring() -> Iterator[tuple[str, type[Model], str]]:
    """Every model that points to a case, of whichever room; and access, which points to it without a key."""
    for relation in Case._meta.related_objects:
        if isinstance(relation, ForeignObjectRel) and relation.related_model is not ImportedCase:
            model, field = relation.related_model, relation.field.name
            yield f"{model._meta.label_lower}.{field}", model, field
    yield "grants", Grant, "record_id"
    yield "emergencies", EmergencyAccess, "record_id"


def _counted(model: type[Model], field: str, cases: Collection[uuid.UUID]) -> Iterator[tuple[Any, int]]:
    rows = model._base_manager.filter(**{f"{field}__in": cases}).order_by().values_list(field)
    yield from rows.annotate(number=Count("pk"))
