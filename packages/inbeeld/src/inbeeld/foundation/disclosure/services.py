"""Publishing the counts of a period, and taking a publication back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.rooms.api import hooks_of

from .counted import PeriodCount
from .ledger import ledger
from .models import Publication
from .protected import Protected
from .structures import THRESHOLD, structure_of

if TYPE_CHECKING:
    from darkfigure.disclosure import FrequencyTable, Release, ReleaseLedger

Codes = tuple[str, ...]

SECONDS = 20.0
State, Reason = Publication.State, Publication.Reason


def period_counts() -> dict[str, PeriodCount]:
    """All that is counted by period, by its name."""
    return {source.name: source for source in hooks_of(PeriodCount)}


def ask(source: PeriodCount, period: str, *, by: Actor, also_hidden: Iterable[Codes] = ()) -> Publication:
    """The caller puts the task in the queue."""
    by.must(Action.FIGURES_READ)
    if period not in source.periods(timezone.localdate()):
        raise LookupError(period)
    with transaction.atomic():
        hidden = [list(cell) for cell in also_hidden]
        made = Publication.objects.create(source=source.name, period=period, by_id=by.member, also_hidden=hidden)
        record("figures.asked", actor=by, fields=[source.name, period])
    return made


def make(publication: Publication, *, by: Actor) -> None:
    """Count, hide, compare with all that was published before; then publish, or refuse with what could be hidden."""
    by.must(Action.FIGURES_READ)
    from darkfigure import UnsafeRelease
    from darkfigure.disclosure import FrequencyTable

    source, period = period_counts()[publication.source], publication.period
    structure = structure_of(source.name, source.unit, source.axes(period), source.tables)
    table = FrequencyTable.from_records(structure, source.records(period))
    if not table.counts.sum():
        return _refuse(publication, Reason.EMPTY, by=by)
    known, population = ledger(), population_of(publication)
    try:
        release = _hide_also(_suppressed(table, known, population), publication)
    except UnsafeRelease:
        return _refuse(publication, Reason.ALONE, by=by)
    state = timezone.now().isoformat(timespec="microseconds")
    try:
        with transaction.atomic():
            entry = known.add(release, title=str(publication), population=population, state=state)
            _settle(publication, State.READY, entry=entry.number)
            record("figures.published", actor=by, fields=[source.name, period])
    except IntegrityError:
        return _refuse(publication, Reason.BUSY, by=by)
    except UnsafeRelease:
        verdict = known.check(release, population=population, state=state)
        offer = [list(cell) for cell in verdict.hide] if verdict.enough else []
        return _refuse(publication, Reason.BESIDE_OTHERS, offer=offer, by=by)
    return None


def withdraw(publication: Publication, *, by: Actor) -> None:
    """It is no longer shown. The ledger keeps it: what was read cannot be unread."""
    by.must(Action.FIGURES_READ)
    with transaction.atomic():
        current = Publication.objects.select_for_update().get(pk=publication.pk)
        if current.state != State.READY or current.entry is None:
            return
        ledger().withdraw(current.entry, title=str(current))
        _settle(current, State.WITHDRAWN)
        record("figures.withdrawn", actor=by, fields=[current.source, current.period])


def published(publication: Publication) -> Protected:
    """What the ledger holds of a publication, in words."""
    source = period_counts()[publication.source]
    entry = next(entry for entry in ledger() if entry.number == publication.entry)
    if entry.release is None:
        raise LookupError(publication.pk)
    day = timezone.localdate(publication.at)
    axes = source.axes(publication.period)
    return Protected(source.title, axes, entry.release, day, publication.period, source.remark)


def population_of(publication: Publication) -> str:
    """Whose counts these are: releases about the same persons are attacked together."""
    return f"{publication.source} {publication.period}"


def earlier(publication: Publication) -> list[Publication]:
    """What was published before about the same persons, withdrawn or not."""
    same = Publication.objects.filter(source=publication.source, period=publication.period, entry__isnull=False)
    return list(same.exclude(pk=publication.pk).order_by("at"))


def _suppressed(table: FrequencyTable, known: ReleaseLedger, population: str) -> Release:
    """What was hidden before is hidden again where that costs nothing."""
    from darkfigure.disclosure import Rules, suppress

    before = known.known(population, table.structure.unit)
    previous = before[-1].release.hidden if before and before[-1].release else ()
    there = [cell for cell in previous if cell in table.structure.numbers]
    return suppress(table, Rules(THRESHOLD), previous=there, seconds=SECONDS).release


def _hide_also(release: Release, publication: Publication) -> Release:
    """Hide what was agreed to after a refusal; a zero that everybody may see stays."""
    from darkfigure.disclosure import Status

    cells = [tuple(cell) for cell in publication.also_hidden]
    hidden = [cell for cell in cells if release.values.get(cell)]
    values = {**release.values, **dict.fromkeys(hidden)}
    return replace(release, values=values, statuses={**release.statuses, **dict.fromkeys(hidden, Status.HIDDEN)})


def _refuse(publication: Publication, reason: str, *, by: Actor, offer: Iterable[list[str]] = ()) -> None:
    with transaction.atomic():
        _settle(publication, State.REFUSED, reason=reason, offer=list(offer))
        record("figures.refused", actor=by, fields=[publication.source, publication.period])


def _settle(publication: Publication, state: str, **values: object) -> None:
    for name, value in {"state": state, **values}.items():
        setattr(publication, name, value)
    publication.save(update_fields=["state", *values])
