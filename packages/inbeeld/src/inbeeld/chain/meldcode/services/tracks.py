"""Beginning a track, asking somebody to look along, handing it over, closing it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from inbeeld.chain.meldcode.codes import EntryKind
from inbeeld.chain.meldcode.models import Track
from inbeeld.chain.meldcode.notice_kinds import TRACK_ASKED, TRACK_GIVEN
from inbeeld.chain.meldcode.people import officers_for, takers_of
from inbeeld.foundation.access.api import Action, Actor, comes_back_to
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.notices.api import tell
from inbeeld.foundation.records.api import locked
from inbeeld.foundation.vault.api import DataKey

from .details import Details
from .entries import Entry, write
from .locking import locked_open
from .terms import AT_OPENING, put_lawful


class NotAllowedTo(Exception):
    """This person cannot take the track, or cannot be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start(Details):
    """What is known when a track begins."""

    description: str
    profession: str
    signs: Entry


def open_track(given: Start, *, record_id: uuid.UUID, by: Actor) -> Track:
    by.must(Action.TRACK_OPEN)
    with transaction.atomic():
        if before := Track.objects.visible_to(by).filter(pk=record_id).first():
            return before
        owner = Membership.objects.select_related("organisation", "region").get(pk=by.member)
        track = Track(
            pk=record_id,
            data_key=DataKey.objects.create_key(),
            owner=owner,
            organisation=owner.organisation,
            region=owner.region,
            profession=given.profession,
            concern=given.concern,
            form=given.form,
            age_band=given.age_band,
            sex=given.sex,
            municipality=given.municipality,
        )
        track.seal(description=given.description)
        track.save(force_insert=True)
        write(track, given.signs, by.member)
        put_lawful(track, AT_OPENING, timezone.localdate(), by.member)
        track.refresh_due()
        track.save(update_fields=["due_on"])
        record("track.opened", record=track, actor=by)
    return track


def ask(track: Track, officer: Membership | None, *, by: Actor) -> None:
    """Open the content to one attention officer, or close it again; only who has the track can."""
    by.must(Action.TRACK_DECIDE, track)
    if officer is not None and not officers_for(track).filter(pk=officer.pk).exists():
        raise NotAllowedTo
    with transaction.atomic():
        current = locked(track)
        current.adviser = officer
        current.save(update_fields=["adviser"])
        if officer is not None:
            tell(officer, TRACK_ASKED)
        record("track.adviser_asked" if officer else "track.adviser_released", record=current, actor=by)


def assign(track: Track, to: Membership, *, by: Actor) -> None:
    """Hand over with everything in it. Who only oversees gives it to another, never to himself."""
    by.must(Action.TRACK_ASSIGN, track)
    owns = track.owner_id == by.membership_id
    if not takers_of(track).filter(pk=to.pk).exists() or (to.pk == by.membership_id and not owns):
        raise NotAllowedTo
    with transaction.atomic():
        current = locked(track)
        current.owner = to
        current.adviser_id = None if current.adviser_id == to.pk else current.adviser_id
        current.save(update_fields=["owner", "adviser"])
        tell(to, TRACK_GIVEN)
        record("track.assigned", record=current, actor=by, fields=["owner"])


def close(track: Track, reason: str, *, by: Actor) -> None:
    by.must(Action.TRACK_DECIDE, track)
    with transaction.atomic():
        current = locked_open(track)
        write(current, Entry(EntryKind.CLOSED, timezone.localdate(), {"text": reason}), by.member)
        # What was not there yet was not met: it lapses, and runs again when the track is opened again.
        current.closed_on, current.due_on = timezone.localdate(), None
        current.save(update_fields=["closed_on", "due_on"])
        record("track.closed", record=current, actor=by)


def reopen(track: Track, reason: str, *, by: Actor) -> None:
    by.must(Action.TRACK_DECIDE, track)
    with transaction.atomic():
        current = locked(track)
        if current.is_open:
            return
        write(current, Entry(EntryKind.REOPENED, timezone.localdate(), {"text": reason}), by.member)
        current.closed_on = None
        # Its owner opens it again; whoever looked along goes on only while they still can.
        adviser = comes_back_to(current.adviser_id, officers_for(current), by=by)
        current.adviser_id = adviser.pk if adviser else None
        current.refresh_due()
        current.save(update_fields=["closed_on", "due_on", "adviser"])
        record("track.reopened", record=current, actor=by)
