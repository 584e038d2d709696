"""The plan: his goals, and what somebody is to do by when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import Case, action_owners
from inbeeld.chain.method.api import Domain
from inbeeld.chain.plan.codes import GoalState
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.design.api import DateField, PageForm
from inbeeld.foundation.records.api import MembershipField, RecordForm, VersionForm, radio_field, text_field

SAY_HELP = _("In his own words. Could he not be asked? Then write why.")


class ActionFields(PageForm):
    what = forms.CharField(label=_("What has to be done?"), max_length=300)
    owner = MembershipField(label=_("Who does it?"), queryset=Membership.objects.none(), empty_label=None)
    due_on = DateField(label=_("By when?"))
    goal = forms.ChoiceField(label=_("For which goal?"), required=False)

    def __init__(self, *args: Any, case: Case, goals: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: MembershipField = self.fields["owner"]  # type: ignore[assignment]
        owner.queryset = action_owners(case)
        choices = list(goals)
        if choices:
            self.fields["goal"].choices = [("", _("No goal")), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields["goal"]


class NewActionForm(ActionFields, RecordForm):
    due_on = DateField(label=_("By when?"), allow_past=False)

    field_order = ("what", "owner", "due_on", "goal")


class ChangeActionForm(ActionFields, VersionForm):
    pass


class GoalFields(PageForm):
    words = text_field(
        _("What does he want to reach?"),
        rows=3,
        help_text=_("As he says it himself, in his own words. What others want for him is an action or a remark."),
    )
    domain_code = forms.ChoiceField(label=_("Life domain"), required=False)

    def __init__(self, *args: Any, domains: Iterable[Domain], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("None in particular")), *((domain.code, str(domain)) for domain in domains)]
        self.fields["domain_code"].choices = choices  # type: ignore[attr-defined]


class GoalForm(GoalFields, RecordForm):
    pass


class ChangeGoalForm(GoalFields, VersionForm):
    say = text_field(_("What does he say about the change?"), rows=2, help_text=SAY_HELP)


class SettleGoalForm(VersionForm):
    state = radio_field(_("What became of this goal?"), GoalState.choices)
    say = text_field(_("What does he say about it himself?"), rows=3, help_text=SAY_HELP)

    def __init__(self, *args: Any, state: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [c for c in GoalState.choices if c[0] != state]  # type: ignore[attr-defined]
