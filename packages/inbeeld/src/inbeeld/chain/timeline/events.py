"""What the events of the timeline are called in the pages of the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {
    "case.progress_exported": _("Progress of cases taken along as CSV"),
    "case.progress_answered": _("Progress of a quarter answered"),
}
