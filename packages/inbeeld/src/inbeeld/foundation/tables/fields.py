"""The form field that takes a table."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .reading import Limits, NoTable, Table, read_table
from .wording import message

ENDINGS = ".csv,.tsv,.txt,.xlsx,.ods"


class TableField(forms.FileField):
    """Cleans to a `Table`, or says why not."""

    def __init__(self, *, limits: Limits | None = None, **kwargs: Any) -> None:
        self.limits = limits or Limits()
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": ENDINGS}))
        kwargs.setdefault("help_text", _("CSV, XLSX or ODS."))
        kwargs.setdefault("error_messages", {"required": _("Choose a file.")})
        super().__init__(allow_empty_file=True, **kwargs)

    def to_python(self, data: Any) -> Table | None:  # type: ignore[override]  # more than a file comes out
        upload = super().to_python(data)
        if upload is None:
            return None
        try:
            return read_table(upload, self.limits)
        except NoTable as refused:
            raise ValidationError(message(refused, self.limits), code=refused.problem) from None
