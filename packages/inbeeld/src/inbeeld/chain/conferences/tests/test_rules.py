"""What comes on an agenda, and in which order."""

import pytest

from inbeeld.chain.conferences.rules import is_talked_about, moved


@pytest.mark.parametrize(
    ("level", "is_old", "expected"),
    [
        ("acute", False, True),
        ("not_self_reliant", False, True),
        ("limited", False, False),
        ("full", True, True),
        ("sufficient", False, False),
    ],
)
def test_what_presses_or_is_old_is_talked_about(level: str, is_old: bool, expected: bool) -> None:
    assert is_talked_about(level, is_old=is_old) is expected


@pytest.mark.parametrize(
    ("one", "up", "expected"), [("b", True, "bac"), ("b", False, "acb"), ("a", True, "abc"), ("c", False, "abc")]
)
def test_an_item_goes_a_place_up_or_down_and_stays_at_the_ends(one: str, up: bool, expected: str) -> None:
    assert "".join(moved("abc", one, up=up)) == expected
