"""Pin the base images of the containers by digest, in one file.

`python3 tools/images.py check` names each image without a digest, and fails; `pin` asks docker for the digests.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "images.env"
PINNED = re.compile(r"[^@\s]+@sha256:[0-9a-f]{64}")


def images(text: str) -> dict[str, str]:
    """The images of a file, by the name of their variable."""
    lines = [line.split("=", 1) for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return {name.strip(): image.strip() for name, image in lines}


def unpinned(text: str) -> list[str]:
    return [image for image in images(text).values() if not PINNED.fullmatch(image)]


def digest_of(image: str) -> str:
    """As docker knows it, for all kinds of machine."""
    command = ["docker", "buildx", "imagetools", "inspect", "--format", "{{.Manifest.Digest}}", image]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def pin(text: str) -> str:
    """The same file with the digest of today behind each name."""
    for image in images(text).values():
        name = image.partition("@")[0]
        text = text.replace(f"={image}\n", f"={name}@{digest_of(name)}\n")
    return text


def main(arguments: list[str]) -> int:
    text = FILE.read_text(encoding="utf-8")
    if arguments == ["pin"]:
        text = pin(text)
        FILE.write_text(text, encoding="utf-8")
    elif arguments != ["check"]:
        sys.stderr.write(f"{__doc__}")
        return 2
    missing = unpinned(text)
    for image in missing:
        sys.stderr.write(f"{image} is not pinned by digest: python3 tools/images.py pin\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
