"""The minutes on paper, for one participant: as far as his part goes."""

from __future__ import annotations

from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from inbeeld.chain.conferences.models import Conference
from inbeeld.foundation.access.actor import Actor
from inbeeld.foundation.access.rules import Action, Part
from inbeeld.foundation.access.services import actor_for
from inbeeld.foundation.accounts.models import Membership
from inbeeld.foundation.audit.trail import record
from inbeeld.foundation.printing.paper import pdf_of

from .reading import OpenedItem, opened


def print_minutes(conference: Conference, *, reader: Membership | None = None, by: Actor) -> bytes:
    """For oneself; who leads the case prints for another participant, and gets what that one may read."""
    by.must(Action.CASE_READ if reader is None else Action.CASE_WRITE, conference.case)
    whose = by if reader is None else actor_for(reader, second_factor=True)
    parts = [part.value for part in Part if whose.may(Action.CASE_READ, conference.case, part)]
    pdf = pdf_of(
        "conferences:minutes",
        _values(conference, parts, whose.name),
        title=_("Conference of {day}").format(day=formats.date_format(conference.on)),
        mark=_("Confidential"),
    )
    record("conference.printed", record=conference, dossier=conference.case, actor=by, fields=parts)
    return pdf


def _values(conference: Conference, parts: list[str], reader: str) -> dict[str, Any]:
    reading = opened(conference, parts)
    facts = [
        [_("Case"), conference.case.pseudonym],
        [_("How"), conference.get_way_display()],
        [_("Where"), reading.where],
        [_("Printed for"), reader],
    ]
    return {
        "facts": [[name, value] for name, value in facts if value],
        "people": {
            "name": _("Who was asked"),
            "head": [_("Name or role"), _("Organisation"), _("Presence")],
            "rows": [[one.name, one.beside, one.invitee.get_presence_display()] for one in reading.invitees],
        },
        "items": [_item(one) for one in reading.items],
        "hidden": _("Some items are not shown: they belong to parts of the case that are not open to the reader.")
        if reading.hidden
        else "",
        "decided": _("Decided"),
    }


def _item(one: OpenedItem) -> dict[str, Any]:
    return {
        "subject": one.subject,
        "notes": one.notes,
        "decisions": [
            _("{text} ({who}, by {day})").format(
                text=decision.text,
                who=decision.decision.action.owner.user.name,
                day=formats.date_format(decision.decision.action.due_on),
            )
            if decision.decision.action
            else decision.text
            for decision in one.decisions
        ],
    }
