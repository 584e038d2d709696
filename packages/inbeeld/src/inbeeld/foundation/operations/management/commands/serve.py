"""`inbeeld serve`: the web server, the task worker and the clock in one terminal."""

import socket
import time
from argparse import ArgumentParser
from contextlib import closing

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError

from inbeeld.foundation.operations.processes import KeepsFailing, Process, clock, keep_running, task_worker, web_server


class Command(BaseCommand):
    help = "Serve Inbeeld with its task worker. Stop with Ctrl+C."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--processes", type=int, default=1, help="how many processes answer requests")
        parser.add_argument(
            "--prepare", action="store_true", help="migrate first; in demo mode load the demo when empty"
        )
        parser.add_argument("--without-tasks", action="store_true", help="the task worker and the clock run elsewhere")

    def handle(
        self, *, host: str, port: int, processes: int, prepare: bool, without_tasks: bool, **_options: object
    ) -> None:
        if in_use(host, port):
            message = f"Something else listens on port {port} already. Choose another: make run PORT={port + 1}"
            raise CommandError(message)
        if prepare:
            self.prepare()
        running: list[Process] = [web_server(host, port, processes=processes)]
        if not without_tasks:
            running += [task_worker(), clock()]
        try:
            keep_running(running, once_up=lambda: self.welcome(host, port))
        except KeepsFailing as error:
            message = f"The process for {error} keeps ending right after its start. Its messages stand above."
            raise CommandError(message) from error

    def prepare(self) -> None:
        call_command("migrate", verbosity=0)
        if has_demo():
            call_command("demo", if_empty=True)

    def welcome(self, host: str, port: int) -> None:
        deadline = time.monotonic() + 30
        while not in_use(host, port) and time.monotonic() < deadline:
            time.sleep(0.1)
        lines = ["", f"  Inbeeld is open at http://{'localhost' if host == '127.0.0.1' else host}:{port}/"]
        if settings.DEMO:
            lines.append("  This is the demo: everybody and everything in it is invented.")
        self.stdout.write("\n".join(lines))
        if has_demo():
            call_command("demo", list=True, stdout=self.stdout)
        if mail := getattr(settings, "EMAIL_FILE_PATH", None):
            self.stdout.write(f"  No e-mail leaves: it is kept in {mail}.")
        self.stdout.write("  Stop with Ctrl+C.\n")
        self.stdout.flush()


def has_demo() -> bool:
    """The demo stands above this room, so it is called by its command and not imported."""
    return settings.DEMO and "demo" in get_commands()


def in_use(host: str, port: int) -> bool:
    with closing(socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)) as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) == 0
