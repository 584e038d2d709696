"""Episodes of exploitation: adding one, changing one, and which of them lists show."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from inbeeld.chain.cases import codes
from inbeeld.chain.cases.models import Case, Episode
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.records.api import StalePart, new_id, saved_before

from .fact_history import keep_change
from .facts import OF_THE_EPISODE, CaseFacts
from .locking import locked_open


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeDetails:
    """From and until are dates as far as known (EDTF); empty is not known."""

    form: str = codes.Form.UNKNOWN
    sub_form: str = codes.SubForm.UNKNOWN
    place: str = codes.PlaceType.UNKNOWN
    reach: str = codes.Reach.UNKNOWN
    began: str = ""
    ended: str = ""
    goes_on: bool = False
    leads: bool = False
    withdrawn: bool = False


def add_episode(case: Case, *, by: Actor, details: EpisodeDetails, record_id: uuid.UUID | None = None) -> Episode:
    by.must(Action.CASE_WRITE, case)
    with transaction.atomic():
        current = locked_open(case)
        if before := saved_before(Episode, record_id, case=current):
            return before
        episode = Episode(pk=new_id(record_id), case=current, data_key=current.data_key, by_id=by.member)
        _put(episode, details)
        episode.leads = False
        episode.save(force_insert=True)
        _choose_leading(current, episode if details.leads else None)
        keep_change(current, {}, _known(details), member=by.member, episode=episode)
        record("case.episode_added", record=current, actor=by, fields=["episodes"])
    return episode


def change_episode(episode: Episode, *, by: Actor, details: EpisodeDetails, version: int) -> Episode:
    """`version` is the one that was on the page. One that was not so is withdrawn, not erased."""
    by.must(Action.CASE_WRITE, episode.case)
    with transaction.atomic():
        case = locked_open(episode.case)
        current = Episode.objects.get(pk=episode.pk)
        before = asdict(details_of(current))
        if before == asdict(details):
            return current
        if current.version != version:
            raise StalePart
        _put(current, details)
        current.leads = before["leads"]
        current.version += 1
        current.save()
        _choose_leading(case, current if details.leads else None)
        changed = keep_change(case, before, asdict(details), member=by.member, episode=current)
        record("case.episode_changed", record=case, actor=by, fields=changed)
    return current


def details_of(episode: Episode) -> EpisodeDetails:
    return EpisodeDetails(**{name: getattr(episode, name) for name in EpisodeDetails.__slots__})


def first_episode(case: Case, *, facts: CaseFacts, member: uuid.UUID) -> None:
    """What a case is opened with, when anything is known; the caller saves the case and records."""
    known = {name: getattr(facts, name) for name in OF_THE_EPISODE}
    if set(known.values()) != {"unknown"}:
        Episode.objects.create(case=case, data_key=case.data_key, leads=True, by_id=member, **known)


def _put(episode: Episode, details: EpisodeDetails) -> None:
    for name, value in asdict(details).items():
        setattr(episode, name, value)


def _known(details: EpisodeDetails) -> dict[str, Any]:
    return {name: value for name, value in asdict(details).items() if value and value != "unknown"}


def _choose_leading(case: Case, chosen: Episode | None) -> None:
    """One episode leads: the chosen one, else the one that did, else the first. The case says what it says."""
    standing = list(case.episodes.filter(withdrawn=False).order_by("-leads", "at"))
    leading = chosen if chosen in standing else standing[0] if standing else None
    case.episodes.filter(leads=True).update(leads=False)
    if leading:
        case.episodes.filter(pk=leading.pk).update(leads=True)
    for name in OF_THE_EPISODE:
        setattr(case, name, getattr(leading, name) if leading else "unknown")
    case.save(update_fields=[*OF_THE_EPISODE])
