"""What gets installed is pinned, hashed, and says nothing about where it was fetched."""

import re
import tomllib
from pathlib import Path

from fixtures.sources import ROOT, short, texts, tracked

PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^]]*\])?==", re.I | re.M)
SOURCE_OPTION = re.compile(r"^--(?:extra-)?(?:index-url|find-links)|://", re.M)
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
    assert pinned("web") <= pinned("dev")


def test_each_tool_is_pinned() -> None:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]
    named = {re.split(r"[\[<>=!~; ]", name)[0] for group in groups.values() for name in group if isinstance(name, str)}
    assert named <= pinned("dev"), "run `make requirements`"


def test_each_pin_has_a_hash() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        entries = re.split(r"\n(?=[a-z0-9])", path.read_text(), flags=re.I)
        assert all("--hash=sha256:" in entry for entry in entries), short(path)


def test_the_web_process_carries_no_more_of_analysis_than_the_protection_of_counts_needs() -> None:
    assert not pinned("web") & {"polars", "duckdb", "splink", "pyspark", "numpyro", "jax", "pandas", "numba", "pyarrow"}


def test_no_pin_tells_where_it_was_fetched() -> None:
    requirements = sorted((ROOT / "requirements").glob("*.txt"))
    assert not [short(path) for path in requirements if SOURCE_OPTION.search(path.read_text())]


def test_no_file_holds_a_path_of_the_machine_it_was_made_on() -> None:
    here = {f"{Path.home()}/", f"{ROOT}/"} - {"//"}
    assert not [short(path) for path, text in texts() if any(place in text for place in here)]


def test_no_lock_file_is_kept() -> None:
    assert not [short(path) for path in tracked() if path.name in LOCK_FILES]
