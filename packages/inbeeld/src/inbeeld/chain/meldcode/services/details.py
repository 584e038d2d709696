"""What is known in general terms about whom a track is: often it becomes clear later what it is about, or where."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inbeeld.chain.meldcode.codes import Concern, EntryKind
from inbeeld.chain.meldcode.models import Track, TrackEntry
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.geography.api import Municipality
from inbeeld.foundation.records.api import saved_before

from .entries import Entry, write
from .locking import locked_open


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    concern: Concern
    form: str
    age_band: str
    sex: str
    municipality: Municipality | None


def change_details(track: Track, given: Details, *, record_id: uuid.UUID, by: Actor) -> None:
    """Put in force what is known now; what stood there before stays readable, in a line of the track."""
    by.must(Action.TRACK_WRITE, track)
    with transaction.atomic():
        current = locked_open(track)
        if saved_before(TrackEntry, record_id, track=current):
            return
        before = _in_words(current)
        for name in before:
            setattr(current, name, getattr(given, name))
        after = _in_words(current)
        changed = [name for name in before if before[name] != after[name]]
        if not changed:
            return
        current.save(update_fields=changed)
        lines = [f"{after[name][0]}: {before[name][1]} → {after[name][1]}" for name in changed]
        said = Entry(EntryKind.DETAILS, timezone.localdate(), {"text": "\n".join(lines)})
        write(current, said, by.member, pk=record_id)
        record("track.details_changed", record=current, actor=by, fields=changed)


def _in_words(track: Track) -> dict[str, tuple[str, str]]:
    """Each field by what it is called and what stands in it."""
    place = track.municipality.name if track.municipality else _("Unknown")
    return {
        "concern": (_("What it is about"), track.get_concern_display()),
        "form": (_("Form of exploitation"), track.get_form_display()),
        "age_band": (_("Age"), track.get_age_band_display()),
        "sex": (_("Sex"), track.get_sex_display()),
        "municipality": (_("Municipality"), place),
    }
