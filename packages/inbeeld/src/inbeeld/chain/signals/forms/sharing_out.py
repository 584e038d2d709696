"""From whom to whom signals go."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from inbeeld.chain.signals.services.sharing_out import held_by
from inbeeld.foundation.access.api import Actor, colleagues_of
from inbeeld.foundation.accounts.api import Membership, present
from inbeeld.foundation.design.api import PageForm


class ShareOutForm(PageForm):
    giver = forms.ChoiceField(label=_("Who is absent?"))
    receiver = forms.ChoiceField(label=_("Who takes over the open signals?"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = present(colleagues_of(actor), timezone.localdate())
        self.people = {str(one.pk): one for one in people}
        held = held_by(actor)
        givers = [(pk, _with_count(one, held[pk])) for pk, one in self._all_with(held).items()]
        self.fields["giver"].choices = [("", _("Choose")), *givers]  # type: ignore[attr-defined]
        self.fields["receiver"].choices = [("", _("Choose")), *((pk, one.user.name) for pk, one in self.people.items())]  # type: ignore[attr-defined]

    def _all_with(self, held: dict[str, int]) -> dict[str, Membership]:
        """Everybody with open signals, by name, also who is no longer at this desk."""
        found = Membership.objects.filter(pk__in=held).select_related("user")
        return {str(one.pk): one for one in sorted(found, key=lambda one: one.user.name.casefold())}

    def clean_giver(self) -> Membership:
        giver: Membership = Membership.objects.select_related("user").get(pk=self.cleaned_data["giver"])
        return giver

    def clean_receiver(self) -> Membership:
        receiver: Membership = self.people[self.cleaned_data["receiver"]]
        return receiver

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("giver") and typed.get("giver") == typed.get("receiver"):
            raise ValidationError({"receiver": _("Choose somebody else than who is absent.")})
        return typed


def _with_count(one: Membership, number: int) -> str:
    signals = ngettext("%(number)s open signal", "%(number)s open signals", number) % {"number": number}
    return f"{one.user.name} ({signals})"
