"""What gets installed is pinned, hashed, and says nothing about where it was fetched."""

import re
import tomllib

from fixtures.sources import ROOT, short, texts, tracked

PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^]]*\])?==", re.I | re.M)
TELLTALE = re.compile(
    r"files\.pythonhosted\.org|pypi\.org|registry\.npmjs\.org|/root/|/tmp/wt|/work/(?:main|shared)|--index-url|--find-links",
    re.I,
)
LOCK_FILES = {"uv.lock", "pylock.toml", "package-lock.json", "poetry.lock", "yarn.lock"}


def pinned(name: str) -> set[str]:
    return {found.lower() for found in PINNED.findall((ROOT / "requirements" / f"{name}.txt").read_text())}


def direct(package: str, *, extras: bool = False) -> set[str]:
    project = tomllib.loads((ROOT / "packages" / package / "pyproject.toml").read_text())["project"]
    named = [
        *project["dependencies"],
        *(n for group in project.get("optional-dependencies", {}).values() for n in group if extras),
    ]
    return {re.split(r"[\[<>=!~; ]", name)[0].lower() for name in named} - {"darkfigure"}


def test_each_dependency_is_pinned() -> None:
    assert direct("inbeeld") <= pinned("web"), "run `make requirements`"
    assert direct("darkfigure") <= pinned("darkfigure"), "run `make requirements`"
    assert pinned("analysis") <= pinned("dev")


def test_each_tool_is_pinned() -> None:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]
    named = {re.split(r"[\[<>=!~; ]", name)[0] for group in groups.values() for name in group if isinstance(name, str)}
    assert named <= pinned("dev"), "run `make requirements`"


def test_each_pin_has_a_hash() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        entries = re.split(r"\n(?=[a-z0-9])", path.read_text(), flags=re.I)
        assert all("--hash=sha256:" in entry for entry in entries), short(path)


def test_the_web_process_carries_no_analysis() -> None:
    assert not pinned("web") & {"numpy", "scipy", "polars", "duckdb", "splink", "pyspark", "numpyro", "pandas"}


def test_no_file_tells_where_it_was_made() -> None:
    own = ROOT / "packages/inbeeld/tests/test_pins.py"
    assert not [short(path) for path, text in texts() if path != own and TELLTALE.search(text)]


def test_no_lock_file_is_kept() -> None:
    assert not [short(path) for path in tracked() if path.name in LOCK_FILES]
