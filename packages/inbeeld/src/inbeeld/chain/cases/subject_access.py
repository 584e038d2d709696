"""What a case and its records say to the person they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from inbeeld.chain.method.api import PhaseCheck

from .facts_in_words import changes_in_words

if TYPE_CHECKING:
    from inbeeld.foundation.rooms.api import FileValue

CHAPTERS = Path(__file__).with_suffix(".toml")


def _facts(record: Any, _value: Any) -> str:
    return "\n".join(
        _("%(fact)s: first %(before)s, then %(after)s") % {"fact": fact, "before": before, "after": after}
        for fact, before, after in changes_in_words(record)
    )


def _points(_record: Any, value: list[str]) -> str:
    known = {one.code: str(one) for one in PhaseCheck.objects.filter(code__in=value).order_by("check_set__version")}
    return ", ".join(known.get(code, code) for code in value)


def _steps(_record: Any, value: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{situation}: {step}" for situation, step in value)


VALUES: Mapping[str, FileValue] = {
    "cases.factchange.values": _facts,
    "cases.phasechange.unsettled": _points,
    "cases.safetyagreement.steps": _steps,
}
