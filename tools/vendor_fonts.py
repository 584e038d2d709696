"""Make the fonts that papers are printed with from the npm packages they come from.

    npm install @fontsource-variable/source-sans-3@5 dejavu-fonts-ttf@2
    python tools/vendor_fonts.py node_modules

The result is committed: nobody needs npm to print. Source Sans 3 comes in pieces for the web; paper wants one
file a weight. DejaVu Sans stands behind it for the letters that it lacks: Arabic, Hebrew, signs and faces.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from fontTools.merge import Merger  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib import instancer  # type: ignore[import-untyped]

TARGET = Path(__file__).resolve().parent.parent / "packages/inbeeld/src/inbeeld/foundation/printing/fonts"
PIECE = "@fontsource-variable/source-sans-3/files/source-sans-3-{part}-wght-normal.woff2"
PARTS = ("latin", "latin-ext", "greek", "cyrillic", "vietnamese")
WEIGHTS = {"Regular": 400, "Bold": 700}
BEHIND = ("dejavu-fonts-ttf/ttf/DejaVuSans.ttf", "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf")
LICENCES = {
    "@fontsource-variable/source-sans-3": "OFL-1.1",
    "dejavu-fonts-ttf": "Bitstream Vera, with changes in the public domain",
}


def main() -> None:
    modules = Path(sys.argv[1])
    for style, weight in WEIGHTS.items():
        whole_font(modules, style, weight).save(TARGET / f"SourceSans3-{style}.ttf")
    for path in BEHIND:
        shutil.copyfile(modules / path, TARGET / Path(path).name)
    covered = {code for path in TARGET.glob("*-Regular.ttf") for code in codes_of(path)} | codes_of(
        TARGET / "DejaVuSans.ttf"
    )
    (TARGET / "letters.txt").write_text("\n".join(ranges_of(sorted(covered))) + "\n")
    for name, file in (("@fontsource-variable/source-sans-3", "SourceSans3"), ("dejavu-fonts-ttf", "DejaVuSans")):
        shutil.copyfile(modules / name / "LICENSE", TARGET / f"{file}-LICENSE.txt")
    (TARGET / "VENDORED.md").write_text(vendored(modules))


def whole_font(modules: Path, style: str, weight: int) -> Any:
    """Return one weight of Source Sans 3 with the letters of every part."""
    with tempfile.TemporaryDirectory() as folder:
        pieces = [str(piece_of(modules, part, weight, Path(folder))) for part in PARTS]
        font = Merger().merge(pieces)
    names = {1: "Source Sans 3", 2: style, 4: f"Source Sans 3 {style}", 6: f"SourceSans3-{style}"}
    for record in list(font["name"].names):
        if record.nameID in {16, 17, 25}:
            font["name"].removeNames(nameID=record.nameID)
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    return font


def piece_of(modules: Path, part: str, weight: int, folder: Path) -> Path:
    font = TTFont(modules / PIECE.format(part=part))
    font.flavor = None
    still = instancer.instantiateVariableFont(font, {"wght": weight})
    # The merger cannot join these; ligatures and kerning of the first part are kept by the others' tables.
    for table in ("STAT", "DSIG", "vhea", "vmtx", "VORG"):
        if table in still:
            del still[table]
    path = folder / f"{part}-{weight}.ttf"
    still.save(path)
    return path


def codes_of(path: Path) -> set[int]:
    return set(TTFont(path).getBestCmap())


def ranges_of(codes: list[int]) -> list[str]:
    """Write sorted numbers as lines `first-last`, hexadecimal."""
    lines, first = [], codes[0]
    for here, following in zip(codes, [*codes[1:], -1], strict=True):
        if following != here + 1:
            lines.append(f"{first:X}-{here:X}")
            first = following
    return lines


def vendored(modules: Path) -> str:
    rows = [
        f"| {name} | {json.loads((modules / name / 'package.json').read_text())['version']} | {licence} |"
        for name, licence in LICENCES.items()
    ]
    return "\n".join(
        [
            "# Taken from others",
            "",
            "Made by `tools/vendor_fonts.py`. `letters.txt` lists which letters the fonts can draw.",
            "",
            "| package | version | licence |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    main()
