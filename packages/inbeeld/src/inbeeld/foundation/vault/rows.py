"""Rows that decide who may do what: each bears a keyed hash (MAC) of what it says and of which row it is.

The key is derived from the master keys and is not in the database, so whoever can write in the database cannot make a
row that gives a right, change one, or copy one to somebody else. A row whose MAC is wrong is not genuine: it gives
nothing, and whoever listens (`on_forged`) is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Self, TypeVar

from django.apps import apps
from django.db import models, transaction
from django.db.models import QuerySet

from .errors import RowForged
from .row_macs import mac_for, mac_is_right

MAC = "row_mac"
_MARKED_AT_ONCE = 500

Values = tuple[Any, ...]
Listener = Callable[[str, Any], None]

_listeners: list[Listener] = []


def on_forged(listener: Listener) -> None:
    """Have `listener(label, primary_key)` called for each row that turns out not to be genuine."""
    if listener not in _listeners:
        _listeners.append(listener)


def report_forged(label: str, key: Any) -> None:
    for listener in _listeners:
        listener(label, key)


M = TypeVar("M", bound=models.Model)


class GuardedQuerySet(QuerySet[M]):
    """Writes MACs along, and leaves out what is not genuine where `genuine()` was asked.

    `update` refuses the columns that a MAC covers; `change` does the same with the MAC.
    """

    checked: tuple[str, ...] | None = None

    def genuine(self, *through: str) -> Self:
        """Only rows that are genuine themselves, or (named by the relation) of which the record they hang on is."""
        found = self._chain()  # type: ignore[attr-defined]  # Django's own way to a copy
        found.checked = (*(self.checked or ()), *(through or ("",)))
        return found  # type: ignore[no-any-return]

    def genuine_ids(self) -> list[Any]:
        """The primary keys of what is genuine: for questions that would take any row's word for it."""
        return [row.pk for row in self.genuine()]

    def update(self, **changes: Any) -> int:
        touched = sorted(_covered_names(self.model) & changes.keys())
        if touched:
            message = f"{self.model.__name__}.{touched[0]} is covered by a MAC. Save the record, or use change()."
            raise TypeError(message)
        return super().update(**changes)

    def change(self, **changes: Any) -> int:
        """As `update`, for columns that a MAC covers: a row that is not genuine stays as it is."""
        with transaction.atomic(using=self.db):
            rows: list[Any] = list(self.select_for_update(of=("self",)).genuine())
            for row in rows:
                for name, value in changes.items():
                    _put(row, name, value)
                row.mark()
            self.model._base_manager.bulk_update(rows, [*changes, MAC], batch_size=_MARKED_AT_ONCE)
        return len(rows)

    def bulk_create(self, objs: Iterable[Any], *args: Any, **options: Any) -> list[Any]:
        rows = list(objs)
        if not issubclass(self.model, GuardedRow):
            return list(super().bulk_create(rows, *args, **options))
        later = [row for row in rows if row.pk is None]
        for row in rows:
            if row.pk is not None:
                row.mark()
        made: list[Any] = super().bulk_create(rows, *args, **options)
        if later:
            for row in later:
                row.mark()
            self.model._base_manager.bulk_update(later, [MAC], batch_size=_MARKED_AT_ONCE)
        return made

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> int:
        rows, names = list[Any](objs), list(fields)
        touched = _covered_names(self.model) & set(names)
        if not touched:
            return self.model._base_manager.bulk_update(rows, names, batch_size=batch_size)
        with transaction.atomic(using=self.db):
            kept: dict[Any, Any] = self.model._base_manager.select_for_update().in_bulk([row.pk for row in rows])
            for row in rows:
                _mark_over(row, kept[row.pk], touched)
            return self.model._base_manager.bulk_update(rows, [*names, MAC], batch_size=batch_size)

    def iterator(self, chunk_size: int | None = None) -> Iterator[Any]:
        rows = super().iterator(chunk_size)
        return rows if self.checked is None else (row for row in rows if self._is_genuine(row))

    def _fetch_all(self) -> None:
        fetched = self._result_cache is None
        super()._fetch_all()
        if fetched and self.checked is not None and self._result_cache is not None:
            self._result_cache = [row for row in self._result_cache if self._is_genuine(row)]

    def _clone(self) -> Self:
        found = super()._clone()  # type: ignore[misc]
        found.checked = self.checked
        return found  # type: ignore[no-any-return]

    def _is_genuine(self, row: Any) -> bool:
        if not isinstance(row, models.Model):
            return True
        return all(_reached(row, path).is_genuine for path in self.checked or ())


def _put(row: models.Model, name: str, value: Any) -> None:
    """As `update` takes it: a related record, or its primary key."""
    field: Any = row._meta.get_field(name)
    is_key = field.is_relation and not isinstance(value, models.Model)
    setattr(row, field.attname if is_key else name, value)


class GuardedRow(models.Model):
    """A row that bears a MAC of the columns named in `guarded`, of its table and of its primary key."""

    guarded: ClassVar[tuple[str, ...]]

    row_mac = models.CharField(max_length=160, blank=True, editable=False)

    as_loaded: Values | None = None
    found_genuine: bool | None = None

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        names = options.get("update_fields")
        if self._state.adding or args:
            self._save_new(*args, **options)
            return
        covered = _covered_names(type(self))
        touched = covered if names is None else covered & set(names)
        if touched and not self._is_as_loaded(names):
            with transaction.atomic(using=options.get("using")):
                kept = type(self)._base_manager.select_for_update().get(pk=self.pk)
                _mark_over(self, kept, touched)
                super().save(**{**options, "update_fields": None if names is None else {*names, MAC}})
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
        self.found_genuine = None

    @property
    def is_genuine(self) -> bool:
        """Whether the row is as this installation wrote it. Looked at once for each row that was loaded."""
        if self.found_genuine is None:
            self.found_genuine = self._state.adding or _holds(self, self.as_loaded or self._fetched())
            if not self.found_genuine:
                report_forged(self._meta.label_lower, self.pk)
        return self.found_genuine

    def must_be_genuine(self) -> None:
        if not self.is_genuine:
            raise RowForged(self._meta.label_lower, self.pk)

    def mark(self) -> None:
        """Give the row the MAC of what it says now; the caller saves, and has seen that it was genuine."""
        self.row_mac = mac_of(self)

    def _save_new(self, *args: Any, **options: Any) -> None:
        if self.pk is not None:
            self.mark()
            super().save(*args, **options)
        else:  # the database gives out the number that the MAC is bound to
            with transaction.atomic(using=options.get("using")):
                super().save(*args, **options)
                self.mark()
                type(self)._base_manager.filter(pk=self.pk).update(**{MAC: self.row_mac})
        self.as_loaded, self.found_genuine = _values_in(self), None

    def _is_as_loaded(self, names: Any) -> bool:
        """A whole row that is written back as it was read keeps the MAC that it has."""
        return names is None and self.as_loaded is not None and self.as_loaded == _values_in(self)

    def _fetched(self) -> Values:
        """For a record of which only a part was loaded."""
        kept = type(self)._base_manager.filter(pk=self.pk).values_list(*covered_columns(type(self)), MAC).first()
        return tuple(kept) if kept else ()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Rows of a library that bear a MAC in a place of their own."""

    model: type[models.Model]
    is_genuine: Callable[[Any], bool]
    mark: Callable[[Any], None]
    mac: Callable[[Any], str]


_elsewhere: dict[type[models.Model], Elsewhere] = {}


def guard_elsewhere(rows: Elsewhere) -> None:
    _elsewhere[rows.model] = rows


def guarded_elsewhere() -> list[Elsewhere]:
    return list(_elsewhere.values())


def guarded_models() -> list[type[GuardedRow]]:
    return [model for model in apps.get_models() if issubclass(model, GuardedRow)]


@cache
def covered_columns(model: type[GuardedRow]) -> tuple[str, ...]:
    fields: list[Any] = [model._meta.get_field(name) for name in model.guarded]
    return tuple(field.attname for field in fields)


def mac_of(row: GuardedRow) -> str:
    """The MAC of what the record says, as it stands in the column: the key it was made with, and the hash."""
    model = row._meta.concrete_model or type(row)
    said = [_meant(model, name, getattr(row, name)) for name in covered_columns(type(row))]
    return mac_for(model._meta.label_lower, row.pk, said)


def _holds(row: GuardedRow, values: Values) -> bool:
    if not values:
        return False
    model = row._meta.concrete_model or type(row)
    return mac_is_right(model._meta.label_lower, row.pk, values[:-1], str(values[-1]))


def _mark_over(row: GuardedRow, kept: GuardedRow, touched: frozenset[str]) -> None:
    """The MAC of the row that will stand there: what is kept, with what `row` changes of it."""
    kept.must_be_genuine()
    for name in touched:
        field: Any = row._meta.get_field(name)
        setattr(kept, field.attname, getattr(row, field.attname))
    row.row_mac = mac_of(kept)


def _values_in(row: GuardedRow) -> Values | None:
    """What was loaded of the covered columns and the MAC; None when a part was left out."""
    inside = row.__dict__
    names = (*covered_columns(type(row)), MAC)
    return tuple(inside[name] for name in names) if all(name in inside for name in names) else None


@cache
def _covered_names(model: type[models.Model]) -> frozenset[str]:
    """Each covered column by both its names: a foreign key is `user` and `user_id`."""
    fields: list[Any] = [model._meta.get_field(name) for name in getattr(model, "guarded", ())]
    return frozenset(name for field in fields for name in (field.name, field.attname))


def _reached(row: Any, path: str) -> Any:
    for name in filter(None, path.split("__")):
        row = getattr(row, name)
    return row


def _meant(model: type[models.Model], column: str, value: Any) -> Any:
    """The value as it will be read back: what is given may be a text where the column holds a date."""
    field: Any = model._meta.get_field(column)
    if value is not None and hasattr(value, "resolve_expression"):
        raise TypeError(f"{model.__name__}.{column} is covered by a MAC and takes values, not expressions.")
    return field.to_python(value)
