"""One episode of exploitation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes, rules
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.records.api import PartialDateField, RecordForm, VersionForm, fact_field


def _sub_forms() -> list[tuple[Any, Any]]:
    """What is said more exactly, under the form that it belongs to; "something else" belongs to each."""
    labels = dict(codes.SubForm.choices)
    groups = [
        (codes.Form(form).label, [(code, labels[code]) for code in codes.SubForm.values if code in subs - {"other"}])
        for form, subs in rules.SUB_FORMS.items()
    ]
    return [("unknown", labels["unknown"]), *groups, ("other", labels["other"])]


class EpisodeFields(PageForm):
    form = fact_field(_("Form of exploitation"), codes.Form)
    sub_form = forms.ChoiceField(label=_("More exactly"), choices=_sub_forms, initial="unknown")
    place = fact_field(
        _("Type of place"), codes.PlaceType, help_text=_("The type only. Never write down an address or a profile.")
    )
    reach = fact_field(_("Border"), codes.Reach)
    began = PartialDateField(
        label=_("From"), help_text=_("As far as it is known: 4-3-2024, March 2024, 2024, ca. 2024.")
    )
    ended = PartialDateField(label=_("Until"))
    goes_on = forms.BooleanField(label=_("It still goes on"), required=False)
    leads = forms.BooleanField(
        label=_("The most important one"), required=False, help_text=_("Lists show the form of this one.")
    )

    def groups(self) -> list[dict[str, Any]]:
        """The fields by what they are about, for a page."""
        what = ("form", "sub_form", "place", "reach")
        when = ("began", "ended", "goes_on")
        others = [name for name, field in self.fields.items() if not field.widget.is_hidden and name not in what + when]
        names = (("wat", _("What"), what), ("wanneer", _("When"), when), ("lijst", _("In this case"), others))
        return [{"id": key, "label": label, "fields": [self[name] for name in found]} for key, label, found in names]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        form, sub_form = cleaned.get("form", ""), cleaned.get("sub_form", "unknown")
        if not rules.sub_form_fits(form, sub_form):
            self.add_error("sub_form", _("This does not belong to the form that you chose."))
        began, ended = cleaned.get("began"), cleaned.get("ended")
        if began and ended and ended.last < began.first:
            self.add_error("ended", _("The end lies before the beginning."))
        if ended and cleaned.get("goes_on"):
            self.add_error("ended", _("Leave this empty when it still goes on."))
        return cleaned


class NewEpisodeForm(EpisodeFields, RecordForm):
    pass


class ChangeEpisodeForm(EpisodeFields, VersionForm):
    withdrawn = forms.BooleanField(
        label=_("This turned out not to be so"),
        required=False,
        help_text=_("It no longer counts. What stood here stays in the history."),
    )
