"""The grounds of a decision, in words."""

from __future__ import annotations

from collections.abc import Sequence

from darkfigure._estimates import Diagnostic
from darkfigure._report.refusal import ENGLISH, REMEDIES, Reason
from darkfigure._report.words import Words

NOTES = {
    "interrupted": "The calculation was interrupted: the interval rests on fewer resamples than were asked for.",
    "resamples-unusable": "Some resamples gave no estimate and were left out.",
    "bca-failed": "The bootstrap gives no interval here.",
    "minus-infinity": "The model holds a pair of lists that nobody shares; it takes them to exclude each other.",
    "convergence": "The fit did not come to rest.",
}
SHARES = {"resamples-fail"}
DECIMALS = {
    "wide-interval": (1, 0),
    "models-disagree": (1, 0),
    "one-list-decides": (0, 1, 0),
    "order-decides": (0, 0, 1, 0),
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


def _filled(reason: Reason, say: Words) -> str:
    text = _plain_fields(say(_plain_fields(ENGLISH[reason.code])))
    decimals = DECIMALS.get(reason.code, (0,) * len(reason.values))
    values = [
        value if isinstance(value, str) else say.percent(value) if reason.code in SHARES else say.number(value, places)
        for value, places in zip(reason.values, decimals, strict=True)
    ]
    return text.format(*values)


def _plain_fields(text: str) -> str:
    """Take the number formats out of a text: each language writes numbers in its own way."""
    for old in (":.0f", ":.1f", ":.0%"):
        text = text.replace(old, "")
    return text


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
