"""Calling a conference, and writing its minutes."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import PART_LABELS, Case, action_owners
from inbeeld.chain.conferences.codes import ITEM_PARTS, Presence, Way
from inbeeld.chain.conferences.people import who_can_come
from inbeeld.chain.conferences.services.calling import Call
from inbeeld.chain.conferences.services.minutes import Decided
from inbeeld.chain.conferences.services.paper import WAYS
from inbeeld.chain.conferences.services.reading import OpenedInvitee, OpenedItem
from inbeeld.foundation.access.api import Ground, Part
from inbeeld.foundation.accounts.api import Membership, Organisation
from inbeeld.foundation.design.api import DateField, PageForm
from inbeeld.foundation.records.api import MembershipField, RecordForm, VersionForm, choice_field, text_field

MOST_OUTSIDE = 20
ROLE_LENGTH = 100
CLOCK = re.compile(r"([01]?\d|2[0-3])(?:[:.u]([0-5]\d))?(?:\s*(?:uur|u))?$", re.IGNORECASE)


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # no generic at run time
    """Somebody in what he does where."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.user.name}, {obj.organisation.name}"


class TimeField(forms.CharField):
    """A time, typed as people write one: 14:30, 14.30, 9 uur."""

    def to_python(self, value: Any) -> dt.time | None:  # type: ignore[override]  # a time in the place of its text
        text = str(value or "").strip()
        if not text:
            return None
        found = CLOCK.match(text)
        if found is None:
            raise forms.ValidationError(_now("Write a time like 14:30."), code="invalid")
        return dt.time(int(found[1]), int(found[2] or 0))

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, dt.time) else value

    def run_validators(self, value: Any) -> None:
        """A time has no length to check."""


class CallForm(PageForm):
    on = DateField(label=_("On which day?"), allow_past=False)
    begins = TimeField(
        label=_("At what time?"),
        required=False,
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"}),
    )
    way = forms.ChoiceField(label=_("How do you meet?"), choices=Way.choices, widget=forms.RadioSelect)
    where = forms.CharField(
        label=_("Where?"),
        help_text=_("The place, the link or the number. Only who is asked reads it."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    people = PeopleField(
        label=_("Whom do you ask?"),
        help_text=_("The team, and those to whom parts of this case are open. Each reads as far as his part goes."),
        queryset=Membership.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    outside = forms.CharField(
        label=_("Who else comes, without access to this case?"),
        help_text=_("One on each line, by role and without a name: GP, teacher, lawyer. They read nothing here."),
        required=False,
        max_length=MOST_OUTSIDE * ROLE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = who_can_come(case)  # type: ignore[attr-defined]

    def clean_outside(self) -> tuple[str, ...]:
        lines = tuple(line.strip() for line in self.cleaned_data["outside"].splitlines() if line.strip())
        if len(lines) > MOST_OUTSIDE or any(len(line) > ROLE_LENGTH for line in lines):
            raise forms.ValidationError(_now("At most 20 lines of 100 characters."), code="too_much")
        return lines


class NewCallForm(CallForm, RecordForm):
    """A conference that is not there yet."""


class ChangeCallForm(CallForm, VersionForm):
    """A conference that was called."""


def called(data: dict[str, Any]) -> Call:
    return Call(**{**data, "people": tuple(data["people"])})


class ItemForm(RecordForm):
    subject = forms.CharField(label=_("What do you want to talk about?"), max_length=200)
    part = forms.ChoiceField(
        label=_("To which part of the case does it belong?"),
        help_text=_("The people who were given that part can read it."),
        choices=[(part.value, PART_LABELS[part]) for part in ITEM_PARTS],
        initial=Part.SUMMARY.value,
    )


class MinuteForm(VersionForm, RecordForm):
    notes = text_field(_("What was said?"), required=False, rows=5)
    decision = text_field(_("What was decided?"), required=False, rows=2)
    owner = MembershipField(
        label=_("Who does it?"),
        help_text=_("With somebody and a day the decision becomes an action of the case at once."),
        queryset=Membership.objects.none(),
        required=False,
        empty_label=_("Nobody: it is no action"),
    )
    due_on = DateField(label=_("By when?"), required=False, allow_past=False)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = action_owners(case)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        owner, due_on = given.get("owner"), given.get("due_on")
        if (owner or due_on) and not given.get("decision") and "decision" not in self.errors:
            self.add_error("decision", _now("Write what was decided: that is what he does."))
        if owner and not due_on and "due_on" not in self.errors:
            self.add_error("due_on", _now("Write by when."))
        if due_on and not owner and "owner" not in self.errors:
            self.add_error("owner", _now("Choose who does it."))
        return given


def decided(data: dict[str, Any]) -> Decided | None:
    return Decided(text=data["decision"], owner=data["owner"], due_on=data["due_on"]) if data["decision"] else None


class OutsidePaperForm(PageForm):
    """Which items go along, and on which ground."""

    items = forms.MultipleChoiceField(
        label=_("What may be on this paper?"),
        help_text=_("No more than this person needs for his part."),
        widget=forms.CheckboxSelectMultiple,
    )
    ground = choice_field(_("On which ground?"), Ground)
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Not known in Inbeeld"),
        help_text=_("Then a withdrawal of consent shows that it has to be told."),
    )

    def __init__(self, *args: Any, items: list[OpenedItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agenda = [(str(one.item.pk), f"{one.subject} ({one.part})") for one in items]
        self.fields["items"].choices = [*agenda, (WAYS, _("How he may be reached, and how never"))]  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = Organisation.objects.filter(closed_on=None).order_by("name")  # type: ignore[attr-defined]


class PresenceForm(PageForm):
    """One question for each who was asked."""

    def __init__(self, *args: Any, invitees: list[OpenedInvitee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in invitees:
            self.fields[f"presence_{one.invitee.pk}"] = forms.ChoiceField(
                label=f"{one.name}, {one.beside}" if one.beside else one.name,
                choices=Presence.choices,
                required=False,
                initial=one.invitee.presence,
            )


def presences(invitees: list[OpenedInvitee], data: dict[str, Any]) -> dict[uuid.UUID, Presence]:
    return {one.invitee.pk: Presence(data[f"presence_{one.invitee.pk}"] or "") for one in invitees}
