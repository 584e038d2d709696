"""What such a process does before anything else: it gives up what it does not need, then becomes the module asked for.

Run as `python -I -m inbeeld.foundation.sandbox.inside '<order>' <module> [argument ...]`. It imports nothing of
Inbeeld but its neighbours, and reads nothing from outside before it is confined.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import runpy
import sys
from collections.abc import Callable
from typing import Any

from .calls_layer import allow_few_calls
from .files_layer import keep_to
from .kernel import give_up_privileges, hide_memory

TOO_LITTLE = 78  # how it ends when a layer that must be there cannot be had
OPEN_FILES = 64
FILES, CALLS = "files", "calls"


def main() -> None:
    order, module, *arguments = sys.argv[1:]
    told = json.loads(order)
    had = confine(told)
    if set(told["must"]) - had:
        sys.exit(TOO_LITTLE)
    if told["report"]:
        sys.stdout.write(json.dumps(sorted(had)))
        return
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def confine(told: dict[str, Any]) -> set[str]:
    """Take every layer that can be had; which of the two that a kernel may lack were."""
    _limit(told)
    layers: dict[str, Callable[[], None]] = {
        FILES: lambda: keep_to(told["readable"]),
        CALLS: lambda: allow_few_calls(threads=told["threads"]),
    }
    with contextlib.suppress(OSError):
        hide_memory()
        give_up_privileges()
    had = set()
    for name, take in layers.items():
        with contextlib.suppress(OSError, KeyError):
            take()
            had.add(name)
    return had


def _limit(told: dict[str, Any]) -> None:
    limits = {
        resource.RLIMIT_AS: told["memory"],
        resource.RLIMIT_CPU: told["seconds"],
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: OPEN_FILES,
    }
    if not told["threads"] and os.geteuid() != 0:
        limits[resource.RLIMIT_NPROC] = 0
    for what, most in limits.items():
        with contextlib.suppress(ValueError, OSError):  # a system without it, or with a lower limit already
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
