"""Forms of documents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.consents.codes import Purpose
from inbeeld.foundation.access.models import Ground
from inbeeld.foundation.accounts.models import Organisation
from inbeeld.foundation.design.forms import DateField, PageForm
from inbeeld.foundation.files.fields import DocumentField
from inbeeld.foundation.records.forms import RecordForm, choice_field, reason_field

from . import codes


class DocumentForm(RecordForm):
    file = DocumentField(label=_("Document"))
    title = forms.CharField(
        label=_("What is it?"), max_length=120, help_text=_("For example: report of the school, autumn 2026.")
    )
    kind = choice_field(_("Kind of document"), codes.DocumentKind)

    field_order = ("file", "title", "kind")


class VersionFileForm(PageForm):
    file = DocumentField(label=_("New version"))


class RemovalForm(PageForm):
    reason = reason_field(_("Why does it go?"))


class DispatchForm(PageForm):
    to = forms.CharField(label=_("To whom?"), max_length=200)
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Not known in Inbeeld"),
        help_text=_("Then a withdrawal of consent shows that it has to be told."),
    )
    purpose = forms.ChoiceField(
        label=_("What for?"), choices=[("", _("Something else")), *Purpose.choices], required=False
    )
    ground = choice_field(_("On which ground?"), Ground)
    how = choice_field(_("How?"), codes.SentBy)
    on = DateField(label=_("When?"), allow_future=False, initial=timezone.localdate)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: forms.ModelChoiceField[Organisation] = self.fields["organisation"]  # type: ignore[assignment]
        field.queryset = Organisation.objects.filter(closed_on=None).order_by("name")
