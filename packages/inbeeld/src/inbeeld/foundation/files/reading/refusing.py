"""A file of which nothing is taken."""

from __future__ import annotations

from inbeeld.foundation.files.rules import Refusal


class Refused(Exception):
    """The document is not taken."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.value)
