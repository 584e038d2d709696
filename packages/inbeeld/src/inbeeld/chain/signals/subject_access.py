"""What this room adds to the file of a person: the signals that lie under his case."""

from __future__ import annotations

import uuid
from pathlib import Path

from inbeeld.chain.cases.api import Case

from .models import Signal

CHAPTERS = Path(__file__).with_suffix(".toml")


def keys_of(case: Case) -> set[uuid.UUID]:
    """The data keys of what belongs to the case and is sealed with a key of its own."""
    linked = Signal.objects.filter(case_links__case=case, case_links__unlinked_at=None)
    return set(linked.values_list("data_key_id", flat=True))
