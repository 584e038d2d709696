"""Lines of templates that nobody can read: `template_lines.py` names each that is longer than 160 signs, and fails."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 160


def too_long(root: Path) -> list[str]:
    return [
        f"{path.relative_to(root)}:{number}: {len(line)} signs, at most {LONGEST}"
        for path in sorted(root.rglob("*.html"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > LONGEST
    ]


if __name__ == "__main__":
    found = too_long(ROOT / "packages" / "inbeeld" / "src")
    print("\n".join(found), end="\n" if found else "")
    sys.exit(bool(found))
