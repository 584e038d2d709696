"""Readers of documents are large and old: they run in a process that has no keys, no database and little memory."""

from __future__ import annotations

import json
import subprocess
import sys

from .cleaning.results import Cleaned, Refused
from .rules import Kind, Refusal

PATIENCE_SECONDS = 40


def cleaned_apart(content: bytes) -> Cleaned:
    """What `cleaning.dispatch.cleaned_copy` gives, from a process of its own; `Refused` also when that process dies."""
    command = [sys.executable, "-I", "-m", "inbeeld.foundation.files.cleaning"]
    try:
        done = subprocess.run(  # noqa: S603 - written above
            command, input=content, capture_output=True, timeout=PATIENCE_SECONDS, env={}, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise Refused(Refusal.TOO_COMPLEX) from None
    line, _, cleaned = done.stdout.partition(b"\n")
    answer = json.loads(line)
    if "refusal" in answer:
        raise Refused(Refusal(answer["refusal"]))
    return Cleaned(Kind(answer["kind"]), cleaned, answer["pictures"])
