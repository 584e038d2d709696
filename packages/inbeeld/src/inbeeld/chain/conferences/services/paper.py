"""The minutes on paper, for one participant: as far as his part goes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _

from inbeeld.chain.conferences.models import Conference
from inbeeld.chain.consents.api import Purpose, SentKind, register_sent
from inbeeld.chain.contacts.api import shown_ways
from inbeeld.foundation.access.api import Action, Actor, Ground, Part, actor_for
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.printing.api import pdf_of

from .reading import OpenedConference, OpenedInvitee, OpenedItem, opened


def print_minutes(conference: Conference, *, reader: Membership | None = None, by: Actor) -> bytes:
    """For oneself; who leads the case prints for another participant, and gets what that one may read."""
    by.must(Action.CASE_READ if reader is None else Action.CASE_WRITE, conference.case)
    whose = by if reader is None else actor_for(reader, second_factor=True)
    parts = open_parts(whose, conference)
    ways = _ways(conference, whose)
    pdf = _pdf(conference, opened(conference, parts), whose.name, ways)
    parts += [WAYS] * bool(ways)
    record("conference.printed", record=conference, dossier=conference.case, actor=by, fields=parts)
    return pdf


# Chosen beside the items: how he may be reached, and how never.
WAYS = "contact_ways"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsidePaper:
    """What somebody without access gets on paper, and on which ground; `organisation` where the product knows it."""

    items: Collection[str]
    ground: str
    organisation: Organisation | None


def print_for_outside(invitee: OpenedInvitee, given: OutsidePaper, *, conference: Conference, by: Actor) -> bytes:
    """Only the items that were chosen; that it went out is written down where a withdrawal of consent looks for it."""
    by.must(Action.CASE_WRITE, conference.case)
    reading = opened(conference, open_parts(by, conference))
    chosen = [one for one in reading.items if str(one.item.pk) in given.items]
    reading = replace(reading, items=chosen, hidden=reading.hidden + len(reading.items) - len(chosen))
    ways = _ways(conference, by) if WAYS in given.items else []
    parts = sorted({one.item.part for one in chosen} | ({WAYS} if ways else set()))
    with transaction.atomic():
        pdf = _pdf(conference, reading, invitee.name, ways)
        register_sent(
            conference.case,
            by=by,
            kind=SentKind.MINUTES,
            what="; ".join([one.subject for one in chosen] + [name for name, _text in ways]),
            to=invitee.name,
            organisation=given.organisation,
            purpose=Purpose.SHARING if given.ground == Ground.CONSENT else "",
            ground=given.ground,
        )
        record("conference.printed", record=conference, dossier=conference.case, actor=by, fields=parts)
    return pdf


def open_parts(actor: Actor, conference: Conference) -> list[str]:
    return [part.value for part in Part if actor.may(Action.CASE_READ, conference.case, part)]


def _ways(conference: Conference, actor: Actor) -> list[list[str]]:
    """How he may be reached, and how never: whoever may make a contact finds it on his paper as well."""
    known = shown_ways(conference.case, actor) or {}
    told = [
        [_("Never do this"), known.get("never", "")],
        [_("Safe ways and times"), known.get("safe", "")],
        [_("How to address him"), known.get("addressing", "")],
    ]
    return [[name, text] for name, text in told if text]


def _pdf(conference: Conference, reading: OpenedConference, reader: str, ways: list[list[str]]) -> bytes:
    title = _("Conference of {day}").format(day=formats.date_format(conference.on))
    return pdf_of(
        "conferences:minutes", _values(conference, reading, reader, ways), title=title, mark=_("Confidential")
    )


def _values(conference: Conference, reading: OpenedConference, reader: str, ways: list[list[str]]) -> dict[str, Any]:
    facts = [
        [_("Case"), conference.case.pseudonym],
        [_("How"), conference.get_way_display()],
        [_("Where"), reading.where],
        [_("Printed for"), reader],
        *ways,
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
