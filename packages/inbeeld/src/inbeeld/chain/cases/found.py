"""Cases as people find them: by their pseudonym."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Any

from django.urls import reverse

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.rooms.api import MOST_HITS, Hit

from .case_filters_by_relation import cases_in, circles_of
from .models import Case
from .naming import beside
from .pseudonyms import pseudonym_key


def find_cases(actor: Actor, typed: str) -> list[Hit]:
    """One question for each circle, so that each goes by its own index."""
    if not actor.may(Action.CASE_READ):
        return []
    found: dict[uuid.UUID, Case] = {}
    for circle in circles_of(actor):
        rows = cases_in(circle, actor).found_by(typed).named()
        found |= {case.pk: case for case in rows[: MOST_HITS + 1]}
    return [_hit(case, actor, typed) for case in sorted(found.values(), key=lambda case: case.pseudonym_key)]


def cases_by_id(actor: Actor, ids: Collection[Any]) -> dict[uuid.UUID, Hit]:
    rows = Case.objects.visible_to(actor).filter(pk__in=ids).named()
    return {case.pk: _hit(case, actor) for case in rows}


def _hit(case: Case, actor: Actor, typed: str = "") -> Hit:
    is_it = bool(typed) and case.pseudonym_key == pseudonym_key(typed)
    url = reverse("cases:detail", args=[case.pk])
    return Hit(case.pseudonym, case.coordinator.user.name, url, is_it=is_it, beside=beside(case, actor))
