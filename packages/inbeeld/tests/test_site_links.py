"""A site that does not hold together is told, link by link."""

import subprocess
import sys
from pathlib import Path

import pytest

from fixtures.sources import ROOT


def check(folder: Path) -> tuple[int, list[str]]:
    """Return the exit code and what is printed."""
    command = [sys.executable, str(ROOT / "tools" / "site_links.py"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.splitlines()


def site(folder: Path, body: str) -> Path:
    (folder / "sub").mkdir()
    (folder / "sub" / "other.html").write_text('<h2 id="there">There</h2><img src="../picture.svg">')
    (folder / "picture.svg").write_text("<svg/>")
    (folder / "index.html").write_text(body)
    return folder


@pytest.mark.parametrize(
    "body",
    [
        '<a href="sub/other.html#there">there</a>',
        '<p id="here"><a href="#here">here</a>',
        '<a href="https://example.org/">elsewhere</a>',
        '<a href="mailto:info@example.org">mail</a>',
        '<link rel="canonical" href="https://example.org/">',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
    ],
)
def test_a_link_that_leads_somewhere_is_fine(tmp_path: Path, body: str) -> None:
    assert check(site(tmp_path, body))[0] == 0


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<a href="gone.html">gone</a>', "is not there"),
        ('<a href="sub/other.html#elsewhere">gone</a>', "no such place"),
        ('<a href="#nowhere">gone</a>', "no such place"),
        ('<img src="gone.svg">', "is not there"),
        ('<script src="https://example.org/x.js"></script>', "loads https://example.org/x.js"),
        ('<link rel="stylesheet" href="//example.org/x.css">', "loads //example.org/x.css"),
        ('<link rel="preload stylesheet" href="https://example.org/font.css">', "loads"),
    ],
)
def test_a_link_that_leads_nowhere_and_a_file_from_elsewhere_are_told(tmp_path: Path, body: str, told: str) -> None:
    code, (fault,) = check(site(tmp_path, body))
    assert code == 1
    assert told in fault


def test_no_pages_is_no_site(tmp_path: Path) -> None:
    assert check(tmp_path)[0] == 1
