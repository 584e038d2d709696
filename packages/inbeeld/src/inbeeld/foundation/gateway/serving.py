"""How the web server is started."""

import sys


def server_command(host: str, port: int, *, processes: int = 1) -> list[str]:
    """Granian reads headers within ten seconds; the application of this room sees to bodies and threads."""
    options = ["--interface", "asgi", "--host", host, "--port", str(port), "--workers", str(processes)]
    limits = ["--http1-header-read-timeout", "10000", "--backlog", "2048"]
    quiet = ["--log-level", "warning", "--no-access-log"]
    return [sys.executable, "-m", "granian", *options, *limits, *quiet, "inbeeld.asgi:application"]
