"""What is typed about the rights of a person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.documents.api import SentBy
from inbeeld.foundation.design.api import DateField, PageForm
from inbeeld.foundation.files.api import DocumentField
from inbeeld.foundation.records.api import choice_field, radio_field, reason_field, text_field

from . import codes


class StatementForm(PageForm):
    kind = radio_field(_("What is it?"), codes.StatementKind.choices)
    text = text_field(_("In his own words"), rows=8)
    received_on = DateField(label=_("Received on"), allow_future=False, initial=timezone.localdate)


class CorrectionForm(PageForm):
    decision = radio_field(
        _("What was done with it?"),
        [(one.value, one.label) for one in (codes.StatementDecision.CORRECTED, codes.StatementDecision.REFUSED)],
    )
    reason = reason_field(_("Explain it; he reads this too"))


class DestructionForm(PageForm):
    asked_by = radio_field(_("Who asks?"), codes.Asker.choices)
    asked_on = DateField(label=_("When was it asked?"), allow_future=False, initial=timezone.localdate)


class RefusalForm(PageForm):
    exception = radio_field(_("Which exception holds?"), codes.DestructionException.choices)
    reason = reason_field(_("Explain it; he reads this too"))


class GrantForm(PageForm):
    """Typing the pseudonym makes it a deed, not a click."""

    reason = reason_field(_("Why is it granted?"))
    proof = text_field(
        _("What shows that it was asked, and how did you make sure who asks?"),
        rows=2,
        help_text=_(
            "A signed letter and where it is kept, or where and when it was said to you. No names: this stays when the "
            "case is gone."
        ),
    )
    pseudonym = forms.CharField(label=_("Type the pseudonym of this case"), max_length=40)

    def __init__(self, *args: Any, wanted: str, **kwargs: Any) -> None:
        self.wanted = wanted
        super().__init__(*args, **kwargs)

    def clean_pseudonym(self) -> str:
        typed: str = self.cleaned_data["pseudonym"]
        if typed.casefold() != self.wanted.casefold():
            raise ValidationError(_("This is not the pseudonym of this case."))
        return typed


class WithholdForm(PageForm):
    passage = forms.CharField(
        label=_("Which passage?"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Copy the words that he does not get. Leave it empty to leave out the whole text."),
    )
    ground = choice_field(_("On which ground?"), codes.WithholdGround)
    reason = reason_field(_("Why? Only your organisation reads this."))

    def __init__(self, *args: Any, text: str, **kwargs: Any) -> None:
        self.text = text
        super().__init__(*args, **kwargs)

    def clean_passage(self) -> str:
        typed: str = self.cleaned_data["passage"]
        if typed and typed not in self.text:
            raise ValidationError(_("These words do not stand in the text. Copy them exactly."))
        return typed


class WithholdDocumentForm(PageForm):
    ground = choice_field(_("On which ground?"), codes.WithholdGround)
    reason = reason_field(_("Why? Only your organisation reads this."))
    instead = DocumentField(
        label=_("A copy without that part"),
        required=False,
        help_text=_(
            "Is it about a part of the document only? Take that part out of a copy and add it here: he gets that copy. "
            "Without one he does not get the document."
        ),
    )


class LeftForm(PageForm):
    to = forms.CharField(label=_("To whom?"), max_length=200)
    how = choice_field(_("How?"), SentBy)
    on = DateField(label=_("When?"), allow_future=False, initial=timezone.localdate)
