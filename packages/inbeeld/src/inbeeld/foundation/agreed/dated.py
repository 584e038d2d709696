"""Which of several dated agreements holds on a day. Before the first date nothing holds."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, get_args

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

FROM_THE_BEGINNING = dt.date.min


class Begins(Protocol):
    """Something that holds from a day on, until the next one begins."""

    @property
    def valid_from(self) -> dt.date: ...


T = TypeVar("T", bound=Begins)


def held_on(blocks: Iterable[T], day: dt.date) -> T | None:
    """The newest that has begun on a day; None before the first date."""
    return max((one for one in blocks if one.valid_from <= day), key=lambda one: one.valid_from, default=None)


def refuse_same_day(blocks: Iterable[Begins]) -> None:
    """ValueError when two begin on one day, so that nobody can say which of them holds."""
    twice = [day for day, times in Counter(one.valid_from for one in blocks).items() if times > 1]
    if twice:
        raise ValueError("two of them begin on the same day, so nobody can say which holds")


class Dated(Generic[T]):
    """The blocks of one table of a file."""

    def __init__(self, blocks: Iterable[T]) -> None:
        self.blocks = tuple(sorted(blocks, key=lambda one: one.valid_from))
        refuse_same_day(self.blocks)

    def on(self, day: dt.date) -> T | None:
        return held_on(self.blocks, day)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        (block,) = get_args(source)
        return core_schema.no_info_after_validator_function(
            cls, core_schema.tuple_variable_schema(handler.generate_schema(block))
        )


class Always(Dated[T]):
    """A table that has an answer for every day: its first block holds from the beginning, so it has no date."""

    def __init__(self, blocks: Iterable[T]) -> None:
        super().__init__(blocks)
        if not self.blocks or self.blocks[0].valid_from != FROM_THE_BEGINNING:
            raise ValueError("one block must hold from the beginning: leave its valid_from out")

    def on(self, day: dt.date) -> T:
        held = super().on(day)
        assert held is not None  # noqa: S101 - the first block holds from the beginning
        return held
