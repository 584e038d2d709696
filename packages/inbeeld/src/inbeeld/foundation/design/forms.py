"""The form that every page uses: our components, cleaned text, a limit on every text field."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import models
from django.forms.models import ModelFormMetaclass
from django.utils.datastructures import MultiValueDict

from .fields import DateField, YesNoField
from .text import clean_line, clean_text

__all__ = ["DateField", "PageForm", "PageModelForm", "YesNoField"]

LINE_LENGTH = 200
TEXT_LENGTH = 10_000


class PageFormMixin:
    """What our plain forms and our model forms have in common."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(data, *args, **kwargs)
        for field in self.fields.values():  # type: ignore[attr-defined]
            limit_text(field)
        if self.is_bound:  # type: ignore[attr-defined]
            self.data = self._cleaned_typing()

    def _cleaned_typing(self) -> MultiValueDict[str, Any]:
        """Return what was typed, each text cleaned as its field asks."""
        source = self.data
        typed = MultiValueDict(
            {name: source.getlist(name) if isinstance(source, MultiValueDict) else [source[name]] for name in source}
        )
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            if clean := cleaner_of(field):
                key = self.add_prefix(name)  # type: ignore[attr-defined]
                typed.setlist(key, [clean(text) if isinstance(text, str) else text for text in typed.getlist(key)])
        return typed


def cleaner_of(field: forms.Field) -> Callable[[str], str] | None:
    """Passwords stay as typed; a text area keeps its lines; all else stands on one line."""
    if isinstance(field.widget, forms.PasswordInput):
        return None
    return clean_text if isinstance(field.widget, forms.Textarea) else clean_line


def limit_text(field: forms.Field) -> None:
    """Give a text field without a limit a generous one, and let a text area count instead of cutting off."""
    if not isinstance(field, forms.CharField):
        return
    if field.max_length is None:
        field.max_length = TEXT_LENGTH if isinstance(field.widget, forms.Textarea) else LINE_LENGTH
        field.validators.append(forms.CharField(max_length=field.max_length).validators[0])
        field.widget.attrs.update(field.widget_attrs(field.widget))
    if isinstance(field.widget, forms.Textarea):
        field.widget.attrs.pop("maxlength", None)
        field.widget.attrs.setdefault("data-maximum", field.max_length)
        field.widget.attrs["rows"] = field.widget.attrs.get("rows", 5)


class PageForm(PageFormMixin, forms.Form):
    """A form on a page."""


class PageModelFormMetaclass(ModelFormMetaclass):
    """Lets dates on models be typed as people write them."""

    def __new__(mcs, name: str, bases: tuple[type, ...], attrs: dict[str, Any]) -> Any:
        if (meta := attrs.get("Meta")) and not hasattr(meta, "formfield_callback"):
            meta.formfield_callback = staticmethod(page_formfield)
        return super().__new__(mcs, name, bases, attrs)


def page_formfield(field: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        kwargs.setdefault("form_class", DateField)
    return field.formfield(**kwargs)


class PageModelForm(PageFormMixin, forms.ModelForm, metaclass=PageModelFormMetaclass):  # type: ignore[type-arg]
    """A form on a page, drawn from a model."""
