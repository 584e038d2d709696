"""The process that prints: it reads one order on its standard input and writes one PDF on its standard output.

A process of its own can be stopped when it takes too long or too much memory, and what it prints touches no disk.
It knows nothing of the rest of Inbeeld.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import typst

NOT_PRINTED = 3
QUOTED = re.compile(r"`[^`]*`|\"[^\"]*\"")


def main() -> int:
    order = json.loads(sys.stdin.buffer.read())
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[order["fonts"]])
    try:
        pdf = typst.compile(
            Path(order["template"]),
            root=order["root"],
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"order": json.dumps(order["inputs"])},
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as error:
        # A message may quote what a person wrote: what stands in quotes is left out.
        sys.stderr.write(QUOTED.sub("…", error.message) + "\n" + "\n".join(error.trace))
        return NOT_PRINTED
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
