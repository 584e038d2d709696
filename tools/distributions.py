"""Build wheel and sdist of both packages twice, from two copies of the source, and compare the digests.

python tools/distributions.py dist
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("darkfigure", "inbeeld")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", ".pytest_cache", "dist", "build")


def build(package: Path, target: Path, epoch: str) -> None:
    """Build a wheel and an sdist, with nothing fetched."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", str(target)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch}
    subprocess.run(command, cwd=package, env=environment, check=True, capture_output=True)


def build_from_copy(package: Path, target: Path, epoch: str, *, umask: int, age: int) -> None:
    """Build from a copy that somebody else might have: other times, other rights, another folder."""
    before = os.umask(umask)
    try:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / package.name
            shutil.copytree(package, copy, ignore=LEFT_OUT)
            for path in copy.rglob("*"):
                os.utime(path, (age, age))
                if path.is_file():
                    path.chmod(0o666 & ~umask)
            build(copy, target, epoch)
    finally:
        os.umask(before)


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def epoch_of_last_commit() -> str:
    """Return when the last commit was made; a day that has gone where there is no history."""
    found = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return found.stdout.strip() or "1767225600"


def main(folder: str) -> int:
    """Build twice; print the digests, or what differs."""
    target, epoch = Path(folder).resolve(), os.environ.get("SOURCE_DATE_EPOCH") or epoch_of_last_commit()
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as second:
        for name in PACKAGES:
            package = ROOT / "packages" / name
            build_from_copy(package, target, epoch, umask=0o022, age=1_600_000_000)
            build_from_copy(package, Path(second), epoch, umask=0o077, age=1_700_000_000)
        first, again = digests(target), digests(Path(second))
    for name, digest in first.items():
        print(f"{digest}  {name}" if again.get(name) == digest else f"{name} differs between two builds")
    return 0 if first == again and len(first) == 2 * len(PACKAGES) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
