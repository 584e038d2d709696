"""Whose consent is asked for at which age."""

import datetime as dt

import pytest

from inbeeld.chain.consents.age_rules import age_rules
from inbeeld.chain.consents.rules import Doubt, doubt_about, rule_for, stands

TODAY = dt.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("purpose", "age", "givers", "doubt"),
    [
        ("registration", 15, ["parent"], None),
        ("registration", 15, ["guardian"], None),
        ("registration", 15, ["self"], Doubt.SOMEBODY_MISSING),
        ("registration", 16, ["self"], Doubt.NOT_SETTLED),
        ("registration", 16, ["self", "parent"], Doubt.NOT_SETTLED),
        ("registration", 17, ["self"], None),
        ("registration", 40, ["self"], None),
        ("help", 11, ["parent"], None),
        ("help", 12, ["parent"], Doubt.SOMEBODY_MISSING),
        ("help", 15, ["self", "parent"], None),
        ("help", 16, ["self"], None),
        ("sharing", 0, ["self"], Doubt.SOMEBODY_MISSING),
        ("sharing", None, ["self"], Doubt.AGE_UNKNOWN),
        ("research", 16, ["self"], None),
    ],
)
def test_the_rule_of_a_purpose_decides_by_age(
    purpose: str, age: int | None, givers: list[str], doubt: Doubt | None
) -> None:
    assert doubt_about(rule_for(age_rules(), purpose, TODAY), age, givers) == doubt


def test_every_rule_names_its_source() -> None:
    assert all(rule.source for rule in age_rules())


def test_before_a_rule_held_there_is_none() -> None:
    assert rule_for(age_rules(), "help", dt.date(2000, 1, 1)) is None
    assert doubt_about(None, 17, ["self"]) == Doubt.NO_RULE


@pytest.mark.parametrize(
    ("answer", "until", "ended", "holds"),
    [
        ("given", None, False, True),
        ("given", TODAY, False, True),
        ("given", TODAY - dt.timedelta(days=1), False, False),
        ("given", None, True, False),
        ("refused", None, False, False),
    ],
)
def test_a_consent_stands_until_it_ends(answer: str, until: dt.date | None, ended: bool, holds: bool) -> None:
    assert stands(answer=answer, from_on=TODAY, until_on=until, ended=ended, on=TODAY) is holds
