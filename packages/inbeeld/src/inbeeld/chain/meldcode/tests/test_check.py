"""`inbeeld check` lists what nobody laid beside its source, and a broken file."""

import shutil
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from inbeeld.chain.meldcode.checks import every_text_is_checked


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    shutil.copytree(settings.MELDCODE_TEXTS, tmp_path / "texts")
    settings.MELDCODE_TEXTS = tmp_path / "texts"
    return tmp_path / "texts"


def test_each_text_that_nobody_checked_is_listed(folder: Path) -> None:
    found = " ".join(str(message) for message in every_text_is_checked())
    for words in ("the walk", "Arts", "Onderwijs", "safety_assessment"):
        assert words in found
    assert "consult" not in found


def test_what_is_checked_is_no_longer_listed(folder: Path) -> None:
    path = folder / "terms.toml"
    path.write_text(path.read_text().replace('checked = ""', f"checked = {timezone.localdate()}"))
    assert "safety_assessment" not in " ".join(str(message) for message in every_text_is_checked())


def test_a_broken_file_is_an_error_that_names_it(folder: Path) -> None:
    (folder / "frameworks.toml").write_text("[general]\nsetting = 'other'\n")
    (fault,) = every_text_is_checked()
    assert "frameworks.toml" in str(fault)
