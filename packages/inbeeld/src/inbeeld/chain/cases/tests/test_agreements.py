"""An installation's own copy of the working agreements."""

from pathlib import Path

import pytest
from django.conf import settings

from inbeeld.chain.cases.agreements import AgreementsWrong, check_agreements
from inbeeld.chain.cases.checks import agreements_can_be_read


def test_the_agreements_that_come_along_can_be_worked_with() -> None:
    check_agreements(settings.CASE_AGREEMENTS)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("[[transfers]]", "[[transfer]]", "[[transfers]] is missing"),
        ("reading_days = 30", "", "'reading_days'"),
        ("week = 7,", "", "'week'"),
        ("lead_months = [12, 6, 3, 1]", "lead_months = 12", "[[breaks]]"),
        ('ask = "privacy_officer"', 'ask = "nobody"', "'nobody'"),
        ("valid_from = 2020-01-01", 'valid_from = "soon"', "valid_from"),
        ("[[contact_ways]]", "[[contact_ways", "cannot be read"),
    ],
)
def test_a_copy_that_lacks_something_is_refused_at_the_start(
    before: str, after: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "agreements.toml"
    copy.write_text(settings.CASE_AGREEMENTS.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    with pytest.raises(AgreementsWrong, match=says.replace("[", r"\[")):
        check_agreements(copy)
    monkeypatch.setattr(settings, "CASE_AGREEMENTS", copy)
    assert [message.id for message in agreements_can_be_read()] == ["cases.E001"]
