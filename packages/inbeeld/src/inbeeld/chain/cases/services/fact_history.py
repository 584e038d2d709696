"""What was changed from what to what: kept under the key of the case, never edited."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from inbeeld.chain.cases.models import Case, Episode, FactChange


def keep_change(
    case: Case,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    member: uuid.UUID,
    episode: Episode | None = None,
) -> list[str]:
    """Append what differs, and name it; the caller holds the lock and records."""
    changed = sorted(name for name in after if before.get(name) != after[name])
    if changed:
        kept = FactChange(case=case, data_key=case.data_key, by_id=member, episode=episode)
        kept.seal(values={name: [before.get(name), after[name]] for name in changed})
        kept.save(force_insert=True)
    return changed
