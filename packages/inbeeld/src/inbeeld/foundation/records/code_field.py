"""A column that holds a code of a list; a new code in the list needs no migration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    TextField = models.CharField[str, str]
else:
    TextField = models.CharField


class CodeField(TextField):
    """`form = CodeField(codes.Form, _("Form of exploitation"))`: forms check the list and pages show its words."""

    def __init__(self, codes: type[models.TextChoices] | None = None, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 20)
        if codes is not None:
            kwargs["choices"] = codes
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """What a migration keeps of it: the column, and not which codes the list happens to have."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, kwargs
