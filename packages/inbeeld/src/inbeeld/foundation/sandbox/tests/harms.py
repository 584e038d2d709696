"""Tries harms, and says of each `done` when it worked. The tests run it confined and, to know that it is one, free.

`python -m inbeeld.foundation.sandbox.tests.harms '<what there is to harm>' <name> ...`
"""

from __future__ import annotations

import ctypes
import json
import mmap
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

Given = dict[str, Any]
LIBC = ctypes.CDLL(None, use_errno=True)
ATTACH, TRACE_ME = 16, 0


def call(number: int, *arguments: object) -> None:
    if LIBC.syscall(ctypes.c_long(number), *arguments) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def read(path: str) -> None:
    if not Path(path).read_bytes():
        raise OSError("nothing there")


def look_into_memory(given: Given) -> None:
    with Path(f"/proc/{given['pid']}/mem").open("rb", buffering=0) as memory:
        memory.seek(given["address"])
        if memory.read(len(given["secret"])) != given["secret"].encode():
            raise OSError("something else")


def copy_memory(given: Given) -> None:
    """`process_vm_readv`: no file is opened for it."""
    kept = ctypes.create_string_buffer(len(given["secret"]))

    class Piece(ctypes.Structure):
        _fields_ = [("start", ctypes.c_void_p), ("length", ctypes.c_size_t)]

    here = Piece(ctypes.addressof(kept), len(kept))
    there = Piece(given["address"], len(kept))
    number = {"x86_64": 310, "aarch64": 270}[os.uname().machine]
    call(number, given["pid"], ctypes.byref(here), 1, ctypes.byref(there), 1, 0)


def follow(given: Given) -> None:
    number = {"x86_64": 101, "aarch64": 117}[os.uname().machine]
    call(number, ATTACH, given["child"], 0, 0)


def send_to(kind: int, family: int, address: Any) -> None:
    with socket.socket(family, kind) as line:
        line.settimeout(2)
        line.connect(address)
        line.send(b"x")


def fork(_given: Given) -> None:
    if not (child := os.fork()):
        os._exit(0)
    os.waitpid(child, 0)


def spawn(given: Given) -> None:
    child = os.posix_spawn(given["program"], [given["program"]], {})
    os.waitpid(child, 0)


def become(given: Given) -> None:
    """The program says `done` itself: this one is gone by then."""
    os.execv(given["program"], [given["program"], "becomes a program: done"])  # noqa: S606 - that is the harm


def take_memory(given: Given) -> None:
    bytearray(given["memory"])


def run_from_memory(given: Given) -> None:
    number = {"x86_64": 319, "aarch64": 279}[os.uname().machine]
    call(number, b"x", 0)


def in_the_ring(given: Given) -> None:
    """`io_uring` can open files and connections without the calls for them."""
    call(425, 4, ctypes.byref(ctypes.create_string_buffer(256)))


def leave_for_namespaces(given: Given) -> None:
    number = {"x86_64": 272, "aarch64": 97}[os.uname().machine]
    call(number, 0x10000000)


def raise_a_limit(given: Given) -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**30, max(hard, 2**30) if hard != -1 else -1))


def show_itself(given: Given) -> None:
    if LIBC.prctl(4, 1, 0, 0, 0) != 0:
        raise OSError("not permitted")


def touch_memory_of_others(given: Given) -> None:
    with Path(given["file"]).open("r+b") as file, mmap.mmap(file.fileno(), 0) as mapped:
        mapped[0:1] = b"!"


def start_a_thread(_given: Given) -> None:
    thread = threading.Thread(target=lambda: None)
    thread.start()
    thread.join()


def find_a_secret_in_the_environment(given: Given) -> None:
    if given["secret"] not in str(dict(os.environ)):
        raise OSError("not there")


HARMS: dict[str, Callable[[Given], object]] = {
    "reads the key file": lambda given: read(given["file"]),
    "lists the folder of the keys": lambda given: list(Path(given["folder"]).iterdir()),
    "reads the password file of the system": lambda _given: read("/etc/passwd"),
    "finds a secret in its environment": find_a_secret_in_the_environment,
    "reads the environment of its parent": lambda given: read(f"/proc/{given['pid']}/environ"),
    "reads the command of its parent": lambda given: read(f"/proc/{given['pid']}/cmdline"),
    "opens the memory of its parent": look_into_memory,
    "copies the memory of its parent": copy_memory,
    "follows another process": follow,
    "stops another process": lambda given: os.kill(given["child"], signal.SIGKILL),
    "writes a file": lambda given: Path(given["folder"], "new").write_text("x"),
    "makes an empty file": lambda given: Path(given["folder"], "empty").touch(),
    "writes over a file": lambda given: Path(given["file"]).write_text("x"),
    "writes to a file through memory": touch_memory_of_others,
    "shortens a file": lambda given: os.truncate(given["file"], 0),
    "deletes a file": lambda given: Path(given["file"]).unlink(),
    "moves a file": lambda given: Path(given["file"]).rename(Path(given["folder"], "moved")),
    "makes a folder": lambda given: Path(given["folder"], "made").mkdir(),
    "makes a link to a file": lambda given: Path(given["folder"], "link").symlink_to(given["file"]),
    "makes a file readable for all": lambda given: Path(given["file"]).chmod(0o777),
    "connects to a server": lambda given: send_to(socket.SOCK_STREAM, socket.AF_INET, ("127.0.0.1", given["port"])),
    "sends a datagram": lambda _given: send_to(socket.SOCK_DGRAM, socket.AF_INET, ("127.0.0.1", 9)),
    "connects to a socket of this machine": lambda given: send_to(socket.SOCK_STREAM, socket.AF_UNIX, given["socket"]),
    "listens": lambda _given: socket.create_server(("127.0.0.1", 0)).close(),
    "starts a process": fork,
    "starts a program": spawn,
    "starts a program by a shell": lambda _given: subprocess.run("true", shell=True, check=True),  # noqa: S602
    "becomes a program": become,
    "starts a thread": start_a_thread,
    "runs a program from memory": run_from_memory,
    "asks the kernel by a ring": in_the_ring,
    "makes namespaces of its own": leave_for_namespaces,
    "raises its limits": raise_a_limit,
    "lets itself be read": show_itself,
    "takes all memory": take_memory,
}


def main() -> None:
    given = json.loads(sys.argv[1])
    sys.stdout.write("\n".join(f"{name}: {tried(name, given)}" for name in sys.argv[2:]))


def tried(name: str, given: Given) -> str:
    try:
        HARMS[name](given)
    except (OSError, MemoryError, RuntimeError, ValueError) as error:
        return f"failed, {type(error).__name__}"
    return "done"


if __name__ == "__main__":
    main()
