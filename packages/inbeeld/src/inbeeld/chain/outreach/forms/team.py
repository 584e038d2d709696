"""What an outreach worker fills in."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.outreach.models import Conversation
from inbeeld.chain.outreach.rules import TEXT_LENGTH
from inbeeld.chain.outreach.services.joining import HandOver
from inbeeld.chain.outreach.teams import members_of
from inbeeld.chain.signals.api import CONTACT_LENGTH, MunicipalityField
from inbeeld.foundation.design.api import PageForm

NOBODY = ("", _("Nobody"))


class AnswerForm(PageForm):
    text = forms.CharField(
        label=_("Your answer"),
        help_text=_("Whoever has the number reads this. Short sentences, no name, no label. Promise nothing."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=TEXT_LENGTH,
    )
    # How many messages stood on the page: an answer may not pass one by that came in meanwhile.
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


class NoteForm(PageForm):
    text = forms.CharField(
        label=_("Note for the team"),
        help_text=_("Sealed. The people who write to us never read it. It goes when the conversation goes."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=TEXT_LENGTH,
    )


class WorkersForm(PageForm):
    worker = forms.ChoiceField(label=_("Who answers?"))
    second_worker = forms.ChoiceField(
        label=_("Who goes along to a first meeting?"),
        help_text=_(
            "Never go alone. Meet in daylight, in a place with other people, and tell the team when you are back."
        ),
        required=False,
    )

    def __init__(self, *args: Any, conversation: Conversation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team = [(str(one.pk), one.user.name) for one in members_of(conversation)]
        self.fields["worker"].choices = team  # type: ignore[attr-defined]
        self.fields["second_worker"].choices = [NOBODY, *team]  # type: ignore[attr-defined]

    def chosen(self) -> tuple[uuid.UUID, uuid.UUID | None]:
        second = self.cleaned_data["second_worker"]
        return uuid.UUID(self.cleaned_data["worker"]), uuid.UUID(second) if second else None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("worker") and given.get("worker") == given.get("second_worker"):
            self.add_error("second_worker", _("Choose somebody else than who answers."))
        return given


class HandOverForm(PageForm):
    municipality = MunicipalityField(label=_("In which municipality does he stay?"))
    facts = forms.CharField(
        label=_("What do you pass on?"),
        help_text=_("Only what he agreed to. No name, no number, nothing of the messages word for word."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=TEXT_LENGTH,
    )
    contact = forms.CharField(
        label=_("How does the care coordinator reach you?"),
        max_length=CONTACT_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def given(self) -> HandOver:
        return HandOver(**self.cleaned_data)


class SavedReplyForm(PageForm):
    title = forms.CharField(label=_("Name"), help_text=_("Only the team sees it."), max_length=80)
    text = forms.CharField(
        label=_("Words"),
        help_text=_("Usable for anybody: no name, no place, nothing of one conversation."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=TEXT_LENGTH,
    )


class BlockForm(PageForm):
    reason = forms.CharField(
        label=_("Why do you block it?"),
        help_text=_("What was written, and why it is unsafe or abusive. Your team and the privacy officer may ask."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=TEXT_LENGTH,
    )
