"""The process that reads documents has no memory, time, keys or disk to do harm with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fixtures.documents import PNG, a_pdf
from inbeeld.foundation.files.cleaning.results import Refused
from inbeeld.foundation.files.confinement import cleaned_apart
from inbeeld.foundation.files.rules import Kind, Refusal


def test_a_document_comes_back_clean() -> None:
    found = cleaned_apart(a_pdf(picture=True))
    assert (found.kind, found.pictures) == (Kind.PDF, 1)
    assert found.content.startswith(b"%PDF-")


def test_a_refusal_comes_back_with_its_reason() -> None:
    with pytest.raises(Refused) as refused:
        cleaned_apart(PNG)
    assert refused.value.refusal == Refusal.PICTURE


CONFINED = "from inbeeld.foundation.files.cleaning.__main__ import confine; confine(); "


@pytest.mark.parametrize(
    "harm",
    ["bytearray(2**31)", "import pathlib; pathlib.Path('taken').write_text('x')"],
    ids=["takes all memory", "writes a file"],
)
def test_the_process_can_do_no_harm(harm: str, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-I", "-c", CONFINED + harm], capture_output=True, cwd=tmp_path, check=False)
    assert done.returncode != 0
    assert not any(path.stat().st_size for path in tmp_path.iterdir())
