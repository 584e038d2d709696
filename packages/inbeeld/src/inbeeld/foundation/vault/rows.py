"""Rows that decide who may do what: each bears a keyed hash (MAC) of what it says and of which row it is.

The key is derived from the master keys and is not in the database, so whoever can write in the database cannot make a
row that gives a right, change one, or copy one to somebody else; `revisions` says why an earlier one cannot be put
back. A row that is not genuine gives nothing, and whoever listens (`forged.on_forged`) is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, ClassVar, Self

from django.apps import apps
from django.db import models, transaction
from django.db.models.signals import post_delete

from .errors import RowForged
from .forged import report_forged
from .revisions import Change, name_of, newest, newest_of, next_revision, note
from .row_macs import mac_of_revision, mac_of_revision_is_right, revision_in

MAC = "row_mac"
NEWEST = "newest_mac"

Values = tuple[Any, ...]


class GuardedRow(models.Model):
    """A row that bears a MAC of the columns named in `guarded`, of its table and of its primary key."""

    guarded: ClassVar[tuple[str, ...]]

    row_mac = models.CharField(max_length=160, blank=True, editable=False)

    as_loaded: Values | None = None
    found_genuine: bool | None = None
    newest_mac: str | None = None

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        names = options.get("update_fields")
        if self._state.adding or args:
            self._save_new(*args, **options)
            return
        covered = covered_names(type(self))
        touched = covered if names is None else covered & set(names)
        if touched and not self._is_as_loaded(names):
            with transaction.atomic(using=options.get("using")):
                kept = type(self)._base_manager.select_for_update().get(pk=self.pk)
                ask_newest([kept])
                mark_over(self, kept, touched)
                super().save(**{**options, "update_fields": None if names is None else {*names, MAC}})
                note_rows([self])
        else:
            super().save(**options)
        if touched:
            self.as_loaded, self.found_genuine = _values_in(self), None

    save.alters_data = True  # type: ignore[attr-defined]

    @classmethod
    def from_db(cls, *args: Any, **options: Any) -> Self:
        row = super().from_db(*args, **options)
        row.as_loaded = _values_in(row)
        return row

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        super().refresh_from_db(*args, **kwargs)
        self.as_loaded = _values_in(self)
        self.found_genuine = self.newest_mac = None

    @property
    def is_genuine(self) -> bool:
        """Whether the row is as this installation wrote it. Looked at once for each row that was loaded."""
        if self.found_genuine is None:
            self.found_genuine = self._state.adding or (
                _holds(self, self.as_loaded or self._fetched()) and self._is_newest()
            )
            if not self.found_genuine:
                report_forged(self._meta.label_lower, self.pk)
        return self.found_genuine

    def must_be_genuine(self) -> None:
        if not self.is_genuine:
            raise RowForged(self._meta.label_lower, self.pk)

    def mark(self) -> None:
        """Give the row the MAC of what it says now, in a new revision.

        The caller has seen that the row was genuine, saves it and calls `note_rows`.
        """
        self.row_mac = mac_of(self, next_revision(revision_in(self.row_mac)))

    @property
    def revision(self) -> Change:
        """As it stands in the table of revisions."""
        return Change(_name(self), revision_in(self.row_mac))

    def _save_new(self, *args: Any, **options: Any) -> None:
        with transaction.atomic(using=options.get("using"), savepoint=False):
            if self.pk is not None:
                self.mark()
                super().save(*args, **options)
            else:  # the database gives out the number that the MAC is bound to
                super().save(*args, **options)
                self.mark()
                type(self)._base_manager.filter(pk=self.pk).update(**{MAC: self.row_mac})
            note_rows([self])
        self.as_loaded, self.found_genuine = _values_in(self), None

    def _is_as_loaded(self, names: Any) -> bool:
        """A whole row that is written back as it was read keeps the MAC that it has."""
        return names is None and self.as_loaded is not None and self.as_loaded == _values_in(self)

    def _fetched(self) -> Values:
        """For a record of which only a part was loaded."""
        kept = type(self)._base_manager.filter(pk=self.pk).values_list(*covered_columns(type(self)), MAC).first()
        return tuple(kept) if kept else ()

    def _is_newest(self) -> bool:
        """Asked in one statement for a row that came without: what was loaded may have been changed since, rightly."""
        if self.newest_mac is not None and self.as_loaded is not None:
            return Change(_name(self), revision_in(str(self.as_loaded[-1]))).has(self.newest_mac)
        model = type(self)
        told = model._base_manager.filter(pk=self.pk).annotate(**{NEWEST: newest(model)})
        kept = told.values_list(MAC, NEWEST).first()
        return kept is not None and Change(_name(self), revision_in(kept[0])).has(kept[1])


def guarded_models() -> list[type[GuardedRow]]:
    return [model for model in apps.get_models() if issubclass(model, GuardedRow)]


def note_rows(rows: Iterable[GuardedRow]) -> None:
    """Write down the revisions of rows that were marked and saved, in the same transaction."""
    marked = list(rows)
    note([row.revision for row in marked])
    for row in marked:
        row.newest_mac = row.revision.mac


def note_deleted(*, instance: Any, **_: Any) -> None:
    """The product deleted this row: whoever misses it need not be told."""
    if isinstance(instance, GuardedRow):
        note([Change(_name(instance), next_revision(revision_in(instance.row_mac)), gone=True)])


def listen_to_deletions() -> None:
    """Called once, when the program starts. Cascades delete rows too, and pass no method of ours."""
    for model in guarded_models():
        post_delete.connect(note_deleted, sender=model, dispatch_uid=f"deleted {model._meta.label_lower}")


@cache
def covered_columns(model: type[GuardedRow]) -> tuple[str, ...]:
    fields: list[Any] = [model._meta.get_field(name) for name in model.guarded]
    return tuple(field.attname for field in fields)


def mac_of(row: GuardedRow, revision: int) -> str:
    """The MAC of what the record says, as it stands in the column: its key, its revision, and the hash."""
    model = row._meta.concrete_model or type(row)
    said = [_meant(model, name, getattr(row, name)) for name in covered_columns(type(row))]
    return mac_of_revision(model._meta.label_lower, row.pk, revision, said)


def _name(row: models.Model) -> str:
    return name_of((row._meta.concrete_model or type(row))._meta.label_lower, row.pk)


def _holds(row: GuardedRow, values: Values) -> bool:
    if not values:
        return False
    model = row._meta.concrete_model or type(row)
    return mac_of_revision_is_right(model._meta.label_lower, row.pk, values[:-1], str(values[-1]))


def ask_newest(rows: Iterable[GuardedRow]) -> None:
    """One question for rows that are locked."""
    locked = [row for row in rows if row.newest_mac is None]
    told = newest_of([_name(row) for row in locked]) if locked else {}
    for row in locked:
        row.newest_mac = told.get(_name(row), "")


def mark_over(row: GuardedRow, kept: GuardedRow, touched: frozenset[str]) -> None:
    """The MAC of the row that will stand there: what is kept, with what `row` changes of it."""
    kept.must_be_genuine()
    for name in touched:
        field: Any = row._meta.get_field(name)
        setattr(kept, field.attname, getattr(row, field.attname))
    kept.mark()
    row.row_mac = kept.row_mac


def _values_in(row: GuardedRow) -> Values | None:
    """What was loaded of the covered columns and the MAC; None when a part was left out."""
    inside = row.__dict__
    names = (*covered_columns(type(row)), MAC)
    return tuple(inside[name] for name in names) if all(name in inside for name in names) else None


@cache
def covered_names(model: type[models.Model]) -> frozenset[str]:
    """Each covered column by both its names: a foreign key is `user` and `user_id`."""
    fields: list[Any] = [model._meta.get_field(name) for name in getattr(model, "guarded", ())]
    return frozenset(name for field in fields for name in (field.name, field.attname))


def _meant(model: type[models.Model], column: str, value: Any) -> Any:
    """The value as it will be read back: what is given may be a text where the column holds a date."""
    field: Any = model._meta.get_field(column)
    if value is not None and hasattr(value, "resolve_expression"):
        raise TypeError(f"{model.__name__}.{column} is covered by a MAC and takes values, not expressions.")
    return field.to_python(value)
