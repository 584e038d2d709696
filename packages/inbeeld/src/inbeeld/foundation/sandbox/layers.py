"""Which layers this machine can give: another user, namespaces, rules for files, a filter on system calls."""

from __future__ import annotations

import json
import os
import pwd
import shutil
import subprocess
import sys
import sysconfig
from functools import cache
from pathlib import Path

import inbeeld

NOBODY = "nobody"
NUMBER_INSIDE = "65534"
LIBRARIES = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/etc/ld.so.cache")
A_MOMENT = 10
PROBE = {"memory": 1 << 30, "seconds": 5, "threads": False, "must": [], "report": True}


@cache
def code_folders() -> tuple[str, ...]:
    """Where the code lies that such a process runs: of Python, of the packages, of Inbeeld, of the system."""
    paths = sysconfig.get_paths()
    python = {paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    own = str(Path(inbeeld.__file__).parent.parent)
    found = {*python, *sysconfig.get_config_vars("LIBDIR"), own, *LIBRARIES}
    return tuple(sorted(path for path in found if path and Path(path).exists()))


@cache
def other_user() -> int | None:
    """Whom a process of root runs as; None when we are not root, or that user could not read the code."""
    if os.geteuid() != 0:
        return None
    number = pwd.getpwnam(NOBODY).pw_uid
    probe = [sys.executable, "-I", "-c", "import inbeeld"]
    return number if _works(probe, number) else None


@cache
def namespaces(user: int | None, readable: tuple[str, ...] = ()) -> tuple[str, ...]:
    """How bubblewrap is asked for a file system, a network and processes of its own; nothing where it does not work."""
    program = shutil.which("bwrap")
    if program is None:
        return ()
    # The interpreter of an environment may be a chain of links, each of which must be found.
    interpreter = {sys.prefix, sys.base_prefix, str(Path(sys.executable).resolve().parent.parent)}
    bound = sorted({*code_folders(), *interpreter, *readable})
    command = [
        program, "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--uid", NUMBER_INSIDE,
        "--gid", NUMBER_INSIDE,
    ]  # fmt: skip
    for path in bound:
        command += ["--ro-bind", path, path]
    command += ["--remount-ro", "/", "--chdir", "/", "--"]
    return tuple(command) if _works([*command, sys.executable, "-I", "-c", "import inbeeld"], user) else ()


@cache
def inner_layers() -> frozenset[str]:
    """Of rules for files and the filter on calls: which this kernel gives."""
    order = json.dumps({**PROBE, "readable": code_folders()})
    command = [sys.executable, "-I", "-m", "inbeeld.foundation.sandbox.inside", order, "none"]
    done = subprocess.run(command, capture_output=True, timeout=A_MOMENT, env={}, check=False)  # noqa: S603 - our own
    return frozenset(json.loads(done.stdout or b"[]"))


def _works(command: list[str], user: int | None) -> bool:
    extra: list[int] | None = None if user is None else []
    try:
        done = subprocess.run(  # noqa: S603 - our own
            command, capture_output=True, timeout=A_MOMENT, env={}, check=False, cwd="/",
            user=user, group=user, extra_groups=extra,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
