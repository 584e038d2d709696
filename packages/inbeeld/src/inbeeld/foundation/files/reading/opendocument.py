"""ODT: the text of its content and of the heads and feet of its pages, walked through by what carries text."""

from __future__ import annotations

from inbeeld.foundation.files.model import Block, BlockKind, Document, LeftOut, Mark, Part, Run, Runs
from inbeeld.foundation.files.rules import Refusal

from .collecting import Collected
from .markup import Element, attribute, child, elements, local, parsed
from .opendocument_styles import Look, Styles
from .packages import Package
from .refusing import Refused
from .word_text import in_one_cell

PICTURES = {"image", "object", "object-ole", "plugin", "applet", "floating-frame"}
SHAPES = {
    "rect",
    "line",
    "polyline",
    "polygon",
    "path",
    "circle",
    "ellipse",
    "connector",
    "custom-shape",
    "regular-polygon",
}
NOT_SAID = {
    "tracked-changes",
    "forms",
    "sequence-decls",
    "variable-decls",
    "user-field-decls",
    "scripts",
    "dde-connection-decls",
}
BESIDE = {"header": Part.HEADER, "header-left": Part.HEADER, "footer": Part.FOOTER, "footer-left": Part.FOOTER}
DEEPEST = 60


def read_open_document(package: Package) -> Document:
    if not package.has("content.xml"):
        raise Refused(Refusal.UNREADABLE)
    content = parsed(package.part("content.xml"))
    frame = parsed(package.part("styles.xml")) if package.has("styles.xml") else None
    body = next((one for one in elements(content, {"text"}) if local(one.getparent().tag) == "body"), None)
    if body is None:
        raise Refused(Refusal.UNREADABLE)
    collected = Collected()
    walk = _Walk(Styles(*[one for one in (frame, content) if one is not None]), collected)
    if frame is not None:
        walk.beside(frame, Part.HEADER)
    walk.blocks(body, Look())
    walk.put_notes()
    if frame is not None:
        walk.beside(frame, Part.FOOTER)
    for region in elements(content, {"deletion"}):
        collected.left_out[LeftOut.DELETED] += 1 if len(region) else 0
    return collected.document()


class _Walk:
    def __init__(self, styles: Styles, collected: Collected) -> None:
        self.styles, self.collected = styles, collected
        self.notes: list[tuple[Part, Runs]] = []
        self.boxes: list[tuple[Element, Look]] = []
        self.depth = 0

    def blocks(self, parent: Element, look: Look, depth: int = 0) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise RecursionError
        for element in parent:
            match local(element.tag):
                case "p" | "h":
                    self._paragraph(element, look)
                case "list":
                    self._list(element, look, depth + 1)
                case "table":
                    self._table(element, look)
                case "section":
                    self.blocks(element, self.styles.of_section(element, look), depth)
                case name if name in PICTURES | SHAPES | {"frame", "g", "control"}:
                    self._drawn(element, look)
                    self._put_boxes()
                case name if name in NOT_SAID:
                    continue
                case _:
                    self.blocks(element, look, depth)
        self.depth -= 1

    def beside(self, frame: Element, part: Part) -> None:
        for element in elements(frame, {name for name, of in BESIDE.items() if of == part}):
            self.collected.add_part(part, self._apart(element, Look()))

    def put_notes(self) -> None:
        for part in (Part.NOTES, Part.COMMENTS):
            found = [
                Block(BlockKind.ITEM, runs, label=f"[{number}]")
                for number, (of, runs) in enumerate(self.notes, start=1)
                if of == part
            ]
            self.collected.add_part(part, found)

    def _apart(self, element: Element, look: Look) -> list[Block]:
        kept, self.collected.blocks = self.collected.blocks, []
        self.blocks(element, look)
        found, self.collected.blocks = self.collected.blocks, kept
        return found

    def _paragraph(self, element: Element, look: Look) -> None:
        look = self.styles.of_text(element, look)
        if look.new_page:
            self.collected.new_page()
        if any(
            local(one.tag) == "hidden-paragraph" and attribute(one, "is-hidden") != "false" for one in element.iter()
        ):
            look = look.hide()
        runs: list[Run] = []
        self._runs(element, look, runs)
        if local(element.tag) == "h":
            level = attribute(element, "outline-level")
            self.collected.add(BlockKind.HEADING, runs, level=int(level) if level.isdigit() else 1)
        else:
            self.collected.add(BlockKind.PARAGRAPH, runs)
        self._put_boxes()

    def _list(self, element: Element, look: Look, depth: int) -> None:
        """Each item under its sign; its further paragraphs and lists follow it."""
        number = 0
        for item in element:
            counted = local(item.tag) == "list-item"
            number += counted
            found = self._apart_at(item, look, depth)
            if counted and found and found[0].kind == BlockKind.PARAGRAPH:
                label = f"{number}." if self.styles.is_numbered(element, depth) else "•"
                found[0] = Block(BlockKind.ITEM, found[0].runs, depth, label)
            self.collected.blocks += found

    def _apart_at(self, item: Element, look: Look, depth: int) -> list[Block]:
        kept, self.collected.blocks = self.collected.blocks, []
        self.blocks(item, look, depth)
        found, self.collected.blocks = self.collected.blocks, kept
        return found

    def _table(self, element: Element, look: Look) -> None:
        rows: list[list[Runs]] = []
        for row in elements(element, {"table-row"}):
            if next(one for one in row.iterancestors() if local(one.tag) == "table") is not element:
                continue
            around = self.styles.of_row(row, look)
            cells = [cell for cell in row if local(cell.tag) in {"table-cell", "covered-table-cell"}]
            rows.append([in_one_cell(self._apart(cell, around)) for cell in cells])
        self.collected.add_table(rows)

    def _runs(self, element: Element, look: Look, runs: list[Run]) -> None:
        runs.append(Run(_spaced(element.text), look.marks))
        for piece in element:
            name = local(piece.tag)
            if name in PICTURES | SHAPES | {"frame", "g", "control"}:
                self._drawn(piece, look)
            elif name in {"note", "annotation"}:
                self._note(piece, name, look, runs)
            elif name in SIGNS:
                runs.append(Run(SIGNS[name] * _times(piece, name), look.marks))
            elif name == "hidden-text":
                text = attribute(piece, "string-value") or "".join(piece.itertext())
                runs.append(Run(text, look.marks | {Mark.HIDDEN}))
            elif name not in NOT_SAID:
                self._runs(piece, self.styles.of_text(piece, look), runs)
            runs.append(Run(_spaced(piece.tail), look.marks))

    def _note(self, piece: Element, name: str, look: Look, runs: list[Run]) -> None:
        body = child(piece, "note-body") if name == "note" else piece
        blocks = self._apart(body, Look()) if body is not None else []
        self.notes.append((Part.NOTES if name == "note" else Part.COMMENTS, in_one_cell(blocks)))
        runs.append(Run(f"[{len(self.notes)}]", look.marks))

    def _drawn(self, element: Element, look: Look) -> None:
        """A picture or drawing is counted; the words in it come behind the paragraph."""
        look = self.styles.of_frame(element, look)
        boxes = [one for one in elements(element, {"text-box"}) if _nearest(one, element)]
        self.boxes += [(box, look) for box in boxes]
        if local(element.tag) in SHAPES and elements(element, {"p"}):
            self.boxes.append((element, look))
            boxes = [element]
        if local(element.tag) in PICTURES or elements(element, PICTURES):
            self.collected.left_out[LeftOut.PICTURE] += 1
        elif not boxes:
            self.collected.left_out[LeftOut.DRAWING] += 1

    def _put_boxes(self) -> None:
        waiting, self.boxes = self.boxes, []
        for box, look in waiting:
            self.blocks(box, look)


SIGNS = {"s": " ", "tab": "\t", "line-break": "\n"}


def _times(piece: Element, name: str) -> int:
    count = attribute(piece, "c")
    return min(int(count), 200) if name == "s" and count.isdigit() else 1


def _spaced(text: str | None) -> str:
    """White space in the markup is one space."""
    if not text:
        return ""
    joined = " ".join(text.split())
    return f"{' ' if text[0].isspace() else ''}{joined}{' ' if joined and text[-1].isspace() else ''}"


def _nearest(box: Element, root: Element) -> bool:
    """Whether no other box lies around this one within `root`."""
    return not any(
        local(above.tag) == "text-box" for above in box.iterancestors() if root in (above, *above.iterancestors())
    )
