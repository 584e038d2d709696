"""The grounds of a decision, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from darkfigure._estimates import Diagnostic
from darkfigure._verdicts import ENGLISH, REMEDIES, Reason
from darkfigure._words import Words

NOTES = {
    "interrupted": "The calculation was interrupted: the interval rests on fewer resamples than were asked for.",
    "resamples-unusable": "Some resamples gave no estimate and were left out.",
    "bca-failed": "The bootstrap gives no interval here.",
    "minus-infinity": "The model holds a pair of lists that nobody shares; it takes them to exclude each other.",
    "convergence": "The fit did not come to rest.",
}


def points_of(reasons: Sequence[Reason], say: Words) -> tuple[str, ...]:
    """Say each ground."""
    return tuple(_sentence(_filled(reason, say)) for reason in reasons)


def remedies_of(reasons: Sequence[Reason], say: Words) -> tuple[str, ...]:
    """Say what would help, each thing once."""
    return tuple(dict.fromkeys(_sentence(say(REMEDIES[reason.code])) for reason in reasons))


def notes_of(notes: Sequence[Diagnostic], say: Words) -> tuple[str, ...]:
    """Say what the estimate tells about its own calculation."""
    return tuple(say(NOTES[note.code]) for note in notes if note.code in NOTES)


FIELD = re.compile(r"\{(\d):\.(\d)(f|%)\}")


def _filled(reason: Reason, say: Words) -> str:
    """Fill a text as the language writes numbers; how many decimals says the English text."""
    formats = {int(place): (int(decimals), kind) for place, decimals, kind in FIELD.findall(ENGLISH[reason.code])}
    values = [_written(value, formats.get(place), say) for place, value in enumerate(reason.values)]
    return say(plain_fields(ENGLISH[reason.code])).format(*values)


def _written(value: float | str, form: tuple[int, str] | None, say: Words) -> str:
    if isinstance(value, str) or form is None:
        return str(value)
    decimals, kind = form
    return say.percent(value, decimals) if kind == "%" else say.number(value, decimals)


def plain_fields(text: str) -> str:
    """Take the number formats out of a text: each language writes numbers in its own way."""
    return FIELD.sub(r"{\1}", text)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
