"""Whether the file with the waiting terms can be worked with, and names every act."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error

from inbeeld.foundation.agreed.api import FileFault

from .acts import all_acts


def waiting_terms_can_be_read(**_: Any) -> list[CheckMessage]:
    try:
        for act in all_acts().values():
            act.term()
    except FileFault as wrong:
        hint = "INBEELD_FOUR_EYES_TERMS names a file as foundation/four_eyes/terms.toml, with a block for each act."
        return [Error(fault, hint=hint, id="four_eyes.E001") for fault in wrong.faults]
    return []
