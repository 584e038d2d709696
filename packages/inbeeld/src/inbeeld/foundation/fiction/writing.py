"""Many invented records, written one after the other and stored at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Model
from django.utils import timezone

from inbeeld.foundation.vault.api import DataKey

if TYPE_CHECKING:
    from .region import World

MORNING = dt.time(9, 30)


@dataclass
class Batch:
    """Cases with their keys and everything about them, each kind to be stored at once."""

    keys: list[DataKey] = field(default_factory=list)
    cases: list[Any] = field(default_factory=list)
    records: dict[type[Model], list[Any]] = field(default_factory=dict)

    def add(self, record: Any) -> None:
        self.records.setdefault(type(record), []).append(record)

    def of(self, case: Any, model: type[Any]) -> list[Any]:
        return [record for record in self.records.get(model, []) if record.case is case]

    def store(self) -> None:
        DataKey.objects.bulk_create(self.keys)
        if self.cases:
            type(self.cases[0])._default_manager.bulk_create(self.cases)
        for model, made in self.records.items():
            model._default_manager.bulk_create(made)


@dataclass(frozen=True)
class Writer:
    """Writes what one room adds, by draws of its own: they are the same whichever other rooms there are."""

    rng: Random
    world: World

    @classmethod
    def of(cls, room: str, world: World) -> Self:
        return cls(world.random(room), world)

    @property
    def today(self) -> dt.date:
        return self.world.today

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def record(self, case: Any, model: type[Any], day: dt.date | None, **values: Any) -> Any:
        dated = {"on": day, "at": moment_of(day)} if day else {}
        made = model(case=case, data_key=case.data_key, by=case.coordinator, **dated, **values)
        self.world.batch.add(made)
        return made


def moment_of(day: dt.date) -> dt.datetime:
    return min(dt.datetime.combine(day, MORNING, timezone.get_current_timezone()), timezone.now())
