"""An organisation, and looking for one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.design.api import PageForm, PageModelForm
from inbeeld.foundation.records.api import reason_field


class OrganisationForm(PageModelForm):
    class Meta:
        model = Organisation
        fields = ["name", "type", "reporter_type"]
        help_texts = {"reporter_type": _("How the national register counts what this organisation reports.")}
        error_messages = {"name": {"unique": _("An organisation with this name is here already.")}}


class ClosingForm(PageForm):
    reason = reason_field(_("Why is it closed?"))


class SearchForm(PageForm):
    search = forms.CharField(label=_("Name of the organisation"), required=False, max_length=100)
    closed = forms.BooleanField(label=_("Closed ones too"), required=False)
