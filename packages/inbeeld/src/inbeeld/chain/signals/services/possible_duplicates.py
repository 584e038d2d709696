"""Signals that may be about the same person, as far as the reader may see them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from inbeeld.chain.signals.match_reasons import Likeness, Side, likeness, telling_words
from inbeeld.chain.signals.models import Signal, SignalAttachment, SignalContactTerm
from inbeeld.chain.signals.querysets import SignalQuerySet
from inbeeld.chain.signals.terms import double_days
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record

from .linking import compared_already

COMPARED_AT_MOST = 100
# Of a document only its digest is looked at, never what is in it.
ATTACHMENTS = Prefetch(
    "attachments",
    SignalAttachment.objects.select_related("file__data_key"),
)


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """Another signal, what both have in common, and what stands in it."""

    signal: Signal
    likeness: Likeness
    facts: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was found, and with how many signals this one was compared, out of how many that could be."""

    duplicates: list[PossibleDuplicate]
    compared: int
    out_of: int


def find_possible_duplicates(signal: Signal, *, by: Actor) -> Comparison:
    """By day of receipt, the nearest first; which of them is the same boy is for people to say."""
    by.must(Action.SIGNAL_HANDLE, signal)
    own = _side(signal)
    found = []
    candidates = _candidates(signal, by)
    others = list(candidates[:COMPARED_AT_MOST])
    for other in others:
        shared = likeness(own, _side(other))
        if shared.deserves_a_look:
            found.append(PossibleDuplicate(other, shared, other.reveal("facts") or ""))
    if found:
        record("signal.compared", records=[signal, *(one.signal for one in found)], actor=by, fields=["facts"])
    nearest_first = sorted(found, key=lambda one: (one.likeness.days_apart, str(one.signal.pk)))
    all_of_them = len(others) < COMPARED_AT_MOST
    return Comparison(nearest_first, len(others), len(others) if all_of_them else candidates.count())


def may_have_duplicates(signal: Signal, actor: Actor) -> bool:
    """Whether looking makes sense; nothing is opened for it."""
    return _candidates(signal, actor).exists()


def _candidates(signal: Signal, actor: Actor) -> SignalQuerySet:
    """In one's own reach: near in time in the same municipality, or with the same telephone number or address."""
    days = dt.timedelta(days=double_days(timezone.localdate()))
    near = Q(received_at__gte=signal.received_at - days, received_at__lte=signal.received_at + days)
    near &= Q(municipality=signal.municipality_id) if signal.municipality_id else Q(form=signal.form)
    terms = list(signal.contact_terms.values_list("term", flat=True))
    same = Exists(SignalContactTerm.objects.filter(signal=OuterRef("pk"), term__in=terms))
    others = Signal.objects.visible_to(actor, Action.SIGNAL_HANDLE).filter(near | same)
    surest = [same.desc()] if terms else []  # without terms it is a constant, by which PostgreSQL does not order
    found = others.exclude(pk__in={signal.pk, *compared_already(signal)}).order_by(*surest, "-received_at")
    return found.select_related("data_key", "municipality", "region", "handler__user").prefetch_related(
        "persons", "contact_terms", ATTACHMENTS
    )


def _side(signal: Signal) -> Side:
    return Side(
        received_on=timezone.localdate(signal.received_at),
        municipality_id=signal.municipality_id,
        form=signal.form,
        setting=signal.setting,
        persons=frozenset((person.age_band, person.sex) for person in signal.persons.all()),
        contact_terms=frozenset(one.term for one in signal.contact_terms.all()),
        attachments=frozenset(one.file.reveal("digest") for one in signal.attachments.all()),
        author_id=signal.handed_in_by_id,
        words=telling_words(signal.reveal("facts") or ""),
    )
