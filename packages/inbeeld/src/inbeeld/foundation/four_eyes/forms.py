"""What the second person types."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.design.api import PageForm
from inbeeld.foundation.records.api import radio_field, reason_field

AGREE, REFUSE = "agree", "refuse"


class DecisionForm(PageForm):
    decision = radio_field(_("What do you decide?"), [(AGREE, _("Agree")), (REFUSE, _("Refuse"))])
    answer = reason_field(_("Why? The colleague who asked reads this too."))

    def __init__(self, *args: Any, may_agree: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_agree:
            del self.fields["decision"]
