"""Reads one file from standard input, writes a line of JSON and the cleaned document to standard output."""

from __future__ import annotations

import json
import sys

from inbeeld.foundation.files.rules import Kind, Refusal


def main() -> None:
    content = sys.stdin.buffer.read()
    answer, cleaned = clean(content)
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + cleaned)


def clean(content: bytes) -> tuple[dict[str, str | int], bytes]:
    from .dispatch import cleaned_copy
    from .results import Refused

    try:
        found = cleaned_copy(content)
    except Refused as problem:
        return {"refusal": problem.refusal}, b""
    except MemoryError:
        return {"refusal": Refusal.TOO_COMPLEX}, b""
    except Exception:  # whatever a broken file does to a reader: it is not taken
        return {"refusal": Refusal.UNREADABLE}, b""
    return {"kind": Kind(found.kind), "pictures": found.pictures, "accounted": found.accounted}, found.content


if __name__ == "__main__":
    main()
