"""Documents are read by a process of their own, and what it says comes back."""

from __future__ import annotations

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
