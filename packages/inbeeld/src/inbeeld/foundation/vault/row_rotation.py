"""Bring the MACs of rows under the current master key, give them to rows that never had one, look at all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models, transaction

from .elsewhere import guarded_elsewhere
from .forged import report_forged
from .keys import key_provider
from .revisions import Change, RowRevision, name_of, newest, next_revision, note, standing
from .row_macs import made_with, revision_in
from .rows import MAC, NEWEST, GuardedRow, guarded_models, mac_of, note_rows

PORTION = 500


def remark_stale_rows() -> Iterator[int]:
    """In portions, each in a transaction of its own; what is not genuine keeps the MAC that it has, and is wrong."""
    current = key_provider().current_key_id()
    for model in guarded_models():
        stale = model._base_manager.exclude(**{f"{MAC}__startswith": f"{current}."})
        yield from _in_portions(stale, _remark)
    for rows in guarded_elsewhere():
        others = [row for row in rows.model._base_manager.all() if made_with(rows.mac(row)) != current]
        yield sum(_remark_elsewhere(rows, row) for row in others)


def master_keys_in_rows() -> set[str]:
    """The ids of the master keys that MACs of genuine rows stand under: none of these may be retired."""
    current = key_provider().current_key_id()
    found: set[str] = set()
    for model in guarded_models():
        stale = model._base_manager.exclude(**{f"{MAC}__startswith": f"{current}."})
        found |= {made_with(row.row_mac) for row in stale.iterator(chunk_size=PORTION) if row.is_genuine}
    for rows in guarded_elsewhere():
        found |= {made_with(rows.mac(row)) for row in rows.model._base_manager.all() if rows.is_genuine(row)}
    return found


def forged_rows() -> Iterator[tuple[str, Any]]:
    """The label and the primary key of every row that is not as it was written here last, or was deleted by others."""
    for model in guarded_models():
        missed = standing(model._meta.label_lower)
        told = model._base_manager.order_by("pk").annotate(**{NEWEST: newest(model)})
        for row in told.iterator(chunk_size=PORTION):
            missed.discard(name_of(model._meta.label_lower, row.pk))
            if not row.is_genuine:
                yield model._meta.label_lower, row.pk
        yield from _deleted(model._meta.label_lower, missed)
    for rows in guarded_elsewhere():
        label = rows.model._meta.label_lower
        missed = standing(label)
        for other in rows.model._base_manager.order_by("pk"):
            missed.discard(name_of(label, other.pk))
            if not rows.is_genuine(other):
                yield label, other.pk
        yield from _deleted(label, missed)


def deleted_rows(model: type[GuardedRow]) -> set[str]:
    """The names of rows of one table that are missed: written here, and not deleted by the product."""
    label = model._meta.label_lower
    return standing(label) - {name_of(label, key) for key in model._base_manager.values_list("pk", flat=True)}


def is_missed(label: str, key: Any) -> bool:
    """Whether one row was written here, is gone, and was not deleted by the product."""
    model = _guarded(label)
    if model is None or model._base_manager.filter(pk=_as_pk(model, key)).exists():
        return False
    told = RowRevision.objects.filter(row=name_of(label, _as_pk(model, key))).first()
    return told is None or not (told.gone and Change(told.row, told.revision, gone=True).has(told.mac))


def settle_missed(label: str, key: Any) -> None:
    """Say that a missed row stays gone: nothing asks for it any more. The caller holds a transaction and logs it."""
    model = _guarded(label)
    if model is None or not is_missed(label, key):
        raise LookupError(label)
    name = name_of(label, _as_pk(model, key))
    told = RowRevision.objects.select_for_update().filter(row=name).first()
    note([Change(name, next_revision(told.revision if told else 0), gone=True)])


def _guarded(label: str) -> type[models.Model] | None:
    known = [*guarded_models(), *(rows.model for rows in guarded_elsewhere())]
    return next((model for model in known if model._meta.label_lower == label), None)


def _as_pk(model: type[models.Model], key: Any) -> Any:
    pk: Any = model._meta.pk
    return pk.to_python(key)


def _deleted(label: str, missed: set[str]) -> Iterator[tuple[str, Any]]:
    for name in sorted(missed):
        key = name.removeprefix(name_of(label, ""))
        report_forged(label, key)
        yield label, key


def unmarked_rows() -> dict[str, int]:
    """How many rows of each table never had a MAC."""
    found = {model._meta.label_lower: model._base_manager.filter(**{MAC: ""}).count() for model in guarded_models()}
    for rows in guarded_elsewhere():
        found[rows.model._meta.label_lower] = sum(not rows.mac(row) for row in rows.model._base_manager.all())
    return {label: count for label, count in found.items() if count}


def has_marked_rows() -> bool:
    """Whether any row bears a MAC: then one without is no row of before, but one that somebody put in."""
    return any(model._base_manager.exclude(**{MAC: ""}).exists() for model in guarded_models()) or any(
        rows.mac(row) for rows in guarded_elsewhere() for row in rows.model._base_manager.all()
    )


@transaction.atomic
def mark_everything() -> int:
    """Give every row a MAC: once, by hand, for data of before there were any."""
    if has_marked_rows():
        raise ValueError("There are MACs already: a row without one was put in by somebody.")
    marked = 0
    for model in guarded_models():
        rows = list(model._base_manager.all())
        for row in rows:
            row.mark()
        model._base_manager.bulk_update(rows, [MAC], batch_size=PORTION)
        note_rows(rows)
        marked += len(rows)
    for other in guarded_elsewhere():
        for one in other.model._base_manager.all():
            one.save()  # the library's rows are marked whenever they are saved
            marked += 1
    return marked


def _in_portions(stale: models.QuerySet[Any], work: Any) -> Iterator[int]:
    last: Any = None
    while True:
        with transaction.atomic():
            ahead = stale if last is None else stale.filter(pk__gt=last)
            rows = list(ahead.order_by("pk").select_for_update()[:PORTION])
            if not rows:
                return
            done = work(rows)
        last = rows[-1].pk
        yield done


def _remark(rows: list[GuardedRow]) -> int:
    genuine = [row for row in rows if row.is_genuine]
    for row in genuine:
        row.row_mac = mac_of(row, revision_in(row.row_mac))  # the same revision: nothing that it says has changed
    if genuine:
        type(genuine[0])._base_manager.bulk_update(genuine, [MAC])
    return len(genuine)


def _remark_elsewhere(rows: Any, row: Any) -> int:
    if not rows.is_genuine(row):
        return 0
    row.save()
    return 1
