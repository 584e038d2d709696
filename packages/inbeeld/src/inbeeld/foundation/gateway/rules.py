"""What a request may bring and how long it may take to arrive, by what it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

KIB = 1024
MIB = 1024 * KIB
FORM = MIB  # the longest list that somebody pastes is far shorter
SECONDS_TO_ARRIVE = 20.0
SLOWEST_BYTES_A_SECOND = 8 * KIB  # a phone with one bar
LONGEST_SILENCE = 10.0


class Lane(Enum):
    """Kinds of requests that never wait for each other."""

    STATIC = "static"
    HEALTH = "health"
    PAGES = "pages"  # public pages
    SENDING = "sending"  # public forms
    CODES = "codes"  # coming back with a code or number
    FILES = "files"  # public forms with documents, which take seconds each
    ACCOUNT = "account"  # signing in: slow by design
    SYSTEMS = "systems"  # partners' systems, with a key
    STAFF = "staff"
    STAFF_FILES = "staff files"


@dataclass(frozen=True, slots=True)
class LaneSize:
    threads: int
    most_waiting: int
    longest_wait: float = 10.0  # seconds, after which somebody is told to come back


SIZES = {
    Lane.STATIC: LaneSize(1, 500),
    Lane.HEALTH: LaneSize(1, 20),
    Lane.PAGES: LaneSize(2, 300),
    Lane.SENDING: LaneSize(2, 200),
    Lane.CODES: LaneSize(2, 200, longest_wait=30.0),
    Lane.FILES: LaneSize(1, 10, longest_wait=30.0),
    Lane.ACCOUNT: LaneSize(2, 100),
    Lane.SYSTEMS: LaneSize(1, 50),
    Lane.STAFF: LaneSize(4, 300),
    Lane.STAFF_FILES: LaneSize(1, 20, longest_wait=60.0),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a request before its body is read."""

    is_static: bool = False
    is_health: bool = False
    is_staff: bool = False
    is_account: bool = False
    by_system: bool = False
    sends: bool = False  # POST and the like
    takes_files: bool = False  # its page accepts documents
    with_code: bool = False  # somebody comes back with a code or number


def lane_of(asked: Asked, size: int | None) -> Lane:
    """The lane for a request whose body has `size` bytes (None where it was not announced)."""
    with_files = asked.sends and asked.takes_files and (size is None or size > FORM)
    lanes = (
        (asked.is_static, Lane.STATIC),
        (asked.is_health, Lane.HEALTH),
        (asked.is_staff and with_files, Lane.STAFF_FILES),
        (asked.is_staff, Lane.STAFF),
        (asked.by_system, Lane.SYSTEMS),
        (asked.is_account, Lane.ACCOUNT),
        (with_files, Lane.FILES),
        (asked.sends and asked.with_code, Lane.CODES),
        (asked.sends, Lane.SENDING),
    )
    return next((lane for fits, lane in lanes if fits), Lane.PAGES)


def largest_body(asked: Asked, largest_file: int) -> int:
    """In bytes. All documents of one request together may be as large as the largest document."""
    if asked.by_system and asked.sends:
        return largest_file * 4 // 3 + FORM  # documents come as base64
    return largest_file + FORM if asked.takes_files else FORM


def seconds_for(size: int | None, largest: int) -> float:
    """How long the whole body may take to arrive."""
    return SECONDS_TO_ARRIVE + (largest if size is None else size) / SLOWEST_BYTES_A_SECOND
