"""What such a process gives up before it begins. It imports nothing of Inbeeld."""

from __future__ import annotations

import resource


def confine(*, memory: int, seconds: int) -> None:
    """No more memory (bytes) and processor time than this, no file written, no image of the memory left behind."""
    limits = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for what, most in limits.items():
        resource.setrlimit(what, (most, most))
