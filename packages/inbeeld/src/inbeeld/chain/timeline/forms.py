"""A status that was wrong, and the two questions of a quarter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbeeld.chain.cases.api import DecidedFields
from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.records.api import RecordForm, VersionForm, choice_field, reason_field

from .codes import Daytime, Stay


class CorrectStatusForm(DecidedFields, VersionForm, RecordForm):
    reason = reason_field(_("What was wrong, and why is this right?"))


class ProgressForm(PageForm):
    """Nothing is chosen beforehand: "not known" was asked, and an answer of another quarter is none of this one."""

    quarter = forms.TypedChoiceField(label=_("Which quarter?"), coerce=dt.date.fromisoformat)
    stay = choice_field(_("Where did he stay at the end?"), Stay)
    daytime = choice_field(_("What did he mostly do by day?"), Daytime)

    def __init__(self, *args: Any, quarters: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quarter"].choices = list(quarters)  # type: ignore[attr-defined]
