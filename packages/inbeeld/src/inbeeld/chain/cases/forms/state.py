"""Where a case stands: status, phase, coordinator, closed or open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes, rules
from inbeeld.chain.cases.assignable_people import coordinators_for
from inbeeld.chain.cases.models import Case
from inbeeld.chain.method.api import PHASE_STEPS, Domain, Phase, goes_on
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.design.api import DateField, PageForm
from inbeeld.foundation.records.api import (
    MembershipField,
    RecordForm,
    VersionForm,
    fact_field,
    radio_field,
    reason_field,
    text_field,
)

from .identification import DecidedFields


class CaseForm(PageForm):
    """A form whose choices depend on where the case stands."""

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case


class StatusForm(CaseForm, DecidedFields, VersionForm, RecordForm):
    reason = reason_field(_("Why?"))

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        allowed = rules.STATUS_STEPS[case.status]
        self.fields["status"].choices = [c for c in codes.Status.choices if c[0] in allowed]  # type: ignore[attr-defined]


class PhaseForm(CaseForm, VersionForm, RecordForm):
    phase = radio_field(_("Phase"), Phase.choices)
    on = DateField(label=_("Since"), allow_future=False)
    reason = text_field(_("Explanation"), required=False, rows=3)

    def __init__(self, *args: Any, case: Case, unsettled: bool, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        allowed = PHASE_STEPS[case.phase]
        self.unsettled = unsettled
        self.fields["phase"].choices = [c for c in Phase.choices if c[0] in allowed]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_further = cleaned.get("phase") and goes_on(self.case.phase, cleaned["phase"])
        if self.unsettled and is_further and not cleaned.get("reason"):
            self.add_error(
                "reason", _("Not all points of this phase are settled. Write down why you go on all the same.")
            )
        return cleaned


END = "end_"


class CloseForm(CaseForm, VersionForm, RecordForm):
    outcome = radio_field(_("How did it end?"), codes.Outcome.choices)
    reason = reason_field(_("Explanation"))
    drop_actions = forms.BooleanField(
        label=_("Mark the actions that are still open as no longer needed"), required=False
    )

    def __init__(
        self, *args: Any, case: Case, open_actions: int, domains: Iterable[Domain] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, case=case, **kwargs)
        self.open_actions = open_actions
        self.end_names = []
        for domain in domains:
            self.fields[f"{END}{domain.code}"] = fact_field(str(domain), codes.DomainEnd)
            self.end_names.append(f"{END}{domain.code}")
        if not open_actions:
            del self.fields["drop_actions"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        gaps = rules.missing_for_closing(
            outcome=cleaned.get("outcome", "?"),
            reason=cleaned.get("reason", "?"),
            status=self.case.status,
            open_actions=self.open_actions,
            drop_actions=cleaned.get("drop_actions", False),
        )
        if "actions" in gaps:
            self.add_error("drop_actions", _("Settle the open actions first, or tick this box."))
        if "status" in gaps:
            self.add_error("outcome", _("Change the status to “not a victim” first, with who decided that and why."))
        return cleaned

    def end_fields(self) -> list[Any]:
        return [self[name] for name in self.end_names]


def domain_ends(cleaned: dict[str, Any]) -> dict[str, str]:
    """How it stands on each life domain, taken out of what the form cleaned."""
    return {name.removeprefix(END): cleaned.pop(name) for name in list(cleaned) if name.startswith(END)}


class ReopenForm(CaseForm, VersionForm, RecordForm):
    """Where the former coordinator is no longer here, it asks whose it becomes."""

    coordinator = MembershipField(
        label=_("Whose does it become?"),
        queryset=Membership.objects.none(),
        empty_label=_("Choose"),
        help_text=_("Whoever had this case before does not work here any more."),
    )
    reason = reason_field(_("Why is the case opened again?"))

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        able = coordinators_for(case)
        field: MembershipField = self.fields["coordinator"]  # type: ignore[assignment]
        field.queryset = able
        if able.filter(pk=case.coordinator_id).exists():
            del self.fields["coordinator"]


class AssignForm(CaseForm):
    coordinator = MembershipField(label=_("To whom?"), queryset=Membership.objects.none(), empty_label=_("Choose"))
    note = text_field(
        _("Note for your colleague"), required=False, help_text=_("What has to be done first, and what to watch.")
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        field: MembershipField = self.fields["coordinator"]  # type: ignore[assignment]
        field.queryset = coordinators_for(case).exclude(pk=case.coordinator_id)
