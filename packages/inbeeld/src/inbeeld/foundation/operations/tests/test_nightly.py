"""One command does the work of the night."""

import datetime as dt
import io

import pytest
from django.core.management import CommandError, call_command

from inbeeld.foundation.operations.management.commands.clock import Command
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


NIGHT = dt.datetime(2026, 11, 30, 3, 0, tzinfo=dt.UTC)


def test_what_fails_at_night_is_tried_again_an_hour_later_and_the_rest_is_not(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = "inbeeld.foundation.operations.management.commands.nightly.nightly_commands"
    monkeypatch.setattr(commands, lambda: ("erase_drafts", "no_such_command"))
    clock, said = Command(), io.StringIO()
    clock.stdout = clock.stderr = said  # type: ignore[assignment]
    tried = []
    for minutes in (0, 5, 59, 60, 65, 119, 121):
        before = said.getvalue().count("no_such_command:")
        clock.run_what_is_due(NIGHT + dt.timedelta(minutes=minutes))
        tried.append(said.getvalue().count("no_such_command:") - before)
    assert tried == [1, 0, 0, 1, 0, 0, 1]
    assert said.getvalue().count("erase_drafts:") == 1
    assert clock.failed == ["no_such_command"]
