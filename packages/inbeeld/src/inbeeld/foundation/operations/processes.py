"""Keeps the processes of one installation running together: start, restart, stop."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType

PATIENCE_SECONDS = 10
A_MINUTE = 60
RESTARTS_A_MINUTE = 3


class KeepsFailing(Exception):
    """A process ended again and again right after its start; its own output says why."""


class Process:
    """One command, started again when it ends by itself."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self.name, self.command = name, command
        self.starts: list[float] = []
        self.running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        now = time.monotonic()
        self.starts = [start for start in self.starts if now - start < A_MINUTE]
        if len(self.starts) >= RESTARTS_A_MINUTE:
            raise KeepsFailing(self.name)
        self.starts.append(now)
        self.clear()
        # A session of its own: Ctrl+C reaches us alone, and what it starts can be ended with it.
        self.running = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603 - written in this room

    def has_ended(self) -> bool:
        return self.running is not None and self.running.poll() is not None

    def stop(self) -> None:
        if self.running is None or self.running.poll() is not None:
            return
        self.running.terminate()
        try:
            self.running.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.running.kill()
            self.running.wait()
        self.clear()

    def clear(self) -> None:
        """End what a killed process left behind: it would keep the port."""
        if self.running is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.running.pid, signal.SIGKILL)


def keep_running(processes: Sequence[Process], *, once_up: Callable[[], None]) -> None:
    """Run until somebody asks to stop (Ctrl+C or SIGTERM)."""
    asked: list[int] = []

    def ask(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        for process in processes:
            process.start()
        once_up()
        while not asked:
            for process in processes:
                if process.has_ended() and not asked:
                    process.start()
            time.sleep(0.5)
    finally:
        for process in processes:
            process.stop()
        for number, handler in before.items():
            signal.signal(number, handler)


def web_server(host: str, port: int, *, threads: int) -> Process:
    options = ["--interface", "wsgi", "--host", host, "--port", str(port), "--blocking-threads", str(threads)]
    quiet = ["--log-level", "warning", "--no-access-log"]
    return Process("web", [sys.executable, "-m", "granian", *options, *quiet, "inbeeld.wsgi:application"])


def task_worker() -> Process:
    return Process("tasks", [sys.executable, "-m", "inbeeld", "work_tasks"])


def clock() -> Process:
    return Process("clock", [sys.executable, "-m", "inbeeld", "clock", "--verbosity", "0"])
