"""What `inbeeld check` says about documents: each finding on either side of its limit."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from inbeeld.foundation.files import checks


def scanning() -> list[str | None]:
    return [message.id for message in checks.documents_are_scanned()]


def reading() -> list[str | None]:
    return [message.id for message in checks.scans_can_be_read()]


def test_no_virus_scanner_is_named(settings: Settings) -> None:
    settings.CLAMAV = ""
    assert scanning() == ["files.W001"]


def test_a_virus_scanner_that_does_not_answer_is_named(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CLAMAV = f"unix:{tmp_path / 'nobody'}"
    assert scanning() == ["files.E001"]
    monkeypatch.setattr(checks, "answers", lambda: True)
    assert scanning() == []


def test_what_is_missing_for_reading_scans_is_named(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "library", lambda: None)
    assert reading() == ["files.I001"]
    monkeypatch.setattr(checks, "library", lambda: "there")
    monkeypatch.setattr(checks, "data_folder", lambda languages: tmp_path if languages == "nld" else None)
    settings.SCAN_LANGUAGES = "nld"
    assert reading() == []
    settings.SCAN_LANGUAGES = "nld+xyz"
    assert reading() == ["files.W002"]
