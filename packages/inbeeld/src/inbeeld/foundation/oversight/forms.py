"""What the privacy officer asks of the log."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import User
from inbeeld.foundation.audit.api import Outcome, all_groups
from inbeeld.foundation.design.api import DateField, PageForm

from .log import FIRST_DAY, LAST_DAY, Question
from .names import dossier_named, names_of_people

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class SettlingForm(PageForm):
    """Why a missed row may count as gone."""

    reason = forms.CharField(
        label=_("Why can it be settled?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: it was looked into how the row went, and nothing that it said has to hold any more."),
    )
    proof = forms.CharField(
        label=_("What shows it?"),
        max_length=500,
        help_text=_("For example: which back-up it was compared with, by whom, and where the report is kept."),
    )


class LogFilter(PageForm):
    """By person, by case, by kind of event, by period."""

    case = forms.CharField(label=_("Case"), required=False, max_length=40, help_text=_("Pseudonym or number."))
    outcome = forms.ChoiceField(label=_("Outcome"), required=False, choices=[("", _("All")), *Outcome.choices])
    since = DateField(label=_("From"), required=False)
    until = DateField(label=_("Up to and including"), required=False)

    def __init__(self, data: Any, *, organisation_id: UUID | None) -> None:
        super().__init__(data)
        self.organisation_id = organisation_id
        groups = sorted((str(words), code) for code, words in all_groups().items())
        self.fields["person"] = _choice(_("Person"), [(str(pk), name) for pk, name in self._people()])
        self.fields["kind"] = _choice(_("Kind"), [(code, words) for words, code in groups])

    def clean_case(self) -> UUID | None:
        typed = self.cleaned_data["case"]
        if not typed:
            return None
        found = dossier_named(typed, self.organisation_id)
        if found is None:
            raise ValidationError(_("No case of your organisation goes by this name."), code="unknown")
        return found

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", ValidationError(_("This lies before the first day."), code="order"))
        return cleaned

    def question(self) -> Question:
        """What a valid form asks."""
        found = self.cleaned_data
        until = found.get("until")
        return Question(
            organisation_id=self.organisation_id,
            user_id=UUID(found["person"]) if found.get("person") else None,
            dossier_id=found.get("case"),
            group=found.get("kind", ""),
            outcome=found.get("outcome", ""),
            since=_start_of(found.get("since")),
            until=_start_of(until, days_later=1),
        )

    def _people(self) -> list[tuple[UUID, str]]:
        """Everybody who works or worked here, and the one that the address asks for."""
        ours = User.objects.filter(memberships__organisation=self.organisation_id).order_by("name").distinct()
        people = dict(ours.values_list("pk", "name"))
        asked = _uuid(self.data.get("person"))
        if asked and asked not in people:
            people |= names_of_people([asked])
        return list(people.items())


def _choice(label: StrOrPromise, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", _("All")), *choices])


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def _start_of(day: dt.date | None, *, days_later: int = 0) -> dt.datetime | None:
    if day is None:
        return None
    counted = min(max(day, FIRST_DAY), LAST_DAY) + dt.timedelta(days=days_later)
    return timezone.make_aware(dt.datetime.combine(counted, dt.time.min))
