"""What the events of erasure are called in the pages of the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inbeeld.foundation.audit.events import Words

EVENTS: Words = {"erasure.done": _("Erased with everything that hung on it")}
GROUPS: Words = {"erasure": _("Erasure")}
