"""Every text that a user sees is there in Dutch and in English."""

import sys
from importlib import import_module

import pytest

from fixtures.sources import ROOT


def test_no_text_is_untranslated_fuzzy_or_left_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "tools")
    sys.modules.pop("messages", None)
    problems = import_module("messages").problems()
    assert not problems, "\n".join(problems)
