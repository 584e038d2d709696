"""Keeps the processes of one installation running together: start, restart, stop."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType

from inbeeld.foundation.gateway.api import server_command

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 10
A_MINUTE = 60.0
TRIES_AT_THE_START = 3
LONGEST_PAUSE = 30.0


class KeepsFailing(Exception):
    """The process that people talk to never came up; its own output says why."""


class Process:
    """One command, started again when it ends by itself: at once the first time, then after longer and longer pauses.

    Without the database the parts fail and come back each for itself. Only an `essential` part that has never been up
    for a minute ends the whole: then it is set up wrongly, and somebody is looking at the terminal.
    """

    def __init__(self, name: str, command: Sequence[str], *, essential: bool = False) -> None:
        self.name, self.command, self.essential = name, command, essential
        self.failures = 0
        self.started_at = 0.0
        self.next_start = 0.0
        self.has_been_up = False
        self.running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.clear()
        self.started_at = time.monotonic()
        # A session of its own: Ctrl+C reaches us alone, and what it starts can be ended with it.
        self.running = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603 - written in this room

    def keep(self) -> None:
        """Start again what has ended, when its pause is over."""
        now = time.monotonic()
        lived = now - self.started_at
        if self.running is not None and self.running.poll() is None:
            self.has_been_up |= lived >= A_MINUTE
            return
        if self.running is not None:
            self._note_end(now, lived)
        if now >= self.next_start:
            self.start()

    def _note_end(self, now: float, lived: float) -> None:
        self.clear()
        self.running = None
        self.failures = 0 if lived >= A_MINUTE else self.failures + 1
        if self.essential and not self.has_been_up and self.failures >= TRIES_AT_THE_START:
            raise KeepsFailing(self.name)
        pause = pause_after(self.failures)
        self.next_start = now + pause
        if pause:
            log.warning("The process for %s has ended. It is started again in %d seconds.", self.name, pause)

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


def pause_after(failures: int) -> float:
    """Seconds before the next start: 0, 1, 2, 4 and on, to half a minute."""
    return 0.0 if failures <= 1 else min(2.0 ** (failures - 2), LONGEST_PAUSE)


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
                if not asked:
                    process.keep()
            time.sleep(0.5)
    finally:
        for process in processes:
            process.stop()
        for number, handler in before.items():
            signal.signal(number, handler)


def web_server(host: str, port: int, *, processes: int = 1) -> Process:
    return Process("web", server_command(host, port, processes=processes), essential=True)


def task_worker() -> Process:
    return Process(
        "tasks", [sys.executable, "-m", "inbeeld", "worker", "--no-startup-delay", "--no-reload", "--verbosity", "0"]
    )


def clock() -> Process:
    return Process("clock", [sys.executable, "-m", "inbeeld", "clock", "--verbosity", "0"])
