"""What the desk fills in about a signal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case
from inbeeld.chain.signals.desks import present_members
from inbeeld.chain.signals.models import TEXT_LENGTH, Signal, SignalPerson
from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.design.api import PageForm

MOST_CASES_OFFERED = 200


class AssignForm(PageForm):
    handler = forms.ChoiceField(label=_("Who handles this signal?"))

    def __init__(self, *args: Any, signal: Signal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handler"].choices = [(str(one.pk), one.user.name) for one in present_members(signal)]  # type: ignore[attr-defined]


class MessageForm(PageForm):
    text = forms.CharField(
        label=_("Message to who handed in"),
        help_text=_("Whoever has the code reads this. Write nothing about a case and no name."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=TEXT_LENGTH,
    )


class ReasonForm(PageForm):
    """A decision with its reason; who handed in does not read the reason."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("For your own organisation. The sender does not see this."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=TEXT_LENGTH,
    )

    def __init__(self, *args: Any, signal: Signal, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signal, self.actor = signal, actor


class NewCaseForm(ReasonForm):
    """A signal about several persons opens a case for each of those that are chosen."""

    about = forms.ModelMultipleChoiceField(
        label=_("For whom do you open a case?"),
        help_text=_("Each gets a case of his own, linked to this signal."),
        queryset=SignalPerson.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ["about", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        persons = self.signal.persons.order_by("pk")
        if len(persons) > 1:
            self.fields["about"].queryset = persons  # type: ignore[attr-defined]
            self.fields["about"].initial = [person.pk for person in persons]
        else:
            del self.fields["about"]


class ExistingCaseForm(ReasonForm):
    pseudonym = forms.CharField(
        label=_("Pseudonym of the case"),
        help_text=_("Only cases that you may work on are found."),
        max_length=20,
        widget=forms.TextInput(attrs={"list": "cases", "autocomplete": "off"}),
    )
    field_order = ["pseudonym", "reason"]

    def offered(self) -> list[str]:
        """The pseudonyms to choose from, own cases of late first."""
        cases = Case.objects.visible_to(self.actor, Action.CASE_WRITE).open().order_by("-opened_on")
        return list(cases.values_list("pseudonym", flat=True)[:MOST_CASES_OFFERED])

    def clean_pseudonym(self) -> Case:
        typed = self.cleaned_data["pseudonym"]
        found = list(Case.objects.visible_to(self.actor, Action.CASE_WRITE).open().found_by(typed)[:2])
        if len(found) != 1:
            raise ValidationError(_("No open case of yours has this pseudonym. Write it as on the case page."))
        return found[0]
