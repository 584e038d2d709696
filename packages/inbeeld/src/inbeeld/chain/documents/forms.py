"""Forms of documents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.consents.api import Purpose
from inbeeld.foundation.access.api import Ground
from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.design.api import DateField, PageForm
from inbeeld.foundation.files.api import Scans, UploadField
from inbeeld.foundation.records.api import RecordForm, choice_field, reason_field

from . import codes
from .readings import scans_of


class OnPaper(PageForm):
    """What may be a scan of paper: its text is read, and where the paper is kept is asked."""

    file = UploadField(label=_("Document"), scans=Scans.PICTURES)
    paper = forms.CharField(
        label=_("Where is the paper kept?"),
        max_length=200,
        required=False,
        help_text=_("For a scan. What a computer read in it must be compared with the paper."),
    )

    def read_scans_of(self, kind: str) -> None:
        """A picture that is a file of its own is read for kinds of document that are signed paper."""
        field: UploadField = self.fields["file"]  # type: ignore[assignment]  # declared above
        field.scans = scans_of(kind)

    def clean(self) -> dict[str, Any]:
        chosen: dict[str, Any] = super().clean() or self.cleaned_data
        file = chosen.get("file")
        if file is not None and file.is_picture and not chosen.get("paper"):
            self.add_error("paper", _("This is a scan. Say where the paper is kept, and choose the file again."))
        return chosen


class DocumentForm(OnPaper, RecordForm):
    title = forms.CharField(
        label=_("What is it?"), max_length=120, help_text=_("For example: report of the school, autumn 2026.")
    )
    kind = choice_field(_("Kind of document"), codes.DocumentKind)

    field_order = ("file", "title", "kind", "paper")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.read_scans_of(self.data.get("kind", ""))


class VersionFileForm(OnPaper):
    field_order = ("file", "paper")

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.read_scans_of(kind)


class TypedForm(RecordForm):
    """A paper that is typed over."""

    title = forms.CharField(label=_("What is it?"), max_length=120)
    kind = choice_field(_("Kind of document"), codes.DocumentKind)
    paper = forms.CharField(
        label=_("Where is the paper kept?"), max_length=200, help_text=_("For example: cabinet 3, folder of the court.")
    )
    text = forms.CharField(
        label=_("Text of the paper"),
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Type it over word for word. Leave a line open between paragraphs. Say who signed, and when."),
    )


class PaperForm(PageForm):
    paper = forms.CharField(
        label=_("Where is the paper kept?"), max_length=200, help_text=_("For example: cabinet 3, folder of the court.")
    )


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
