"""Asking such a process: it gets bytes and gives bytes."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from .inside import CALLS, FILES, TOO_LITTLE
from .kernel import hide_memory
from .layers import code_folders, namespaces, other_user

INSIDE = "inbeeld.foundation.sandbox.inside"
ENVIRONMENT = {"OMP_THREAD_LIMIT": "1", "LANG": "C.UTF-8"}


class NoAnswer(Exception):
    """The process died; the message is what it said on its way."""


class TookTooLong(NoAnswer):
    """It was stopped."""


class NotConfined(NoAnswer):
    """This machine cannot confine it as far as it must be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a process may use: memory in bytes, seconds of processor time and of patience, threads, more to read."""

    memory: int = 1024 * 1024 * 1024
    seconds: int = 20
    patience: int = 40
    threads: bool = False
    readable: tuple[str, ...] = ()


USUAL = Limits()


def answer_of(module: str, content: bytes, *arguments: str, limits: Limits = USUAL) -> bytes:
    """What `module` writes when it is run with `content` on its standard input, confined and without our environment.

    Raises `NotConfined` where `settings.SANDBOX_REQUIRED` holds and this machine cannot give the least that is needed:
    a filter on system calls, and either rules for files or a file system of its own.
    """
    with contextlib.suppress(OSError):
        hide_memory()
    command, user = command_for(module, arguments, limits)
    try:
        done = subprocess.run(  # noqa: S603 - our own modules
            command, input=content, capture_output=True, timeout=limits.patience, env=ENVIRONMENT, check=True,
            cwd="/", user=user, group=user, extra_groups=None if user is None else [],
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise TookTooLong from None
    except subprocess.CalledProcessError as error:
        if error.returncode == TOO_LITTLE:
            raise NotConfined from None
        raise NoAnswer(error.stderr.decode(errors="replace")) from None
    return done.stdout


def command_for(module: str, arguments: Sequence[str], limits: Limits) -> tuple[list[str], int | None]:
    """The command that runs a module confined, and the user it runs as."""
    user = other_user()
    apart = namespaces(user, limits.readable)
    needed = ([CALLS] if apart else [CALLS, FILES]) if settings.SANDBOX_REQUIRED else []
    order = {
        "memory": limits.memory,
        "seconds": limits.seconds,
        "threads": limits.threads,
        "readable": [*code_folders(), *limits.readable],
        "must": needed,
        "report": False,
    }
    return [*apart, sys.executable, "-I", "-m", INSIDE, json.dumps(order), module, *arguments], user
