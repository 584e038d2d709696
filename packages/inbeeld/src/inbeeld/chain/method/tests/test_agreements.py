"""An installation's own copy of the working agreements."""

from pathlib import Path

import pytest
from django.conf import settings

from inbeeld.chain.method.agreements import agreements
from inbeeld.chain.method.checks import agreements_can_be_read
from inbeeld.foundation.agreed.api import FileFault


def test_the_agreements_that_come_along_can_be_worked_with() -> None:
    assert agreements().transfers.blocks
    assert agreements_can_be_read() == []


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("[[transfers]]", "[[transfer]]", r"transfers is missing; .*transfer is not known here"),
        ("reading_days = 30", "", r"\[\[transfers\]\] block 1, reading_days is missing"),
        ("week = 7,", "", r"\[\[transfers\]\] block 1, answer_days.week is missing"),
        ("week = 7,", 'week = "7",', r"\[\[transfers\]\] block 1, answer_days.week is wrong"),
        ("lead_months = [12, 6, 3, 1]", "lead_months = 12", r"\[\[breaks\]\] block 1, lead_months is wrong"),
        ('ask = "privacy_officer"', 'ask = "nobody"', r"\[\[earlier_cases\]\] block 1, ask is wrong"),
        ("reading_days = 30", 'reading_days = 30\nvalid_from = "soon"', r"block 1, valid_from is wrong"),
        (
            "reading_days = 30",
            "reading_days = 30\nvalid_from = 2030-01-01",
            r"transfers is wrong: one block must hold from",
        ),
        ("[[contact_ways]]", "[[contact_ways", r"cannot be read"),
    ],
)
def test_a_copy_that_lacks_something_is_refused_at_the_start(
    before: str, after: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "agreements.toml"
    copy.write_text(settings.CASE_AGREEMENTS.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    monkeypatch.setattr(settings, "CASE_AGREEMENTS", copy)
    with pytest.raises(FileFault, match=rf"agreements.toml: .*{says}"):
        agreements()
    assert [message.id for message in agreements_can_be_read()] == ["method.E001"]
