"""Asks ClamAV, where an installation has it, whether a file holds a virus."""

from __future__ import annotations

import logging
import socket
import struct
from contextlib import closing

from django.conf import settings

from .rules import Scan

PATIENCE_SECONDS = 30
PIECE = 64 * 1024
LONGEST_ANSWER = 4096

logger = logging.getLogger(__name__)


def scan(content: bytes) -> Scan:
    """What the scanner says; WAITING when there is one and it does not answer."""
    if not settings.CLAMAV:
        return Scan.NONE
    try:
        answer = _ask(b"zINSTREAM\0", content)
    except OSError:
        logger.warning("The virus scanner does not answer.")
        return Scan.WAITING
    if answer.endswith("FOUND"):
        return Scan.VIRUS
    return Scan.CLEAN if answer.endswith("OK") else Scan.WAITING


def answers() -> bool:
    """Whether the scanner is there."""
    try:
        return _ask(b"zPING\0") == "PONG"
    except OSError:
        return False


def _ask(command: bytes, content: bytes | None = None) -> str:
    with closing(_connected()) as connection:
        connection.sendall(command)
        if content is not None:
            for start in range(0, len(content), PIECE):
                piece = content[start : start + PIECE]
                connection.sendall(struct.pack("!L", len(piece)) + piece)
            connection.sendall(struct.pack("!L", 0))
        answer = b""
        while len(answer) < LONGEST_ANSWER and (received := connection.recv(LONGEST_ANSWER)):
            answer += received
    return answer.rstrip(b"\0").decode("ascii", "replace").strip()


def _connected() -> socket.socket:
    address: str = settings.CLAMAV
    if address.startswith("unix:"):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(PATIENCE_SECONDS)
        connection.connect(address.removeprefix("unix:"))
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), PATIENCE_SECONDS)
