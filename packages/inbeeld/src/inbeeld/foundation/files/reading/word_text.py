"""From the elements of a DOCX to blocks of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from inbeeld.foundation.files.model import Block, BlockKind, LeftOut, Part, Run, Runs

from .collecting import Collected, join
from .markup import Element, attribute, child, elements, local
from .word_lists import Lists
from .word_styles import Look, Styles

Notes = dict[str, dict[str, Element]]
NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes", "commentReference": "comments"}
DELETED = {"del", "moveFrom"}
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
PICTURES = {"blip", "imagedata", "OLEObject", "chart", "relIds"}
DRAWN = {"drawing", "pict", "object"}
SYMBOLS = {"F0FE": "☒", "F0FD": "☒", "F0FC": "✓", "F0A8": "☐", "F06F": "☐", "F0B7": "•", "F0A7": "•", "F0D8": "•"}
DEEPEST = 60


@dataclass(slots=True)
class Fields:
    """The fields that are open at this place: of each whether its result has begun."""

    open: list[bool] = field(default_factory=list)

    def see(self, kind: str) -> None:
        if kind == "begin":
            self.open.append(False)
        elif kind == "separate" and self.open:
            self.open[-1] = True
        elif kind == "end" and self.open:
            self.open.pop()

    @property
    def show(self) -> bool:
        return all(self.open)


class Walk:
    """Goes through parts in reading order. What is no text is counted; what is unknown is looked into for text."""

    def __init__(self, styles: Styles, lists: Lists, collected: Collected, notes: Notes) -> None:
        self.styles, self.lists, self.collected, self.notes = styles, lists, collected, notes
        self.fields = Fields()
        self.asked: list[tuple[str, str]] = []
        self.boxes: list[Element] = []
        self.depth = 0

    def blocks(self, parent: Element, around: Look | None = None) -> None:
        """The paragraphs and tables within an element, whatever they are wrapped in."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise RecursionError
        for element in parent:
            match local(element.tag):
                case "p":
                    self.paragraph(element, around or Look())
                case "tbl":
                    self.table(element, around or Look())
                case name if name in DELETED:
                    self.collected.left_out[LeftOut.DELETED] += 1
                case "AlternateContent":
                    self.blocks(_chosen(element), around)
                case "altChunk" | "subDoc":
                    self.collected.left_out[LeftOut.FILE] += 1
                case "sectPr" | "sdtPr":
                    continue
                case _:
                    self.blocks(element, around)
        self.depth -= 1

    def paragraph(self, element: Element, around: Look) -> None:
        own = child(element, "pPr")
        style = self.styles.of_paragraph(own, around)
        if style.new_page:
            self.collected.new_page()
        label, level = self.lists.label_of(style)
        runs = list(self.runs(element, style))
        for part in _split_at_pages(runs):
            if part is None:
                self.collected.new_page()
            elif style.heading:
                shown = [Run(f"{label} "), *part] if label else part
                self.collected.add(BlockKind.HEADING, shown, level=style.heading)
            elif label:
                self.collected.add(BlockKind.ITEM, part, level=level, label=label)
            else:
                self.collected.add(BlockKind.PARAGRAPH, part)
        self._put_boxes()

    def table(self, element: Element, around: Look) -> None:
        look = self.styles.of_table(child(element, "tblPr"), around)
        rows: list[list[Runs]] = []
        for row in _wrapped(element, "tr"):
            hidden = self.styles.of_row(child(row, "trPr"), look)
            rows.append(
                [self._cell(cell, self.styles.of_cell(child(cell, "tcPr"), hidden)) for cell in _wrapped(row, "tc")]
            )
        self.collected.add_table(rows)

    def _cell(self, cell: Element, look: Look) -> Runs:
        kept, self.collected.blocks = self.collected.blocks, []
        self.blocks(cell, look)
        found, self.collected.blocks = self.collected.blocks, kept
        return in_one_cell(found)

    def runs(self, parent: Element, style: Look) -> Iterator[Run | None]:
        """The pieces of text of a paragraph; None where a new page begins."""
        for element in parent:
            name = local(element.tag)
            if name == "r":
                yield from self._run(element, style)
            elif name in DELETED:
                self.collected.left_out[LeftOut.DELETED] += 1
            elif name == "AlternateContent":
                yield from self.runs(_chosen(element), style)
            elif name == "t" and self.fields.show:  # a formula
                yield Run(element.text or "", style.marks)
            elif name in DRAWN:
                self._drawn(element)
            elif name not in {"pPr", "rPr", "sdtPr", "sdtEndPr"}:
                yield from self.runs(element, style)

    def _run(self, element: Element, style: Look) -> Iterator[Run | None]:
        look = self.styles.of_run(child(element, "rPr"), style)
        for piece in element:
            name = local(piece.tag)
            if name == "fldChar":
                self.fields.see(attribute(piece, "fldCharType"))
                yield from self._filled_in(piece, look)
            elif name in DRAWN:
                self._drawn(piece)
            elif name == "AlternateContent":
                yield from self._run(_chosen(piece), style)
            elif not self.fields.show:
                continue
            elif name == "br" and attribute(piece, "type") == "page":
                yield None
            elif name in NOTES:
                yield self._reference(name, attribute(piece, "id"), look)
            else:
                yield Run(_sign(piece, name), look.marks)

    def _filled_in(self, element: Element, look: Look) -> Iterator[Run]:
        """A box that is ticked or a choice that was made stands in no text."""
        for box in elements(element, {"checkBox"}):
            state = child(box, "checked")
            state = child(box, "default") if state is None else state
            ticked = state is not None and attribute(state, "val") not in {"0", "false", "off"}
            yield Run("☒ " if ticked else "☐ ", look.marks)
        for choices in elements(element, {"ddList"}):
            entries = [attribute(one, "val") for one in choices if local(one.tag) == "listEntry"]
            result = child(choices, "result")
            chosen = int(attribute(result, "val") or 0) if result is not None else 0
            yield Run(entries[chosen] if 0 <= chosen < len(entries) else "", look.marks)

    def _reference(self, name: str, number: str, look: Look) -> Run:
        self.asked.append((NOTES[name], number))
        return Run(f"[{len(self.asked)}]", look.marks)

    def _drawn(self, element: Element) -> None:
        """A picture or drawing is counted; the words in its text boxes come behind the paragraph."""
        boxes = [box for box in elements(element, {"txbxContent"}) if not _is_within_box(box, element)]
        self.boxes += boxes
        for words in elements(element, {"t"}):
            if not any(words in box.iter() for box in boxes) and (words.text or "").strip():
                self.collected.add_text(words.text)
        if elements(element, PICTURES):
            self.collected.left_out[LeftOut.PICTURE] += 1
        elif not boxes:
            self.collected.left_out[LeftOut.DRAWING] += 1

    def _put_boxes(self) -> None:
        waiting, self.boxes = self.boxes, []
        for box in waiting:
            self.blocks(box)

    def put_notes(self) -> None:
        """What stood at the foot, at the end and in the margin, under its number; who wrote it stays behind."""
        for part, kinds in ((Part.NOTES, ("footnotes", "endnotes")), (Part.COMMENTS, ("comments",))):
            found: list[Block] = []
            for number, (kind, name) in enumerate(self.asked, start=1):
                note = self.notes.get(kind, {}).pop(name, None)
                if kind in kinds and note is not None:
                    runs = self._cell(note, Look())
                    found.append(Block(BlockKind.ITEM, runs, label=f"[{number}]"))
            for kind in kinds:  # those that no text refers to
                for note in self.notes.get(kind, {}).values():
                    runs = self._cell(note, Look())
                    if any(run.text.strip() for run in runs):
                        found.append(Block(BlockKind.ITEM, runs, label="-"))
            self.collected.add_part(part, found)


def in_one_cell(blocks: list[Block]) -> Runs:
    """Paragraphs, lists and tables within a cell, on lines of their own."""
    runs: list[Run] = []
    for block in blocks:
        if runs:
            runs.append(Run("\n"))
        if block.label and block.kind == BlockKind.ITEM:
            runs.append(Run(f"{block.label} "))
        runs += block.runs
        for number, row in enumerate(block.rows):
            runs += [Run("\n")] if number else []
            for place, cell in enumerate(row):
                runs += [Run("\t")] if place else []
                runs += cell
    return join(runs)


def _split_at_pages(runs: list[Run | None]) -> Iterator[list[Run] | None]:
    part: list[Run] = []
    for run in runs:
        if run is None:
            yield part
            yield None
            part = []
        else:
            part.append(run)
    yield part


def _sign(piece: Element, name: str) -> str:
    if name == "t":
        return piece.text or ""
    if name == "sym":
        return SYMBOLS.get(attribute(piece, "char").upper(), "\N{REPLACEMENT CHARACTER}")
    return SIGNS.get(name, "")


def _chosen(element: Element) -> Element:
    """Of two ways to write the same thing the first; the other is for older programs."""
    found = [one for one in element if local(one.tag) in {"Choice", "Fallback"}]
    return found[0] if found else element[:0] if len(element) == 0 else element[0]


def _wrapped(parent: Element, name: str) -> Iterator[Element]:
    """Rows or cells, also those within content controls and insertions."""
    for element in parent:
        if local(element.tag) == name:
            yield element
        elif local(element.tag) not in {"tr", "tc", "p", "tbl"} | DELETED:
            yield from _wrapped(element, name)


def _is_within_box(box: Element, root: Element) -> bool:
    above = box.getparent()
    while above is not None and above is not root:
        if local(above.tag) in {"txbxContent", "Fallback"}:
            return True
        above = above.getparent()
    return False
