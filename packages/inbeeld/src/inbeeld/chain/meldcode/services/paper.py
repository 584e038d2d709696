"""A track on paper: marked as confidential, and written in the log as something that left the product."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from inbeeld.chain.meldcode.content import frameworks, walk
from inbeeld.chain.meldcode.models import Track
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.printing.api import pdf_of

from .reading import OpenedEntry, OpenedTerm, OpenedTrack, read_track


def print_track(track: Track, *, by: Actor) -> bytes:
    by.must(Action.TRACK_DECIDE, track)
    values = values_of(track, read_track(track, by=by))
    pdf = pdf_of(
        "meldcode:track",
        values,
        title=_("Meldcode track {reference}").format(reference=track.reference),
        mark=_("Confidential"),
    )
    record("track.printed", record=track, actor=by, fields=["description", "entries", "terms"])
    return pdf


def values_of(track: Track, reading: OpenedTrack) -> dict[str, Any]:
    framework = frameworks().get(track.profession)
    return {
        "facts": [
            [_("Whom it is about"), reading.description],
            [_("What it is about"), track.get_concern_display()],
            [_("Organisation"), track.organisation.name],
            [_("Who has it"), track.owner.user.name],
            [_("Begun on"), _day(track.opened_on)],
            [_("Closed on"), _day(track.closed_on) if track.closed_on else _("Not closed")],
            [_("Form of exploitation"), track.get_form_display()],
            [_("Age"), track.get_age_band_display()],
            [_("Sex"), track.get_sex_display()],
            [_("Assessment framework"), framework.source.title if framework else track.profession],
        ],
        "steps": [
            {"name": f"{step.number}. {step.name}", "entries": [_entry(one) for one in step.entries]}
            for step in reading.steps
        ],
        "nothing": _("Nothing was written down here."),
        "beside": {"name": _("Notes"), "entries": [_entry(one) for one in reading.beside]},
        "terms": {
            "name": _("Terms"),
            "head": [_("What"), _("Until"), _("Met on")],
            "rows": [
                [one.what or one.term.get_kind_display(), _day(one.term.due_on), _met(one, track)]
                for one in reading.terms
            ],
        },
        "signals": {
            "name": _("Signals to the care coordinator"),
            "head": [_("Signal"), _("Handed in on"), _("Region")],
            "rows": [[one.reference, _day(one.progress.received_at), one.progress.region] for one in reading.signals],
        },
    }


def _entry(one: OpenedEntry) -> dict[str, Any]:
    questions = walk().questions
    facts = [[_("With whom"), one.whom]] if one.whom else []
    if "anonymous" in one.details:
        facts.append([_("Without naming anybody"), _("Yes") if one.details["anonymous"] else _("No")])
    if "spoke" in one.details:
        chosen = _("Talked with the parents") if one.details["spoke"] == "yes" else _("Not talked with the parents")
        facts.append([_("Chosen"), chosen])
    if one.decision:
        facts.append([_("Decision"), one.decision])
    for answer in one.answers:
        said = _("Yes") if answer.yes else _("No")
        facts.append([questions[answer.number].title, f"{said}. {answer.reason}"])
    return {
        "kind": one.entry.get_kind_display(),
        "byline": f"{_day(one.entry.happened_on)}, {one.entry.author.user.name}",
        "facts": facts,
        "text": one.text,
        "additions": [
            {"byline": _("Added on {day} by {name}").format(
                day=_day(addition.entry.written_at), name=addition.entry.author.user.name), "text": addition.text}
            for addition in one.additions
        ],
    }  # fmt: skip


def _met(one: OpenedTerm, track: Track) -> str:
    lapsed = _("Lapsed") if not track.is_open else ""
    return _day(one.term.done_on) or lapsed


def _day(day: dt.date | None) -> str:
    """As the calendar of the place has it, of a moment too."""
    local = timezone.localdate(day) if isinstance(day, dt.datetime) else day
    return formats.date_format(local) if local else ""
