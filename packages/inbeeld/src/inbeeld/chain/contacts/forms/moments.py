"""Contact: a moment, a correction, an addition, the agreed rhythm; and finding moments again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.contacts.codes import ContactKind
from inbeeld.foundation.design.api import DateField, PageForm, YesNoField
from inbeeld.foundation.records.api import RecordForm, VersionForm, radio_field, reason_field, text_field

RAREST = 180


class ContactFields(PageForm):
    kind = radio_field(_("How?"), [kind for kind in ContactKind.choices if kind[0] != ContactKind.UNKNOWN])
    note = text_field(_("Note"), required=False)
    on = DateField(label=_("When?"), allow_future=False, help_text=_("For example today, yesterday or 3 April."))


class ContactForm(ContactFields, RecordForm):
    """The two buttons of the page answer whether there was contact."""

    succeeded = forms.TypedChoiceField(
        label=_("Was there contact?"),
        required=False,
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda answer: answer == "yes",
        empty_value=None,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("succeeded") is None:
            raise ValidationError(_("Press one of the two buttons: was there contact?"))
        return cleaned


class ChangeContactForm(ContactFields, VersionForm):
    succeeded = YesNoField(label=_("Was there contact?"))

    field_order = ("succeeded", "kind", "note", "on")


class StrikeForm(PageForm):
    reason = reason_field(_("Why is it struck out?"))


class AdditionForm(RecordForm):
    note = text_field(_("Addition"), rows=3)


class RhythmForm(RecordForm):
    every_days = forms.IntegerField(
        label=_("Contact every so many days"),
        required=False,
        min_value=1,
        max_value=RAREST,
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
    )
    paused_until = DateField(
        label=_("Contact rests until"),
        required=False,
        allow_past=False,
        help_text=_("The case leaves the list of long without contact until that day."),
    )
    reason = text_field(_("Why?"), required=False, rows=2)

    def __init__(self, *args: Any, usual: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["every_days"].help_text = format_lazy(
            _("Left empty: every {days} days, as your organisation does."), days=usual
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("paused_until") and not cleaned.get("reason"):
            self.add_error("reason", _("Write down why contact rests."))
        return cleaned


class ContactFilter(PageForm):
    """Read from the address; nonsense in an address is passed by."""

    search = forms.CharField(label=_("Search in the notes"), required=False, max_length=80)
    kind = forms.ChoiceField(label=_("How?"), required=False, choices=[("", _("Every way")), *ContactKind.choices])
    contact = forms.ChoiceField(
        label=_("Was there contact?"),
        required=False,
        choices=[("", _("Both")), ("yes", _("Contact")), ("no", _("No contact"))],
    )
    since = DateField(label=_("From"), required=False)
    until = DateField(label=_("Until and including"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="filter_%s", **kwargs)
        self.is_valid()

    def lookups(self) -> dict[str, Any]:
        chosen = self.cleaned_data
        found = {
            "kind": chosen.get("kind"),
            "succeeded": {"yes": True, "no": False}.get(chosen.get("contact", "")),
            "on__gte": chosen.get("since"),
            "on__lte": chosen.get("until"),
        }
        return {name: value for name, value in found.items() if value not in (None, "")}

    @property
    def words(self) -> str:
        return str(self.cleaned_data.get("search") or "").casefold()
