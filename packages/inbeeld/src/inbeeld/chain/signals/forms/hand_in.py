"""What somebody fills in to hand in: nine fields for one person, two more for each other person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import translation
from django.utils.translation import gettext as _in_words
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import AgeBand, Form, Sex
from inbeeld.chain.signals.codes import Setting, SignalKind
from inbeeld.chain.signals.models import CONTACT_LENGTH, FACTS_LENGTH, TEXT_LENGTH
from inbeeld.chain.signals.prefill import filled_in
from inbeeld.chain.signals.services.intake import HandIn, PersonSeen
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.files.api import DocumentField

from .public import MunicipalityField

KINDS = [(SignalKind.QUESTION, _("I have a question")), (SignalKind.REPORT, _("I want to hand in a signal"))]
DONT_KNOW = _("I don't know")
MOST_PERSONS = 10
PERSON_FIELDS = ("age_band", "sex")
PREFILLED = ("kind", "form", "setting")


def with_dont_know(codes: Any) -> list[tuple[str, Any]]:
    """A code list with its unknown in the words of who answers."""
    return [(value, DONT_KNOW if value == "unknown" else label) for value, label in codes.choices]


def with_empty(choices: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [("", _("Choose")), *choices]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """The fields about one person, as they stand on the page."""

    number: int
    fields: tuple[forms.BoundField, ...]

    @property
    def name(self) -> str:
        return str(self.number)


class HandInForm(PageForm):
    """For one person two of the nine fields are optional. No name is asked anywhere."""

    kind = forms.ChoiceField(label=_("What do you want?"), choices=KINDS, widget=forms.RadioSelect)
    municipality = MunicipalityField(
        label=_("In which municipality does the person stay?"),
        help_text=_(
            "A village, a district or the four digits of the postcode will do. You don't know? Then write your own "
            "municipality, or: don't know. The signal goes to the care coordinator there, or to the national desk."
        ),
        may_be_anywhere=True,
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

    document = DocumentField(label=_("Do you have a document about it?"), required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        self.person_count = persons_asked(data if data is not None else self.initial)
        for number in range(2, self.person_count + 1):
            for name in PERSON_FIELDS:
                self.fields[f"{name}_{number}"] = again(self.base_fields[name])

    def clean(self) -> dict[str, Any]:
        """A place that nobody knows is not lost: its words go along with the facts, to the national desk."""
        given = super().clean() or self.cleaned_data
        typed = str(self.data.get("municipality", "")).strip()
        if "municipality" in given and given["municipality"] is None and typed and given.get("facts"):
            with translation.override("nl"):
                place = _in_words("Place, as it was filled in: %(place)s") % {"place": typed}
            given["facts"] = f"{given['facts']}\n\n{place}"
        return given

    @property
    def person_rows(self) -> list[PersonRow]:
        return [
            PersonRow(number, tuple(self[name] for name in names_of(number)))
            for number in range(1, self.person_count + 1)
        ]

    @property
    def may_add(self) -> bool:
        return self.person_count < MOST_PERSONS

    @property
    def next_person(self) -> str:
        return str(self.person_count + 1)

    def hand_in(self) -> HandIn:
        given = self.cleaned_data
        persons = [
            PersonSeen(*(given[name] for name in names_of(number))) for number in range(1, self.person_count + 1)
        ]
        apart = {"document"} | {name for number in range(1, self.person_count + 1) for name in names_of(number)}
        plain = {name: given[name] for name in given if name not in apart}
        documents = (given["document"],) if given["document"] else ()
        return HandIn(**plain, persons=tuple(persons), documents=documents)


class NamedHandInForm(HandInForm):
    """For somebody with an account: he can be reached already."""

    def __init__(self, data: Mapping[str, Any] | None = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        self.fields["contact"].help_text = _("The care coordinator sees your name, organisation and e-mail address.")
        self.fields["contact"].label = _("Do you want to be called? On which number?")


def names_of(number: int) -> tuple[str, ...]:
    """What the fields of one person are called: the first has the plain names."""
    return PERSON_FIELDS if number == 1 else tuple(f"{name}_{number}" for name in PERSON_FIELDS)


def again(field: Any) -> forms.ChoiceField:
    """The same question, about one more person."""
    return forms.ChoiceField(label=field.label, choices=field.choices)


def persons_asked(typed: Mapping[str, Any]) -> int:
    """How many persons the page had; anything else than a number is one."""
    asked = str(typed.get("persons", ""))
    return min(max(int(asked), 1), MOST_PERSONS) if asked.isascii() and asked.isdecimal() and len(asked) < 3 else 1  # noqa: PLR2004 - two digits


def with_other_rows(typed: Mapping[str, Any]) -> dict[str, str]:
    """What was typed, with a person more or one less, as the button asks; to fill the same page with."""
    kept = {name: str(typed[name]) for name in typed}
    count = persons_asked(kept)
    gone = kept.get("remove_person", "")
    if "add_person" in kept:
        count = min(count + 1, MOST_PERSONS)
    elif gone in {str(number) for number in range(2, count + 1)}:
        for number in range(int(gone), count + 1):
            for name in PERSON_FIELDS:
                kept[f"{name}_{number}"] = kept.get(f"{name}_{number + 1}", "")
        count -= 1
    return {**kept, "persons": str(count)}


def asks_other_rows(typed: Mapping[str, Any]) -> bool:
    return "add_person" in typed or "remove_person" in typed


def prefill(asked: Mapping[str, Any]) -> dict[str, str]:
    """What another page filled in beforehand: codes from our own lists, and nothing else."""
    known = {name: {value for value, _label in HandInForm.base_fields[name].choices} for name in PREFILLED}  # type: ignore[attr-defined]
    named = {name: asked[name] for name in PREFILLED if asked.get(name) in known[name] - {""}}
    return {**named, **filled_in(asked)}
