"""The form that every page uses: our components, cleaned text, a limit on every text field."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db import models
from django.forms.models import ModelFormMetaclass
from django.utils.datastructures import MultiValueDict

from .fields import DateField, YesNoField
from .text import clean_line, clean_text
from .wording import speak_plainly

__all__ = ["DateField", "PageForm", "PageModelForm", "YesNoField"]

LINE_LENGTH = 200
TEXT_LENGTH = 10_000


class PageForm(forms.Form):
    """A form on a page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        prepare(self)

    def full_clean(self) -> None:
        prepare(self)
        super().full_clean()


class PageModelFormMetaclass(ModelFormMetaclass):
    """Lets dates of models be typed as people write them."""

    def __new__(mcs, name: str, bases: tuple[type, ...], attrs: dict[str, Any]) -> Any:
        if (meta := attrs.get("Meta")) and not hasattr(meta, "formfield_callback"):
            meta.formfield_callback = staticmethod(page_formfield)
        return super().__new__(mcs, name, bases, attrs)


def page_formfield(field: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        kwargs.setdefault("form_class", DateField)
    return field.formfield(**kwargs)


class PageModelForm(forms.ModelForm, metaclass=PageModelFormMetaclass):  # type: ignore[type-arg]  # generic in the stubs only
    """A form on a page, drawn from a model."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        prepare(self)

    def full_clean(self) -> None:
        prepare(self)
        super().full_clean()


def prepare(form: forms.BaseForm) -> None:
    """Limit every text, word every message, clean what was typed; doing it twice changes nothing.

    Once when the form is made, so that it shows its limits; once before validation, for fields that came later.
    """
    for field in form.fields.values():
        limit_text(field)
        speak_plainly(field)
    if form.is_bound:
        form.data = cleaned_typing(form)


def limit_text(field: forms.Field) -> None:
    """Give a text field without a limit a generous one, and let a text area count instead of cutting off."""
    if not isinstance(field, forms.CharField) or isinstance(field, forms.UUIDField):
        return
    is_area = isinstance(field.widget, forms.Textarea)
    if field.max_length is None:
        field.max_length = TEXT_LENGTH if is_area else LINE_LENGTH
        field.validators.append(MaxLengthValidator(field.max_length))
        field.widget.attrs.update(field.widget_attrs(field.widget))
    if is_area:
        field.widget.attrs.pop("maxlength", None)
        field.widget.attrs["data-maximum"] = field.max_length
        field.widget.attrs.pop("cols", None)
        if field.widget.attrs.get("rows") == "10":
            field.widget.attrs["rows"] = 5


def cleaned_typing(form: forms.BaseForm) -> MultiValueDict[str, Any]:
    """Return what was typed, each text cleaned as its field asks."""
    source = form.data
    typed: MultiValueDict[str, Any] = MultiValueDict(
        dict(source.lists()) if isinstance(source, MultiValueDict) else {name: [text] for name, text in source.items()}
    )
    for name, field in form.fields.items():
        key = form.add_prefix(name)
        if key in typed and (clean := cleaner_of(field)):
            typed.setlist(key, [clean(text) if isinstance(text, str) else text for text in typed.getlist(key)])
    return typed


def cleaner_of(field: forms.Field) -> Callable[[str], str] | None:
    """Passwords stay as typed; a text area keeps its lines; all else stands on one line."""
    if isinstance(field.widget, forms.PasswordInput):
        return None
    return clean_text if isinstance(field.widget, forms.Textarea) else clean_line
