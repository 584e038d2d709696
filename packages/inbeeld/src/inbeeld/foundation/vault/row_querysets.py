"""Questions about rows that bear a MAC, and changes of many of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Self, TypeVar

from django.db import models, transaction
from django.db.models import QuerySet
from django.db.models.query import ModelIterable

from .revisions import newest
from .rows import MAC, NEWEST, GuardedRow, ask_newest, covered_names, mark_over, note_rows

_MARKED_AT_ONCE = 500

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

    def unchecked(self) -> Self:
        """For a subquery alone, which cannot look at MACs: whoever uses it checks what comes out, with `genuine`."""
        found = self._chain()  # type: ignore[attr-defined]
        found.checked = None
        return found  # type: ignore[no-any-return]

    def resolve_expression(self, *args: Any, **options: Any) -> Any:
        """Django asks this when rows are named by a subquery of another question: there no MAC would be looked at."""
        if self.checked is not None:
            raise TypeError(f"{self.model.__name__}: in a subquery use unchecked(), and genuine() around it.")
        return super().resolve_expression(*args, **options)

    def genuine_ids(self) -> list[Any]:
        """The primary keys of what is genuine: for questions that would take any row's word for it."""
        return [row.pk for row in self.genuine()]

    def update(self, **changes: Any) -> int:
        touched = sorted(covered_names(self.model) & changes.keys())
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
            note_rows(rows)
        return len(rows)

    def bulk_create(self, objs: Iterable[Any], *args: Any, **options: Any) -> list[Any]:
        rows = list(objs)
        if not issubclass(self.model, GuardedRow):
            return list(super().bulk_create(rows, *args, **options))
        later = [row for row in rows if row.pk is None]
        for row in rows:
            if row.pk is not None:
                row.mark()
        with transaction.atomic(using=self.db, savepoint=False):
            made: list[Any] = super().bulk_create(rows, *args, **options)
            for row in later:
                row.mark()
            self.model._base_manager.bulk_update(later, [MAC], batch_size=_MARKED_AT_ONCE)
            note_rows(rows)
        return made

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> int:
        rows, names = list[Any](objs), list(fields)
        touched = covered_names(self.model) & set(names)
        if not touched:
            return self.model._base_manager.bulk_update(rows, names, batch_size=batch_size)
        with transaction.atomic(using=self.db):
            kept: dict[Any, Any] = self.model._base_manager.select_for_update().in_bulk([row.pk for row in rows])
            ask_newest(kept.values())
            for row in rows:
                mark_over(row, kept[row.pk], touched)
            changed = self.model._base_manager.bulk_update(rows, [*names, MAC], batch_size=batch_size)
            note_rows(rows)
        return changed

    def iterator(self, chunk_size: int | None = None) -> Iterator[Any]:
        whole = self._chain()  # type: ignore[attr-defined]  # this one keeps the question as it was put
        asked = whole._with_newest()  # noqa: SLF001 - a copy of ourselves
        rows = (_told(row, asked) for row in super(GuardedQuerySet, whole).iterator(chunk_size))
        return rows if self.checked is None else (row for row in rows if self._is_genuine(row))

    def _fetch_all(self) -> None:
        if self._result_cache is not None:
            super()._fetch_all()
            return
        question = self.query
        asked = self._with_newest()
        super()._fetch_all()
        self.query = question
        rows: list[Any] = self._result_cache or []
        for row in rows:
            _told(row, asked)
        if not asked and self.query.select_for_update and self._iterable_class is ModelIterable:
            ask_newest(row for row in rows if isinstance(row, GuardedRow))
        if self.checked is not None:
            self._result_cache = [row for row in rows if self._is_genuine(row)]

    def _with_newest(self) -> dict[str, str]:
        """Have this very query bring along which revision is the newest; by name, the path to each row.

        Not where rows are locked: after waiting for a lock a row is read anew, and what stands beside it is not.
        """
        if self._iterable_class is not ModelIterable or self.query.combinator or self.query.select_for_update:
            return {}
        asked = {"_".join([NEWEST, *filter(None, path.split("__"))]): path for path in _guarded_paths(self)}
        if asked:
            told = {name: newest(self.model, path) for name, path in asked.items()}
            self.query = self.annotate(**told).query
        return asked

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


def _guarded_paths(rows: GuardedQuerySet[Any]) -> list[str]:
    """The row itself, and what a query brings along of other tables, as far as they bear a MAC."""
    wanted = rows.query.select_related
    along = list(_along(rows.model, wanted)) if isinstance(wanted, dict) else []
    return [*([""] if issubclass(rows.model, GuardedRow) else []), *along]


def _along(model: Any, wanted: dict[str, Any], before: str = "") -> Iterator[str]:
    for name, further in wanted.items():
        field: Any = next((field for field in model._meta.concrete_fields if field.name == name), None)
        if field is None:  # a relation backwards: asked for when it is looked at
            continue
        path = f"{before}{name}"
        if issubclass(field.related_model, GuardedRow):
            yield path
        yield from _along(field.related_model, further, f"{path}__")


def _told(row: Any, asked: dict[str, str]) -> Any:
    """Put what a query brought along at the rows that it is about."""
    for name, path in asked.items():
        mac = row.__dict__.pop(name, None)
        reached: Any = row
        for step in filter(None, path.split("__")):
            reached = reached._state.fields_cache.get(step) if reached is not None else None  # noqa: SLF001 - no question asked
        if isinstance(reached, GuardedRow):
            reached.newest_mac = mac or ""
    return row


def _reached(row: Any, path: str) -> Any:
    for name in filter(None, path.split("__")):
        row = getattr(row, name)
    return row
