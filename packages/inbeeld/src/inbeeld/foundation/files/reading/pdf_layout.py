"""From letters on a page to lines, and from lines to paragraphs and headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inbeeld.foundation.files.model import Mark, Run, Runs

from .collecting import join
from .pdf_letters import Glyph

COLUMN = 1.2  # times the height of a line: a gap between columns
APART = 0.75
SAME = 0.15
HEADING, CHAPTER = 1.15, 1.5
LONGEST_HEADING = 160
FULL = 0.85


@dataclass(frozen=True, slots=True)
class Line:
    runs: Runs
    left: float
    bottom: float
    right: float
    top: float
    hyphen: bool

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs
    level: int  # 0 where it is no heading


def lines_of(letters: Iterable[Glyph]) -> list[Line]:
    lines: list[Line] = []
    current: list[Glyph] = []
    for letter in letters:
        if letter.text in "\r\n":
            _close(current, lines)
            current = []
        elif letter.hyphen:
            current.append(letter)
            _close(current, lines)
            current = []
        else:
            current.append(letter)
    _close(current, lines)
    return lines


def _close(letters: list[Glyph], lines: list[Line]) -> None:
    placed = [letter for letter in letters if not letter.made]
    if not any(letter.text.strip() for letter in placed):
        return
    height = sorted(letter.height for letter in placed)[len(placed) // 2]
    lines.append(
        Line(
            join(_runs(letters, height)),
            min(letter.box[0] for letter in placed),
            min(letter.box[1] for letter in placed),
            max(letter.box[2] for letter in placed),
            min(letter.box[1] for letter in placed) + height,
            letters[-1].hyphen,
        )
    )


def _runs(letters: list[Glyph], height: float) -> Iterator[Run]:
    """Letters with their marks; a wide gap becomes a tab, so that columns stay apart."""
    last: Glyph | None = None
    space: Glyph | None = None
    for letter in letters:
        if letter.text.isspace():
            space = letter
            continue
        if last is not None:
            gap = letter.box[0] - last.box[2]
            between = "\t" if gap > COLUMN * max(height, 1) else " " if space is not None else ""
            if between:
                yield Run(between, letter.marks & last.marks)
        yield Run(letter.text, letter.marks)
        last, space = letter, None


def body_height(lines: Iterable[Line]) -> float:
    """The height of most letters."""
    heights: Counter[float] = Counter()
    for line in lines:
        heights[round(line.height, 1)] += sum(len(run.text) for run in line.runs)
    return heights.most_common(1)[0][0] if heights else 1.0


def paragraphs(lines: list[Line], body: float) -> Iterator[Paragraph]:
    right = max((line.right for line in lines), default=0)
    group: list[Line] = []
    for line in lines:
        if group and not _belongs(group[-1], line):
            yield _paragraph(group, body, right)
            group = []
        group.append(line)
    if group:
        yield _paragraph(group, body, right)


def _belongs(above: Line, below: Line) -> bool:
    near = -above.height < above.bottom - below.top < APART * above.height
    alike = abs(above.height - below.height) <= SAME * above.height
    return near and alike and _marks(above) == _marks(below)


def _marks(line: Line) -> frozenset[Mark]:
    return frozenset[Mark].union(*(run.marks for run in line.runs))


def _paragraph(lines: list[Line], body: float, right: float) -> Paragraph:
    runs: list[Run] = []
    for number, line in enumerate(lines):
        if number:
            above = lines[number - 1]
            if above.hyphen and runs:
                runs[-1] = Run(runs[-1].text.removesuffix("-"), runs[-1].marks)
            else:
                runs.append(Run(" " if above.right > FULL * right else "\n", runs[-1].marks))
        runs += line.runs
    text = "".join(run.text for run in runs)
    times = lines[0].height / max(body, 0.1)
    marked = any(run.marks for run in runs)
    is_heading = times >= HEADING and len(text) <= LONGEST_HEADING and not marked
    return Paragraph(join(runs), (1 if times >= CHAPTER else 2) if is_heading else 0)
