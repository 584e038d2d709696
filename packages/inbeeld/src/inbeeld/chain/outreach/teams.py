"""Which team answers: outreach workers of the region, else those who work everywhere, else whoever there is."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.utils import timezone

from inbeeld.foundation.access.api import ANONYMOUS, Actor, comes_back_to
from inbeeld.foundation.accounts.api import Membership, Organisation, Role
from inbeeld.foundation.geography.api import Municipality, Region, region_for

from .models import Conversation


class NoTeam(Exception):
    """Nobody answers through this installation: nothing may be taken in that nobody reads."""


@dataclass(frozen=True, slots=True)
class Team:
    organisation: Organisation
    region: Region | None


def workers(day: dt.date) -> list[Membership]:
    """Every outreach worker who is there on a day."""
    found = Membership.objects.on(day).filter(
        role=Role.OUTREACH_WORKER, user__is_active=True, organisation__closed_on__isnull=True
    )
    return list(found.select_related("user", "organisation", "region").order_by("organisation_id", "pk"))


def team_for(municipality: Municipality | None, day: dt.date) -> Team:
    """The team that answers who stays in a municipality, or anywhere."""
    return _team_of(region_for(municipality, day) if municipality else None, workers(day))


def next_team(conversation: Conversation, day: dt.date) -> Team:
    """Who takes over where nobody of its team is left: the same organisation, else another."""
    there = workers(day)
    own = [one for one in there if one.organisation_id == conversation.organisation_id]
    return _team_of(conversation.region, own or there)


def _team_of(region: Region | None, there: list[Membership]) -> Team:
    """Of several teams that fit, the one with the fewest people waiting."""
    if not there:
        raise NoTeam
    of_region = [one for one in there if region is not None and one.region_id == region.pk]
    everywhere = [one for one in there if one.region_id is None]
    waiting = Counter(Conversation.objects.waiting().values_list("organisation", flat=True))
    chosen = min(of_region or everywhere or there, key=lambda one: waiting[one.organisation_id])
    return Team(chosen.organisation, region if of_region or everywhere else chosen.region)


def comes_back(conversation: Conversation, *, by: Actor) -> None:
    """It goes on with whoever had it, if they are still in the team; else with whoever answers; else with the whole
    team. The caller holds the lock and saves."""
    team = members_of(conversation)
    worker = comes_back_to(conversation.worker_id, team, by=by)
    second = comes_back_to(conversation.second_worker_id, team, by=ANONYMOUS)
    conversation.worker = worker
    conversation.second_worker = None if second == worker else second


def members_of(conversation: Conversation) -> list[Membership]:
    """Who may take this conversation today."""
    return sorted(
        (
            one
            for one in workers(timezone.localdate())
            if one.organisation_id == conversation.organisation_id and one.region_id in {None, conversation.region_id}
        ),
        key=lambda one: (one.user.name.casefold(), str(one.pk)),
    )
