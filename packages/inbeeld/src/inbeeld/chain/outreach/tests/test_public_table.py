"""The table that everybody can read says what the code does."""

from __future__ import annotations

import re

from fixtures.sources import ROOT
from inbeeld.chain.outreach.ceilings import FIRST_MESSAGES, MESSAGES, WRONG_CODES
from inbeeld.chain.outreach.rules import KEPT_FOR, MOST_MESSAGES, TEXT_LENGTH

PAGE = (ROOT / "docs" / "talk-unseen.md").read_text(encoding="utf-8")


def numbers(row: str) -> list[int]:
    (line,) = (line for line in PAGE.splitlines() if line.startswith(f"| {row}"))
    return [int(found) for found in re.findall(r"\d+", line)]


def test_each_ceiling_is_as_published() -> None:
    rows = {
        "wrong numbers": WRONG_CODES,
        "first messages": FIRST_MESSAGES,
        "messages, per": MESSAGES,
    }
    for row, ceiling in rows.items():
        rate = [ceiling.rate.most, ceiling.rate.seconds]
        kept = [*rate, ceiling.step, ceiling.longest, ceiling.in_total, ceiling.when_busy]
        assert numbers(row) == kept, row
    assert numbers("messages, in one") == [MOST_MESSAGES]
    assert numbers("characters") == [TEXT_LENGTH]


def test_the_term_is_as_published() -> None:
    assert f"{KEPT_FOR.days} days without" in PAGE
