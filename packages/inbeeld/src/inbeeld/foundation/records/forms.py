"""Forms that make or change one record, and the fields that they are made of."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.design.api import PageForm

OLDEST = 120
LONG_TEXT = 5_000


class VersionForm(PageForm):
    """Changes something that another may have changed meanwhile."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)


class RecordForm(PageForm):
    """Makes one record, however often its button is pressed."""

    record_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class MembershipField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no generic at run time
    """Somebody in what he does where."""

    def label_from_instance(self, obj: Any) -> str:
        membership: Membership = obj
        return f"{membership.user.name}, {membership.organisation.name}"


def age_field(label: Any) -> forms.IntegerField:
    """Left empty the age is not known; 0 is an age."""
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=OLDEST,
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
    )


def text_field(label: Any, *, required: bool = True, help_text: Any = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def choice_field(label: Any, choices: type[TextChoices], *, help_text: Any = "") -> forms.ChoiceField:
    """Nothing is chosen beforehand."""
    return forms.ChoiceField(label=label, choices=[("", _("Choose")), *choices.choices], help_text=help_text)


def fact_field(label: Any, choices: type[TextChoices], *, help_text: Any = "") -> forms.ChoiceField:
    """A fact is unknown until somebody says otherwise."""
    return forms.ChoiceField(label=label, choices=choices.choices, initial="unknown", help_text=help_text)


def radio_field(label: Any, choices: Iterable[tuple[str, Any]], *, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(choices), help_text=help_text, widget=forms.RadioSelect)


def reason_field(label: Any) -> forms.CharField:
    return text_field(label, rows=3)


def shown(field: forms.Field, value: Any) -> str:
    """A value of a field in words, as the page would show it."""
    if value in (None, ""):
        return ""
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(_chosen(field, getattr(one, "pk", one)) for one in value)
    if isinstance(field, forms.ModelChoiceField):
        return field.label_from_instance(value) if not isinstance(value, uuid.UUID) else _chosen(field, value)
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return str(value)


def _chosen(field: forms.ModelChoiceField, pk: uuid.UUID) -> str:  # type: ignore[type-arg]
    found = field.queryset.filter(pk=pk).first() if field.queryset is not None else None
    return field.label_from_instance(found) if found else ""
