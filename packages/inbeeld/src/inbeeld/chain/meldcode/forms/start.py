"""What is asked when a track begins, and what may become clearer later."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import AgeBand, Form, Sex
from inbeeld.chain.meldcode.codes import Concern, EntryKind
from inbeeld.chain.meldcode.content import framework_choices
from inbeeld.chain.meldcode.models import Track
from inbeeld.chain.meldcode.services.details import Details
from inbeeld.chain.meldcode.services.entries import Entry
from inbeeld.chain.meldcode.services.tracks import Start
from inbeeld.chain.signals.api import MunicipalityField, with_dont_know, with_empty
from inbeeld.foundation.design.api import DateField
from inbeeld.foundation.records.api import RecordForm, text_field

DESCRIPTION_LENGTH = 300


class DetailsForm(RecordForm):
    """What is known in general terms; it may change later."""

    concern = forms.ChoiceField(label=_("What is it about?"), choices=Concern.choices, widget=forms.RadioSelect)
    form = forms.ChoiceField(
        label=_("Is it exploitation? Which form do you think of?"), choices=with_dont_know(Form), initial=Form.UNKNOWN
    )
    age_band = forms.ChoiceField(label=_("How old is the person?"), choices=with_empty(with_dont_know(AgeBand)))
    sex = forms.ChoiceField(label=_("Boy or girl, man or woman?"), choices=with_empty(with_dont_know(Sex)))
    municipality = MunicipalityField(
        label=_("In which municipality does the person stay?"),
        help_text=_("Needed only when you ask the care coordinator."),
        required=False,
    )

    @staticmethod
    def filled_from(track: Track) -> dict[str, str]:
        place = track.municipality.name if track.municipality else ""
        plain = {name: str(getattr(track, name)) for name in ("concern", "form", "age_band", "sex")}
        return {**plain, "municipality": place}

    def known(self) -> dict[str, Any]:
        """By name, as a track has it."""
        names = ("form", "age_band", "sex", "municipality")
        return {"concern": Concern(self.cleaned_data["concern"]), **{name: self.cleaned_data[name] for name in names}}

    def details(self) -> Details:
        return Details(**self.known())


class StartForm(DetailsForm):
    description = forms.CharField(
        label=_("Whom is it about?"),
        help_text=_("So that you know whom it is about. Only you read it, and whom you ask to look along."),
        max_length=DESCRIPTION_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    happened_on = DateField(label=_("When did you see or hear it?"), allow_future=False, initial=timezone.localdate)
    text = text_field(
        _("What did you see or hear?"), rows=6, help_text=_("Facts, apart from what you think of them. Write no name.")
    )
    profession = forms.ChoiceField(label=_("With which assessment framework do you work?"))
    # As they stand on the page: the error summary leads to them in this order.
    field_order = [
        "description", "concern", "text", "happened_on", "age_band", "sex", "municipality", "form", "profession",
    ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["profession"].choices = with_empty(framework_choices())  # type: ignore[attr-defined]

    def start(self) -> Start:
        given = self.cleaned_data
        signs = Entry(EntryKind.SIGNS, given["happened_on"], {"text": given["text"]})
        return Start(**self.known(), description=given["description"], profession=given["profession"], signs=signs)
