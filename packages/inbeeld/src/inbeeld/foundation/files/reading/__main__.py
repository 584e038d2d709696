"""Reads one file from standard input, and writes what was understood of it, or why nothing was, to standard output.

Runs confined. Its arguments are one of `Scans`, and the languages that scans are in.
"""

from __future__ import annotations

import json
import sys

from inbeeld.foundation.files.model import to_bytes
from inbeeld.foundation.files.rules import Refusal


def main() -> None:
    content = sys.stdin.buffer.read()
    allowed, languages = sys.argv[1:]
    sys.stdout.buffer.write(answer(content, allowed, languages))


def answer(content: bytes, allowed: str, languages: str) -> bytes:
    """A line with the kind, and the document; or a line with the refusal."""
    from .dispatch import read_document
    from .refusing import Refused

    try:
        kind, document = read_document(content, allowed, languages)
    except Refused as problem:
        return json.dumps({"refusal": problem.refusal}).encode()
    except (MemoryError, RecursionError):
        return json.dumps({"refusal": Refusal.TOO_COMPLEX}).encode()
    except Exception:  # whatever a broken file does to a reader: it is not taken
        return json.dumps({"refusal": Refusal.UNREADABLE}).encode()
    return json.dumps({"kind": kind}).encode() + b"\n" + to_bytes(document)


if __name__ == "__main__":
    main()
