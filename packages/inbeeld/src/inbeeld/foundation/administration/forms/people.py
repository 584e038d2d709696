"""Inviting somebody, giving him a role, helping or closing him."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import ROLE_NAMES, Membership, Organisation, Role
from inbeeld.foundation.administration.handover import Left
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.geography.api import Region, RegionKind

ROLES = [("", _("Choose a role")), *((role.value, ROLE_NAMES[role]) for role in Role)]


class RoleForm(PageForm):
    """A role, for one care-coordination region or for all of the organisation's work."""

    role = forms.TypedChoiceField(label=_("Role"), choices=ROLES, coerce=Role)
    region = forms.ModelChoiceField(
        label=_("Region"),
        queryset=Region.objects.filter(kind=RegionKind.CARE_COORDINATION),
        required=False,
        empty_label=_("All regions of the organisation"),
    )


class NewRoleForm(RoleForm):
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.filter(closed_on__isnull=True),
        empty_label=_("Choose an organisation"),
    )
    field_order = ["organisation", "role", "region"]


class InviteForm(NewRoleForm):
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("His own address at work; he signs in with it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    field_order = ["email", "organisation", "role", "region"]


class ReasonForm(PageForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("For the privacy officer. Name no victims and no cases."),
    )


class HandOverForm(PageForm):
    """For each kind of work that is left: who takes it."""

    def __init__(self, data: Any = None, *, left: list[Left], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.left = left
        for item in left:
            receivers = item.work.receivers(item.giver)
            self.fields[item.key] = forms.ModelChoiceField(
                label=_("%(work)s (%(count)s) go to") % {"work": item.work.label, "count": item.count},
                queryset=Membership.objects.filter(pk__in=[receiver.pk for receiver in receivers]).select_related(
                    "user"
                ),
                empty_label=_("Choose a colleague"),
                help_text="" if receivers else _("Nobody can take this over yet: invite or give a role first."),
            )

    @property
    def receivers(self) -> dict[str, Membership]:
        return {item.key: self.cleaned_data[item.key] for item in self.left}


class CloseForm(HandOverForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("For the privacy officer. Name no victims and no cases.")
    )


class ChangeRoleForm(HandOverForm, RoleForm):
    """Another role instead of this one."""
