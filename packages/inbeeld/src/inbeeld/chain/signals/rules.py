"""Decisions about signals over plain values: what can follow on what, and what a follow-up code looks like."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Status(StrEnum):
    """Where a signal stands at the desk."""

    RECEIVED = "received"
    IN_HAND = "in_hand"
    WAITING = "waiting"
    DECIDED = "decided"


class Step(StrEnum):
    """What can be done to a signal."""

    PICK_UP = "pick_up"
    ASK = "ask"
    ANSWER = "answer"
    REPLY = "reply"
    DECIDE = "decide"
    MOVE_ON = "move_on"
    UNDO = "undo"


OPEN = frozenset({Status.RECEIVED, Status.IN_HAND, Status.WAITING})


class StepNotPossible(Exception):
    """The signal stands where this step cannot follow: somebody else was first."""

    def __init__(self, status: Status, step: Step) -> None:
        super().__init__(f"{step} cannot follow on {status}")
        self.status, self.step = status, step


TRANSITIONS: Mapping[Step, Mapping[Status, Status]] = {
    Step.PICK_UP: {Status.RECEIVED: Status.IN_HAND, Status.IN_HAND: Status.IN_HAND, Status.WAITING: Status.WAITING},
    Step.ASK: dict.fromkeys(OPEN, Status.WAITING),
    Step.ANSWER: {**dict.fromkeys(OPEN, Status.IN_HAND), Status.DECIDED: Status.DECIDED},
    # A reply leaves the decision standing: a person looks at it and decides whether to undo.
    Step.REPLY: {
        Status.RECEIVED: Status.RECEIVED,
        Status.IN_HAND: Status.IN_HAND,
        Status.WAITING: Status.IN_HAND,
        Status.DECIDED: Status.DECIDED,
    },
    Step.DECIDE: dict.fromkeys(OPEN, Status.DECIDED),
    Step.MOVE_ON: dict.fromkeys(OPEN, Status.RECEIVED),
    Step.UNDO: {Status.DECIDED: Status.IN_HAND},
}


def after(status: Status, step: Step) -> Status:
    """The status that `step` leads to, or StepNotPossible."""
    try:
        return TRANSITIONS[step][status]
    except KeyError:
        raise StepNotPossible(status, step) from None


CODE_DIGITS = 16
CODE_GROUP = 4


def code_from(secret: bytes) -> str:
    """A number of sixteen digits, grouped by four, of which the last checks the others (about 50 bits of chance)."""
    digits = f"{int.from_bytes(secret, 'big') % 10 ** (CODE_DIGITS - 1):0{CODE_DIGITS - 1}d}"
    return grouped(digits + check_digit(digits))


def grouped(digits: str) -> str:
    return " ".join(digits[start : start + CODE_GROUP] for start in range(0, len(digits), CODE_GROUP))


def plain_code(typed: str) -> str | None:
    """The digits of a code as people type it, with blanks, dots or dashes; None where it cannot be one."""
    digits = "".join(character for character in typed if character not in " .-\u00a0\u2013\t")
    if len(digits) != CODE_DIGITS or not digits.isascii() or not digits.isdecimal():
        return None
    return digits if check_digit(digits[:-1]) == digits[-1] else None


def check_digit(digits: str) -> str:
    """ISO 7064, mod 11,10: finds every wrong digit and nearly every swap of two neighbours."""
    product = 10
    for digit in digits:
        product = ((int(digit) + product) % 10 or 10) * 2 % 11
    return str((11 - product) % 10)
