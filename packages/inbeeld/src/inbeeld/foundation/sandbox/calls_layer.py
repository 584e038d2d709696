"""Seccomp: which calls to the system a process can still make. Imports nothing of Inbeeld.

A list of what is allowed: what computes, allocates memory, reads files and writes to what is open already. There is no
call in it that opens a connection, starts, stops or looks into a process, changes a file, a right or the clock.
"""

from __future__ import annotations

import ctypes
import struct

from .kernel import PR_SET_SECCOMP, SECCOMP_MODE_FILTER, machine, process_control

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000, 0x80000000
NOT_PERMITTED, NO_SUCH_CALL = 1, 38
THREAD = 0x00010000
SET_THREAD_NAME = 15
CLOSE_ON_EXEC = 0x5451
FLAGS_OF_FILES = (0, 1, 2, 3, 1030)  # fcntl: duplicate, read and set close-on-exec, read flags

# Numbers on x86_64 and on aarch64; None where a machine has no such call.
ALLOWED: dict[str, tuple[int | None, int | None]] = {
    "read": (0, 63), "write": (1, 64), "open": (2, None), "close": (3, 57), "stat": (4, None), "fstat": (5, 80),
    "lstat": (6, None), "poll": (7, None), "lseek": (8, 62), "mmap": (9, 222), "mprotect": (10, 226),
    "munmap": (11, 215), "brk": (12, 214), "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139), "pread64": (17, 67), "readv": (19, 65), "writev": (20, 66), "access": (21, None),
    "sched_yield": (24, 124), "mremap": (25, 216), "madvise": (28, 233), "dup": (32, 23), "nanosleep": (35, 101),
    "getpid": (39, 172), "exit": (60, 93), "uname": (63, 160), "getcwd": (79, 17), "readlink": (89, None),
    "gettimeofday": (96, 169), "getrlimit": (97, None), "getrusage": (98, 165), "sysinfo": (99, 179),
    "times": (100, 153), "getuid": (102, 174), "getgid": (104, 176), "geteuid": (107, 175), "getegid": (108, 177),
    "sigaltstack": (131, 132), "statfs": (137, 43), "fstatfs": (138, 44), "arch_prctl": (158, None),
    "gettid": (186, 178), "futex": (202, 98), "sched_getaffinity": (204, 123), "getdents64": (217, 61),
    "set_tid_address": (218, 96), "restart_syscall": (219, 128), "clock_gettime": (228, 113),
    "clock_getres": (229, 114), "clock_nanosleep": (230, 115), "exit_group": (231, 94), "openat": (257, 56),
    "newfstatat": (262, 79), "readlinkat": (267, 78), "faccessat": (269, 48), "ppoll": (271, 73),
    "set_robust_list": (273, 99), "getrandom": (318, 278), "membarrier": (324, 283), "statx": (332, 291),
    "rseq": (334, 293), "faccessat2": (439, 439),
}  # fmt: skip
FCNTL, IOCTL, PRCTL, PRLIMIT, CLONE, CLONE3 = (72, 25), (16, 29), (157, 167), (302, 261), (56, 220), (435, 435)

NUMBER, ARCHITECTURE, FIRST, SECOND = 0, 4, 16, 24  # offsets in what the kernel shows to a filter
LOAD, IF_EQUAL, IF_ANY, ANSWER = 0x20, 0x15, 0x45, 0x06


def allow_few_calls(*, threads: bool) -> None:
    """From here on every other call fails as not permitted; `prctl(PR_SET_NO_NEW_PRIVS)` comes first."""
    if machine() not in ARCHITECTURES:
        raise OSError(f"no table of system calls for {machine()}")
    program = filter_for(machine(), threads=threads)
    kept = ctypes.create_string_buffer(program, len(program))
    described = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(kept)))
    process_control(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(described))


def filter_for(name: str, *, threads: bool) -> bytes:
    """The filter as the kernel takes it: one test after another, and a refusal at the end."""
    column = 0 if name == "x86_64" else 1
    steps = [
        _step(LOAD, ARCHITECTURE),
        _step(IF_EQUAL, ARCHITECTURES[name], yes=1),
        _step(ANSWER, KILL),
        _step(LOAD, NUMBER),
    ]
    for numbers in ALLOWED.values():
        number = numbers[column]
        if number is not None:
            steps += [_step(IF_EQUAL, number, no=1), _step(ANSWER, ALLOW)]
    steps += _when(FCNTL[column], SECOND, FLAGS_OF_FILES)
    steps += _when(IOCTL[column], SECOND, (CLOSE_ON_EXEC,))
    steps += _when(PRCTL[column], FIRST, (SET_THREAD_NAME,))
    steps += _when(PRLIMIT[column], FIRST, (0,))  # its own limits only, and those can only go down
    if threads:
        steps += [_step(IF_EQUAL, CLONE[column], no=4), _step(LOAD, FIRST), _step(IF_ANY, THREAD, no=1)]
        steps += [_step(ANSWER, ALLOW), _step(ANSWER, REFUSE | NOT_PERMITTED)]
        # The newer call hides its flags from a filter; told that it is not there, the C library takes the older one.
        steps += [_step(IF_EQUAL, CLONE3[column], no=1), _step(ANSWER, REFUSE | NO_SUCH_CALL)]
    return b"".join([*steps, _step(ANSWER, REFUSE | NOT_PERMITTED)])


def _when(number: int, place: int, values: tuple[int, ...]) -> list[bytes]:
    """Allow a call when its argument at `place` is one of `values`; refuse it otherwise."""
    tests = [step for value in values for step in (_step(IF_EQUAL, value, no=1), _step(ANSWER, ALLOW))]
    inner = [_step(LOAD, place), *tests, _step(ANSWER, REFUSE | NOT_PERMITTED)]
    return [_step(IF_EQUAL, number, no=len(inner)), *inner]


def _step(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("HBBI", code, yes, no, value)
