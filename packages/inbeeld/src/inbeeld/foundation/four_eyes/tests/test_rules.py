"""When somebody may agree: on each side of each limit."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pytest_django import Settings

from inbeeld.foundation.agreed.api import DutchFirst
from inbeeld.foundation.four_eyes.acts import all_acts, terms
from inbeeld.foundation.four_eyes.checks import waiting_terms_can_be_read
from inbeeld.foundation.four_eyes.rules import Refusal, Term, Terms, refusal

ASKED = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
FROM, LAPSES = ASKED + dt.timedelta(days=7), ASKED + dt.timedelta(days=90)


def found(**given: object) -> Refusal | None:
    plain = {
        "is_open": True,
        "same_person": False,
        "joined_at": ASKED,
        "asked_at": ASKED,
        "decide_from": FROM,
        "lapses_at": LAPSES,
        "now": FROM,
    }
    return refusal(**{**plain, **given})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, None),
        ({"now": FROM - MINUTE}, Refusal.TOO_EARLY),
        ({"now": FROM + MINUTE}, None),
        ({"now": LAPSES - MINUTE}, None),
        ({"now": LAPSES}, Refusal.LAPSED),
        ({"joined_at": ASKED + MINUTE}, Refusal.NEWER),
        ({"joined_at": ASKED - MINUTE}, None),
        ({"same_person": True}, Refusal.OWN_REQUEST),
        ({"is_open": False}, Refusal.SETTLED),
    ],
)
def test_each_limit_has_two_sides(given: dict[str, object], expected: Refusal | None) -> None:
    assert found(**given) is expected


def term(wait_hours: int = 24, undo_hours: int = 24, lapse_days: int = 2, from_number: int = 0) -> Term:
    return Term(
        act="a",
        source=DutchFirst(nl="Verzonnen."),
        wait_hours=wait_hours,
        undo_hours=undo_hours,
        lapse_days=lapse_days,
        from_number=from_number,
    )


@pytest.mark.parametrize("wrong", [{"wait_hours": -1}, {"undo_hours": -1}, {"from_number": -1}, {"lapse_days": 1}])
def test_a_term_that_would_let_everything_through_or_nothing_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"must|are not"):
        term(**wrong)


def test_two_terms_of_one_act_do_not_begin_on_one_day() -> None:
    with pytest.raises(ValueError, match="same day"):
        Terms(term=(term(), term()))


def test_every_act_has_a_term_and_every_term_an_act() -> None:
    assert {one.act for one in terms().term} == set(all_acts())


def test_the_check_names_what_is_wrong_in_the_file_of_an_installation(settings: Settings, tmp_path: Path) -> None:
    assert waiting_terms_can_be_read() == []
    settings.FOUR_EYES_TERMS = tmp_path / "own.toml"
    settings.FOUR_EYES_TERMS.write_text(
        '[[term]]\nact = "log.purge"\nwait_hours = -1\nundo_hours = 0\nlapse_days = 9\n'
    )
    faults = " ".join(one.msg for one in waiting_terms_can_be_read())
    assert "source" in faults
    settings.FOUR_EYES_TERMS.write_text("term = []\n")
    assert "no term for" in waiting_terms_can_be_read()[0].msg
