"""Who saw signs, a status that was wrong, and breaks ahead."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases import codes
from inbeeld.foundation.accounts.api import ReporterType
from inbeeld.foundation.design.api import DateField, PageForm, YesNoField
from inbeeld.foundation.records.api import PartialDateField, RecordForm, choice_field, radio_field, text_field


class DetectionForm(RecordForm):
    seen_by = choice_field(_("Who saw signs?"), ReporterType)
    seen_on = PartialDateField(
        label=_("When"), help_text=_("As far as it is known: 4-3-2024, March 2024, 2024, ca. 2024.")
    )
    note = text_field(_("What was seen"), required=False, rows=3)


class DecidedFields(PageForm):
    status = radio_field(_("Status"), codes.Status.choices)
    decided_by = choice_field(_("Who decided this?"), codes.Decider)
    formal = YesNoField(
        label=_("Is this a formal recognition?"),
        required=False,
        help_text=_("For example by the police or a court. What care coordination itself thinks is not."),
    )
    on = DateField(label=_("On"), allow_future=False)
