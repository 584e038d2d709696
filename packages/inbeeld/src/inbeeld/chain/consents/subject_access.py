"""What consents and access say to the person they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inbeeld.chain.cases.api import PART_LABELS

from .codes import Giver, TeamRole

if TYPE_CHECKING:
    from inbeeld.foundation.rooms.api import FileValue

CHAPTERS = Path(__file__).with_suffix(".toml")


def _parts(_record: Any, value: Iterable[str]) -> str:
    words = {part.value: label for part, label in PART_LABELS.items()}
    return ", ".join(str(words.get(one, one)) for one in value)


def _role(_record: Any, value: str) -> str:
    return str(dict(TeamRole.choices).get(value, value))


def _givers(_record: Any, value: Iterable[str]) -> str:
    words = dict(Giver.choices)
    return ", ".join(str(words.get(one, one)) for one in value)


def _sent(_record: Any, value: Any) -> str:
    return ", ".join((value.reveal("what"), value.reveal("to")))


VALUES: Mapping[str, FileValue] = {
    "access.grant.parts": _parts,
    "access.grant.team_role": _role,
    "consents.consent.given_by": _givers,
    "consents.consentend.given_by": _givers,
    "consents.recall.sent": _sent,
}
