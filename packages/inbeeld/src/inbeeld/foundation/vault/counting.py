"""The cache of Django for what all processes count together: JSON and a MAC, and never code.

Django's own cache in the database keeps pickles, and whoever can write in the table then runs code in the web process.
"""

from __future__ import annotations

import datetime as dt
import hmac
import json
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone

from .keys import key_provider

FOR_EVER = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)


class CountingCache(BaseCache):
    """Holds what JSON can hold. What was written behind the back of the product is as if it were not there."""

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        row = self._rows(key, version).first()
        return default if row is None or not _is_ours(row) else json.loads(row.value)

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        now = timezone.now()
        _table().filter(until__lte=now).delete()
        name, until = self._name(key, version), self._until(timeout, now)
        said = _said(value)
        _table().update_or_create(name=name, defaults={"value": said, "until": until, "mac": _mac(name, said, until)})

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        now = timezone.now()
        name, until, said = self._name(key, version), self._until(timeout, now), _said(value)
        _table().filter(name=name, until__lte=now).delete()
        try:
            with transaction.atomic():
                _table().create(name=name, value=said, until=until, mac=_mac(name, said, until))
        except IntegrityError:
            return False
        return True

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        with transaction.atomic():
            row = self._rows(key, version).select_for_update().first()
            if row is None or not _is_ours(row):
                raise ValueError("There is nothing to count on.")
            count = int(json.loads(row.value)) + delta
            row.value = _said(count)
            row.mac = _mac(row.name, row.value, row.until)
            row.save(update_fields=["value", "mac"])
        return count

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        row = self._rows(key, version).first()
        if row is None or not _is_ours(row):
            return False
        row.until = self._until(timeout, timezone.now())
        row.mac = _mac(row.name, row.value, row.until)
        row.save(update_fields=["until", "mac"])
        return True

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(_table().filter(name=self._name(key, version)).delete()[0])

    def has_key(self, key: str, version: int | None = None) -> bool:
        row = self._rows(key, version).first()
        return row is not None and _is_ours(row)

    def clear(self) -> None:
        _table().all().delete()

    def _rows(self, key: str, version: int | None) -> models.QuerySet[Any]:
        found: models.QuerySet[Any] = _table().filter(Q(until__gt=timezone.now()), name=self._name(key, version))
        return found

    def _name(self, key: str, version: int | None) -> str:
        return key_provider().index_mac("shared count", self.make_and_validate_key(key, version).encode()).hex()

    def _until(self, timeout: Any, now: dt.datetime) -> dt.datetime:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return FOR_EVER if seconds is None else now + dt.timedelta(seconds=seconds)


def _table() -> Any:
    from .models import SharedCount  # Django makes caches before models

    return SharedCount.objects


def _said(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _mac(name: str, value: str, until: dt.datetime) -> str:
    moment = until.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return key_provider().mac("shared count", f"{name}|{moment}|{value}".encode()).hex()


def _is_ours(row: Any) -> bool:
    return hmac.compare_digest(row.mac, _mac(row.name, row.value, row.until))
