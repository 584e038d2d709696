"""Who is away, until when, and who takes over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.access.api import Actor
from inbeeld.foundation.accounts.api import Absence, Membership
from inbeeld.foundation.administration.services.absence import colleagues_of, may_set_for
from inbeeld.foundation.design.api import DateField, PageForm


class NameField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs only
    def label_from_instance(self, obj: Membership) -> str:
        return obj.user.name


class AbsenceForm(PageForm):
    membership = NameField(label=_("Who is away?"), queryset=Membership.objects.none(), empty_label=_("Choose"))
    first_day = DateField(label=_("First day away"), allow_past=False)
    last_day = DateField(label=_("Last day away"), allow_past=False)
    replacement = NameField(
        label=_("Who takes over?"),
        help_text=_("E-mail notices go to this colleague meanwhile. Open work stays with who has it."),
        queryset=Membership.objects.none(),
        empty_label=_("Nobody in particular"),
        required=False,
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = may_set_for(actor)
        self.fields["membership"].queryset = own  # type: ignore[attr-defined]
        self.fields["replacement"].queryset = colleagues_of(actor)  # type: ignore[attr-defined]
        if len(own) == 1:
            self.initial.setdefault("membership", own[0].pk)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("first_day"), given.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day lies before the first."))
        away, other = given.get("membership"), given.get("replacement")
        if away and away == other:
            self.add_error("replacement", _("Choose somebody else."))
        if (
            away
            and first
            and last
            and Absence.objects.filter(membership=away, first_day__lte=last, last_day__gte=first)
        ):
            raise ValidationError(_("An absence is set already in these days."))
        return given
