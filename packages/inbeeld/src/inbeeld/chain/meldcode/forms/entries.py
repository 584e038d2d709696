"""What each kind of entry asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.meldcode.codes import HELPS, Decision, EntryKind
from inbeeld.chain.meldcode.content import walk
from inbeeld.chain.meldcode.rules import QUESTIONS, asked
from inbeeld.chain.meldcode.services.entries import Entry
from inbeeld.foundation.design.api import DateField, YesNoField
from inbeeld.foundation.records.api import RecordForm, radio_field, text_field


class EntryForm(RecordForm):
    """A day and a text; what else it asks goes into the details under its own name."""

    happened_on = DateField(label=_("When was it?"), allow_future=False, initial=timezone.localdate)

    def details(self) -> Mapping[str, Any]:
        own = {"record_id", "happened_on"}
        return {name: value for name, value in self.cleaned_data.items() if name not in own}

    def entry(self, kind: EntryKind) -> Entry:
        return Entry(kind, self.cleaned_data["happened_on"], self.details())


class SignsForm(EntryForm):
    text = text_field(
        _("What did you see or hear?"), rows=6, help_text=_("Facts, apart from what you think of them. Write no name.")
    )


class ColleagueForm(EntryForm):
    whom = forms.CharField(label=_("Whom did you ask?"), help_text=_("A function is enough."), max_length=120)
    text = text_field(_("What did you discuss, and what was advised?"))


class VeiligThuisForm(EntryForm):
    anonymous = YesNoField(label=_("Did you leave out who it is about?"))
    text = text_field(_("What did you ask, and what was advised?"))


class TalkForm(EntryForm):
    whom = forms.CharField(
        label=_("With whom did you talk?"), help_text=_("For instance: the young person himself."), max_length=120
    )
    text = text_field(_("What was said, and how did he or she take it?"))


class ParentsForm(EntryForm):
    spoke = radio_field(
        _("What do you choose?"),
        [("no", _("I do not talk with the parents")), ("yes", _("I talked with the parents, or one of them"))],
    )
    text = text_field(_("Why did you choose so? And if you talked: what was said?"))


class WeighingForm(EntryForm):
    """The five questions, each with its reason; as far as the answers lead."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, question in walk().questions.items():
            asks = number == QUESTIONS[0]
            self.fields[f"answer_{number}"] = YesNoField(label=question.title, required=asks)
            self.fields[f"reason_{number}"] = text_field(
                _now("Why? (question {number})").format(number=number), required=asks, rows=2
            )

    def groups(self) -> Iterator[Group]:
        for number, question in walk().questions.items():
            hint = question.blocks[0].lines[0] if question.blocks else ""
            yield Group(number, hint, self[f"answer_{number}"], self[f"reason_{number}"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        answers = {number: given.get(f"answer_{number}") for number in QUESTIONS}
        for number in QUESTIONS[1:]:
            if answers[number] is None and number in asked(answers):
                self.add_error(f"answer_{number}", _now("Answer this question: the code leads to it."))
            elif answers[number] is not None and not given.get(f"reason_{number}"):
                self.add_error(f"reason_{number}", _now("Write why."))
        return given

    def details(self) -> Mapping[str, Any]:
        given = self.cleaned_data
        answered = [number for number in QUESTIONS if given[f"answer_{number}"] is not None]
        return {
            "answers": [
                {"number": number, "yes": given[f"answer_{number}"], "reason": given[f"reason_{number}"]}
                for number in answered
            ]
        }


@dataclass(frozen=True, slots=True)
class Group:
    number: int
    hint: str
    answer: BoundField
    reason: BoundField


class DecisionForm(EntryForm):
    decision = radio_field(_("What do you decide?"), Decision.choices)
    text = text_field(_("Why?"), help_text=_("Also when you decide not to report: the reasons belong in the record."))
    look_again = DateField(
        label=_("When do you look again whether the help brings safety?"),
        help_text=_("Needed when you give or arrange help."),
        allow_past=False,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("decision") in HELPS and not given.get("look_again") and "look_again" not in self.errors:
            self.add_error("look_again", _now("Agree on a day: the code asks whether help works in the agreed time."))
        return given

    def details(self) -> Mapping[str, Any]:
        day = self.cleaned_data.get("look_again")
        return {**super().details(), "look_again": day.isoformat() if day else ""}


class NoteForm(EntryForm):
    text = text_field(_("Note"))


class AdditionForm(RecordForm):
    text = text_field(
        _("What do you add or put right?"), help_text=_("The original stays as it was; this stands under it.")
    )


FORMS: Mapping[EntryKind, type[EntryForm]] = {
    EntryKind.SIGNS: SignsForm,
    EntryKind.COLLEAGUE: ColleagueForm,
    EntryKind.VEILIG_THUIS: VeiligThuisForm,
    EntryKind.EXPERT: ColleagueForm,
    EntryKind.TALK: TalkForm,
    EntryKind.PARENTS: ParentsForm,
    EntryKind.WEIGHING: WeighingForm,
    EntryKind.DECISION: DecisionForm,
    EntryKind.NOTE: NoteForm,
}
