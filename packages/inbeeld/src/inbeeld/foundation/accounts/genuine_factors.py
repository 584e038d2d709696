"""Second factors bear a MAC of their owner and of what they hold, in a revision that the log knows.

The table is django-allauth's, so the MAC stands among the data of each factor, and the library's own manager gives way
to one that leaves out what is not genuine: one that was copied to somebody else, or removed and put back.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import models
from django.db.models.signals import post_delete, post_save, pre_save

from inbeeld.foundation.vault.api import (
    Change,
    Elsewhere,
    guard_elsewhere,
    mac_for,
    mac_is_right,
    name_of,
    newest,
    next_revision,
    note,
    report_forged,
)

MARK = "mark"
REVISION = "revision"
_LABEL = "mfa.authenticator"
_NEWEST = "newest_mac"


class FactorQuerySet(models.QuerySet[Any]):
    def _fetch_all(self) -> None:
        if self._result_cache is not None:
            super()._fetch_all()
            return
        if self._iterable_class is models.query.ModelIterable and not self.query.select_for_update:
            self.query = self.annotate(**{_NEWEST: newest(Authenticator)}).query
        super()._fetch_all()
        if self._result_cache is not None:
            self._result_cache = [one for one in self._result_cache if _counts(one)]

    def exists(self) -> bool:
        return bool(len(self._chain()))  # type: ignore[attr-defined]

    def count(self) -> int:
        return len(self._chain())  # type: ignore[attr-defined]


def guard() -> None:
    """Called once, when the program starts."""
    Authenticator._meta.local_managers.clear()
    Authenticator.add_to_class("objects", FactorQuerySet.as_manager())
    pre_save.connect(_mark, sender=Authenticator, dispatch_uid="mark second factor")
    post_save.connect(_note, sender=Authenticator, dispatch_uid="note second factor")
    post_delete.connect(_note_deleted, sender=Authenticator, dispatch_uid="second factor deleted")
    guard_elsewhere(Elsewhere(Authenticator, is_genuine=is_genuine, mark=mark, mac=lambda one: one.data.get(MARK, "")))


def is_genuine(factor: Authenticator) -> bool:
    kept = factor.data.get(MARK, "") if isinstance(factor.data, dict) else ""
    if not (isinstance(kept, str) and mac_is_right(_LABEL, factor.user_id, _said(factor), kept)):
        return False
    told: str | None = factor.__dict__.get(_NEWEST)
    if told is None:
        rows = Authenticator._base_manager.filter(pk=factor.pk).annotate(**{_NEWEST: newest(Authenticator)})
        told = rows.values_list(_NEWEST, flat=True).first()
    return _revision(factor).has(told)


def mark(factor: Authenticator) -> None:
    """In a new revision; the caller saves."""
    said = {**factor.data, REVISION: next_revision(_revision(factor).revision)}
    factor.data = said
    factor.data = {**said, MARK: mac_for(_LABEL, factor.user_id, _said(factor))}


def _said(factor: Authenticator) -> list[Any]:
    return [str(factor.type), {name: value for name, value in factor.data.items() if name != MARK}]


def _revision(factor: Authenticator) -> Change:
    revision = factor.data.get(REVISION, 0)
    return Change(name_of(_LABEL, factor.pk), revision if isinstance(revision, int) else 0)


def _is_said(update_fields: Collection[str] | None) -> bool:
    return update_fields is None or "data" in update_fields


def _mark(*, instance: Authenticator, raw: bool = False, update_fields: Any = None, **_: Any) -> None:
    if not raw and _is_said(update_fields):  # what a back-up brings keeps the MAC that it had
        mark(instance)


def _note(*, instance: Authenticator, raw: bool = False, update_fields: Any = None, **_: Any) -> None:
    if not raw and _is_said(update_fields):
        revision = _revision(instance)
        note([revision])
        instance.__dict__[_NEWEST] = revision.mac


def _note_deleted(*, instance: Authenticator, **_: Any) -> None:
    before = _revision(instance)
    note([Change(before.row, next_revision(before.revision), gone=True)])


def _counts(one: Any) -> bool:
    if not isinstance(one, Authenticator) or is_genuine(one):
        return True
    report_forged(_LABEL, one.pk)
    return False
