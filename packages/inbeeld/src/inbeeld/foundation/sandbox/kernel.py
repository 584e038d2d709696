"""The few calls to the Linux kernel that a process confines itself with. Imports nothing of Inbeeld.

Own calls by `ctypes`, since the packages for Landlock and seccomp are either young or no longer kept, and each of the
calls below is a line or two. Elsewhere than on Linux each raises `OSError`.
"""

from __future__ import annotations

import ctypes
import os
import platform
import sys

PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38
SECCOMP_MODE_FILTER = 2
CAPABILITY_VERSION_3 = 0x20080522
CAPSET = {"x86_64": 126, "aarch64": 91}


def machine() -> str:
    return {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine(), platform.machine())


def system_call(number: int, *arguments: object) -> int:
    """One call; raises `OSError` when the kernel refuses it."""
    if not sys.platform.startswith("linux"):
        raise OSError(f"{sys.platform} has no such call")
    libc = ctypes.CDLL(None, use_errno=True)
    done = libc.syscall(ctypes.c_long(number), *arguments)
    if done < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return int(done)


def process_control(option: int, *arguments: int) -> None:
    """`prctl`; raises `OSError` when the kernel refuses it."""
    if not sys.platform.startswith("linux"):
        raise OSError(f"{sys.platform} has no prctl")
    libc = ctypes.CDLL(None, use_errno=True)
    given = [ctypes.c_ulong(one) for one in (*arguments, 0, 0, 0)[:4]]
    if libc.prctl(option, *given) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def hide_memory() -> None:
    """No other process of the same user may read this one's memory or environment, or follow what it does."""
    process_control(PR_SET_DUMPABLE, 0)


def give_up_privileges() -> None:
    """Nothing that is started from here on gains a right, and what rights there were are gone."""
    process_control(PR_SET_NO_NEW_PRIVS, 1)
    if os.geteuid() == 0:
        head = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
        none = (ctypes.c_uint32 * 6)()
        system_call(CAPSET[machine()], ctypes.byref(head), ctypes.byref(none))
