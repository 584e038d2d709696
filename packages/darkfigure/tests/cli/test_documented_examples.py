"""The examples in the package's README are run, and print what stands there."""

from __future__ import annotations

import doctest
import shlex
from pathlib import Path

import pytest

from darkfigure import datasets, format_table
from darkfigure._cli import VERBS, main

README = Path(__file__).parents[2] / "README.md"
PROMPT = "    $ "


def _examples() -> list[tuple[str, str]]:
    """Return the commands and what they print, from the indented blocks."""
    found: list[tuple[str, list[str]]] = []
    inside = False
    for line in README.read_text(encoding="utf-8").splitlines():
        if line.startswith(PROMPT):
            found.append((line.removeprefix(PROMPT), []))
            inside = True
        elif inside and (line.startswith("    ") or not line):
            found[-1][1].append(line[4:])
        else:
            inside = False
    return [(command, "\n".join(lines).rstrip()) for command, lines in found]


@pytest.mark.parametrize(("command", "printed"), _examples(), ids=[command for command, _ in _examples()])
def test_an_example_prints_what_the_readme_says(
    command: str, printed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dutch.csv").write_text(format_table(datasets.netherlands(5)))
    assert main(shlex.split(command)[1:]) in {0, 1}
    assert capsys.readouterr().out.rstrip() == printed


def test_the_python_example_is_right() -> None:
    failures, tried = doctest.testfile(str(README), module_relative=False)
    assert (failures, tried > 3) == (0, True)


def test_every_verb_is_documented() -> None:
    text = README.read_text(encoding="utf-8")
    for verb in VERBS:
        name = verb.__name__.rsplit(".", 1)[1]
        assert f"darkfigure {name}" in text
