"""What people must still read or call before real work: a message of `inbeeld check` of a kind of its own."""

from __future__ import annotations

from django.core.checks import ERROR, WARNING, CheckMessage


class ToRead(CheckMessage):
    """Something that no program can check; `page` is where the operator reads how it is done.

    Where `refuses`, nobody may be helped by it before: a number that was never called may lead a boy nowhere.
    """

    def __init__(self, message: str, *, page: str, hint: str, id: str, refuses: bool) -> None:  # noqa: A002 - Django's
        super().__init__(ERROR if refuses else WARNING, message, hint=hint, id=id)
        self.page = page
