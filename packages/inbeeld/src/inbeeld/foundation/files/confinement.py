"""Readers of documents are large and old: they run in a process of their own."""

from __future__ import annotations

import json

from inbeeld.foundation.sandbox.api import NoAnswer, answer_of

from .cleaning.results import Cleaned, Refused
from .rules import Kind, Refusal


def cleaned_apart(content: bytes) -> Cleaned:
    """What `cleaning.dispatch.cleaned_copy` gives, from a process of its own; `Refused` also when that process dies."""
    try:
        line, _, cleaned = answer_of("inbeeld.foundation.files.cleaning", content).partition(b"\n")
    except NoAnswer:
        raise Refused(Refusal.TOO_COMPLEX) from None
    answer = json.loads(line)
    if "refusal" in answer:
        raise Refused(Refusal(answer["refusal"]))
    return Cleaned(Kind(answer["kind"]), cleaned, answer["pictures"], answer["accounted"])
