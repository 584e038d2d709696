"""Second factors bear a MAC of their owner and of what they hold: one that is copied to somebody else is none.

The table is django-allauth's, so the MAC stands among the data of each factor, and the library's own manager gives way
to one that leaves out what is not genuine.
"""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.db import models
from django.db.models.signals import pre_save

from inbeeld.foundation.vault.api import Elsewhere, guard_elsewhere, mac_for, mac_is_right, report_forged

MARK = "mark"
_LABEL = "mfa.authenticator"


class FactorQuerySet(models.QuerySet[Any]):
    def _fetch_all(self) -> None:
        fetched = self._result_cache is None
        super()._fetch_all()
        if fetched and self._result_cache is not None:
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
    guard_elsewhere(Elsewhere(Authenticator, is_genuine=is_genuine, mark=mark, mac=lambda one: one.data.get(MARK, "")))


def is_genuine(factor: Authenticator) -> bool:
    kept = factor.data.get(MARK, "") if isinstance(factor.data, dict) else ""
    return isinstance(kept, str) and mac_is_right(_LABEL, factor.user_id, _said(factor), kept)


def mark(factor: Authenticator) -> None:
    factor.data = {**factor.data, MARK: mac_for(_LABEL, factor.user_id, _said(factor))}


def _said(factor: Authenticator) -> list[Any]:
    return [str(factor.type), {name: value for name, value in factor.data.items() if name != MARK}]


def _mark(*, instance: Authenticator, raw: bool = False, **_: Any) -> None:
    if not raw:  # what a back-up brings keeps the MAC that it had
        mark(instance)


def _counts(one: Any) -> bool:
    if not isinstance(one, Authenticator) or is_genuine(one):
        return True
    report_forged(_LABEL, one.pk)
    return False
