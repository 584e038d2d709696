"""Asking such a process: it gets bytes and gives bytes."""

from __future__ import annotations

import subprocess
import sys

PATIENCE_SECONDS = 40


class NoAnswer(Exception):
    """The process died; the message is what it said on its way."""


class TookTooLong(NoAnswer):
    """It was stopped."""


def answer_of(module: str, content: bytes, *arguments: str) -> bytes:
    """What `module` writes when it is run with `content` on its standard input, apart and without our environment."""
    command = [sys.executable, "-I", "-m", module, *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - our own modules
            command, input=content, capture_output=True, timeout=PATIENCE_SECONDS, env={}, check=True
        )
    except subprocess.TimeoutExpired:
        raise TookTooLong from None
    except subprocess.CalledProcessError as error:
        raise NoAnswer(error.stderr.decode(errors="replace")) from None
    return done.stdout
