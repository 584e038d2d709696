"""What `inbeeld check` says about the processes that read what comes from outside."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning  # noqa: A004 - Django's own name

from .inside import CALLS, FILES
from .layers import code_folders, inner_layers, namespaces, other_user

TOO_LITTLE = (
    "The least is a filter on system calls (seccomp), and either rules for files (Landlock) or a file system of its "
    "own (bubblewrap). Use a kernel of 5.13 or newer with Landlock, or install bubblewrap and let it make namespaces."
)
MORE = {
    FILES: "Rules for files are missing (Landlock, kernel 5.13 or newer with `landlock` among its security modules).",
    CALLS: "The filter on system calls is missing (seccomp, on x86_64 or aarch64).",
}


def readers_are_confined(**_kwargs: Any) -> list[CheckMessage]:
    """Name each layer that is missing; an error when documents are refused for it."""
    had = inner_layers()
    apart = bool(namespaces(other_user()))
    missing = [MORE[layer] for layer in (FILES, CALLS) if layer not in had]
    if not apart:
        missing.append("Namespaces are missing (bubblewrap: install `bwrap`, and allow it to make user namespaces).")
    if CALLS not in had or (FILES not in had and not apart):
        text = "The processes that read documents and print cannot be confined: both are refused."
        return [Error(f"{text} {' '.join(missing)}", hint=TOO_LITTLE, id="sandbox.E001")]
    if missing:
        text = "The processes that read documents and print are confined, with a layer less than there could be."
        return [Warning(f"{text} {' '.join(missing)}", id="sandbox.W001")]
    return []


def readers_run_as_nobody(**_kwargs: Any) -> list[CheckMessage]:
    if os.geteuid() == 0 and other_user() is None:
        hint = "Run Inbeeld as a user of its own, or put Python and Inbeeld where the user nobody can read them."
        return [Warning("Documents are read by processes of root.", hint=hint, id="sandbox.W002")]
    return []


def keys_lie_outside_the_code(**_kwargs: Any) -> list[CheckMessage]:
    """A confined process can read the folders with code, so no key may lie there."""
    key_file = Path(settings.KEY_FILE).resolve()
    if any(key_file.is_relative_to(folder) for folder in code_folders()):
        hint = "Move the key file and set INBEELD_KEY_FILE."
        return [
            Error("The key file lies among the code, where readers of documents look.", hint=hint, id="sandbox.E002")
        ]
    return []
