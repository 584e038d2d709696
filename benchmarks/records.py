"""What was measured, kept: a benchmark writes its table here, and into the page that shows it.

`benchmarks/records/NAME.json` holds the table with the machine and the date. A page shows it between
`<!-- measured: NAME -->` and `<!-- end of measured -->`; nobody writes there by hand, and a test fails when page and
record disagree.
"""

import json
import os
import platform
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from benchmarks.report import Line

ROOT = Path(__file__).resolve().parents[1]
RECORDS = ROOT / "benchmarks" / "records"
PAGES = ROOT / "docs"
BLOCK = re.compile(r"<!-- measured: ([\w-]+) -->\n.*?<!-- end of measured -->", re.DOTALL)
DIGITS = 1_000
PACKAGES = ("numpy", "scipy", "numba")


@dataclass(frozen=True, slots=True)
class Record:
    """One table that was measured.

    `call` repeats it; `notes` are sentences below the table that hold measured numbers too.
    """

    call: str
    measured: str
    machine: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = [f"Measured on {self.measured} by `{self.call}`: {self.machine}.", ""]
        lines += [f"| {' | '.join(row)} |" for row in (self.header, ("---",) * len(self.header), *self.rows)]
        return "\n".join([*lines, *(f"\n{note}" for note in self.notes)])


def keep(
    name: str, header: Sequence[str], rows: Sequence[Sequence[str]], *, notes: Sequence[str] = (), call: str = ""
) -> None:
    """Write a record, and the pages that show it."""
    today = datetime.now(tz=UTC).date().isoformat()
    record = Record(
        call or f"make bench BENCH={name}", today, machine(), tuple(header), tuple(map(tuple, rows)), tuple(notes)
    )
    path = RECORDS / f"{name}.json"
    path.write_text(json.dumps(asdict(record), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for page in PAGES.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        if f"<!-- measured: {name} -->" in text:
            page.write_text(filled(text), encoding="utf-8")


def keep_lines(name: str, lines: Sequence[Line], *, notes: Sequence[str] = ()) -> None:
    """Write a record of lines: what was measured, and whether the promise about it was kept."""
    rows = [
        (
            line.name,
            f"{line.value:,.3g} {line.unit}" if line.value < DIGITS else f"{line.value:,.0f} {line.unit}",
            "" if line.ratio is None else f"{line.ratio:.3g}",
            "" if line.limit is None else f"at most {line.limit:g}: {'kept' if line.kept else 'not kept'}",
        )
        for line in lines
    ]
    keep(name, ("work", "measured", "ratio", "promised ratio"), rows, notes=notes)


def read(name: str) -> Record:
    """Return what was measured last."""
    found = json.loads((RECORDS / f"{name}.json").read_text(encoding="utf-8"))
    found["rows"] = tuple(map(tuple, found["rows"]))
    return Record(**{**found, "header": tuple(found["header"]), "notes": tuple(found["notes"])})


def filled(text: str) -> str:
    """Return the text of a page with the record in each block."""
    return BLOCK.sub(
        lambda block: f"<!-- measured: {block[1]} -->\n\n{_shown(block[1])}\n\n<!-- end of measured -->", text
    )


def _shown(name: str) -> str:
    return str(read(name)) if (RECORDS / f"{name}.json").exists() else f"Not measured yet: `make bench BENCH={name}`."


def machine() -> str:
    """Name the processor, the memory and what the library ran on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = [f"Python {platform.python_version()}"]
    for package in PACKAGES:
        try:
            versions.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            continue
    return f"{_processor()}, {os.cpu_count()} processors, {memory:.0f} GiB, {', '.join(versions)}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
