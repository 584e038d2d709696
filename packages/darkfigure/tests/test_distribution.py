"""Whoever builds the package from the same source gets the same files."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1]
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", "tests", "dist")


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two builds from copies with other times and other rights."""
    pytest.importorskip("hatchling", reason="builds the package")
    found = []
    for age, rights in ((1_600_000_000, 0o644), (1_700_000_000, 0o600)):
        folder = tmp_path_factory.mktemp("build")
        copy = folder / "source"
        shutil.copytree(PACKAGE, copy, ignore=LEFT_OUT)
        for path in copy.rglob("*"):
            os.utime(path, (age, age))
            if path.is_file():
                path.chmod(rights)
        command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", str(folder / "dist")]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000"}
        subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True)
        found.append(folder / "dist")
    return found


def test_two_builds_of_the_same_source_are_the_same_files(builds: list[Path]) -> None:
    first, second = ({p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in build.iterdir()} for build in builds)
    assert first == second
    assert sorted(Path(name).suffix for name in first) == [".gz", ".whl"]


def test_the_distributions_bring_schema_words_and_types(builds: list[Path]) -> None:
    (wheel,) = builds[0].glob("*.whl")
    (sdist,) = builds[0].glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {"darkfigure/schema-1.json", "darkfigure/dutch.json", "darkfigure/py.typed"} <= set(names)
    with tarfile.open(sdist) as archive:
        inside = [name.partition("/")[2] for name in archive.getnames()]
    assert {"README.md", "src/darkfigure/schema-1.json"} <= set(inside)
