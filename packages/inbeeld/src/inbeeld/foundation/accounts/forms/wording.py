"""Our words on forms that a library made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    Words = Mapping[str, str | StrPromise]


class OurWords:
    """Labels and explanations of our own, and no placeholders: they vanish as soon as one types."""

    labels: ClassVar[Words] = {}
    explanations: ClassVar[Words] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["label_suffix"] = ""
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.explanations.get(name, "")
