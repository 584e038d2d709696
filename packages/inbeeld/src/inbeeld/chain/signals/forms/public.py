"""What somebody without an account fills in: a signal, a code, a reply."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.codes import AgeBand, Form, Sex
from inbeeld.chain.signals.codes import Kind, Setting
from inbeeld.chain.signals.models import CONTACT_LENGTH, FACTS_LENGTH, TEXT_LENGTH
from inbeeld.chain.signals.services.intake import HandIn, Person
from inbeeld.foundation.design.forms import PageForm
from inbeeld.foundation.geography.lookup import find_municipalities, municipality_named
from inbeeld.foundation.geography.models import Municipality

KINDS = [(Kind.QUESTION, _("I have a question")), (Kind.REPORT, _("I want to hand in a signal"))]
DONT_KNOW = _("I don't know")
MOST_SUGGESTIONS = 6


def with_dont_know(codes: Any) -> list[tuple[str, Any]]:
    """A code list with its unknown in the words of who answers."""
    return [(value, DONT_KNOW if value == "unknown" else label) for value, label in codes.choices]


def with_empty(choices: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [("", _("Choose")), *choices]


class MunicipalityField(forms.CharField):
    """A municipality by the name that people type; the page offers the names beside it."""

    default_error_messages = {
        "unknown": _("We do not know this municipality. Write the name of the municipality, not of the village."),
        "unsure": _("Which municipality do you mean: %(names)s?"),
    }

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"list": "municipalities", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=attrs), max_length=100, **kwargs)

    def clean(self, value: Any) -> Municipality | None:
        typed = super().clean(value)
        if not typed:
            return None
        today = timezone.localdate()
        if named := municipality_named(typed, today):
            return named
        found = find_municipalities(typed, today)
        if not found:
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        names = ", ".join(one.name for one in found[:MOST_SUGGESTIONS])
        raise ValidationError(self.error_messages["unsure"], code="unsure", params={"names": names})


class HandInForm(PageForm):
    """Nine fields, of which two optional. No name is asked anywhere."""

    kind = forms.ChoiceField(label=_("What do you want?"), choices=KINDS, widget=forms.RadioSelect)
    municipality = MunicipalityField(
        label=_("In which municipality does the person stay?"),
        help_text=_("You don't know? Then write your own municipality. The signal goes to the care coordinator there."),
    )
    facts = forms.CharField(
        label=_("What did you see or hear?"),
        help_text=_("Only what you saw, heard or read yourself. When was it, where, how often? Write no name."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=FACTS_LENGTH,
    )
    interpretation = forms.CharField(
        label=_("What do you think is going on?"),
        help_text=_("What worries you? Could it also be something else? You don't need to be sure."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=TEXT_LENGTH,
        required=False,
    )
    form = forms.ChoiceField(
        label=_("Which form of exploitation do you think of?"), choices=with_dont_know(Form), widget=forms.RadioSelect
    )
    age_band = forms.ChoiceField(label=_("How old is the person?"), choices=with_empty(with_dont_know(AgeBand)))
    sex = forms.ChoiceField(label=_("Boy or girl, man or woman?"), choices=with_empty(with_dont_know(Sex)))
    setting = forms.ChoiceField(label=_("From where do you know the person?"), choices=with_empty(Setting.choices))
    contact = forms.CharField(
        label=_("How can the care coordinator reach you?"),
        help_text=_("A telephone number or e-mail address at work. You can leave this empty: you get a code."),
        max_length=CONTACT_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def hand_in(self) -> HandIn:
        given = self.cleaned_data
        person = Person(age_band=given["age_band"], sex=given["sex"])
        plain = {name: given[name] for name in given if name not in {"age_band", "sex"}}
        return HandIn(**plain, persons=(person,))


class CodeForm(PageForm):
    code = forms.CharField(
        label=_("Your code"),
        help_text=_("The 16 digits that you wrote down. Spaces do not matter."),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "code"}),
    )


class ReplyForm(PageForm):
    text = forms.CharField(
        label=_("Your message to the care coordinator"),
        help_text=_("Write no name. Do you write about a new event? Tell when it was."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=TEXT_LENGTH,
    )
