"""Writing down an episode of exploitation, and changing it."""

from __future__ import annotations

import uuid
from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.chain.cases.forms.episodes import ChangeEpisodeForm, NewEpisodeForm
from inbeeld.chain.cases.models import Episode
from inbeeld.chain.cases.services import EpisodeDetails, add_episode, change_episode
from inbeeld.chain.cases.services.episodes import details_of
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.records.api import PartialDate

from .editing import CaseEdit, edit_case
from .frame import find_for


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def new_episode(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)

    def save(data: dict[str, Any]) -> None:
        record_id = data.pop("record_id")
        add_episode(case, by=request.actor, details=_details(data), record_id=record_id)

    edit = CaseEdit(
        form=NewEpisodeForm,
        makes=Episode,
        save=save,
        heading=_("Write down an episode"),
        submit=_("Save"),
        back=_back(pk),
        lead=_("One episode is one form of exploitation in one period. Everything may be unknown."),
    )
    return edit_case(request, case, edit)


@staff_page(Action.CASE_WRITE)
@require_http_methods(["GET", "POST"])
def episode(request: ActorRequest, pk: uuid.UUID, episode_id: uuid.UUID) -> HttpResponse:
    case = find_for(request, pk, Action.CASE_WRITE)
    found = get_object_or_404(Episode, pk=episode_id, case=case)

    def save(data: dict[str, Any]) -> None:
        version = data.pop("version")
        change_episode(found, by=request.actor, details=_details(data), version=version)

    edit = CaseEdit(
        form=ChangeEpisodeForm,
        initial=lambda: _now(episode_id),
        save=save,
        heading=_("Change the episode"),
        submit=_("Save"),
        back=_back(pk),
    )
    return edit_case(request, case, edit)


def _details(data: dict[str, Any]) -> EpisodeDetails:
    dates = {name: data[name].edtf if data[name] else "" for name in ("began", "ended")}
    return EpisodeDetails(**{**data, **dates})


def _now(episode_id: uuid.UUID) -> dict[str, Any]:
    now = Episode.objects.get(pk=episode_id)
    dates = {name: PartialDate.from_edtf(getattr(now, name)) for name in ("began", "ended")}
    return {**asdict(details_of(now)), **dates, "version": now.version}


def _back(pk: uuid.UUID) -> str:
    return reverse("cases:detail", args=[pk]) + "#uitbuiting"
