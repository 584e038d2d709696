"""One command does the work of the night."""

import io

import pytest
from django.core.management import CommandError, call_command

from inbeeld.foundation.rooms.api import nightly_commands


def test_each_command_of_the_night_runs(db: None) -> None:
    said = io.StringIO()
    call_command("nightly", stdout=said)
    assert all(f"{name}:" in said.getvalue() for name in nightly_commands())


def test_the_others_run_when_one_fails_and_the_end_says_which(db: None, caplog: pytest.LogCaptureFixture) -> None:
    said = io.StringIO()
    with pytest.raises(CommandError, match="no_such_command"):
        call_command("nightly", "no_such_command", "erase_drafts", stdout=said)
    assert "0 draft(s) erased." in said.getvalue()
    assert "no_such_command failed" in caplog.text
