"""What cleaning ends in."""

from __future__ import annotations

from dataclasses import dataclass

from inbeeld.foundation.files.rules import Kind, Refusal


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A document without what nobody should get along with it, and how many pictures were taken out.

    `accounted`: nothing in what was sent was left unlooked at, so that no picture can lie hidden in it.
    """

    kind: Kind
    content: bytes
    pictures: int = 0
    accounted: bool = False


class Refused(Exception):
    """The document is not taken."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.value)
