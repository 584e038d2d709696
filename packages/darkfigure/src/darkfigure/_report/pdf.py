"""A report as PDF, set by Typst; needs the extra ``report``."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from darkfigure._errors import InvalidInput
from darkfigure._report.document import Block, Callout, Document, Drawing, Paragraph, Points, Section, Table

COLOURS = {
    "given": ("#1f5f8b", "#eef5fa"),
    "reserved": ("#b4530a", "#fdf3ea"),
    "refused": ("#a61b1b", "#fcefef"),
    "note": ("#1f5f8b", "#eef5fa"),
}
PREAMBLE = """#set document(title: {title}, date: none)
#set page(paper: "a4", margin: (x: 2.2cm, y: 2.4cm), numbering: "1", footer-descent: 40%)
#set text(size: 10.5pt, lang: "{language}", fill: rgb("#1b2733"))
#set par(leading: 0.7em)
#show heading.where(level: 2): it => block(above: 1.6em, below: 0.9em, text(size: 14pt, it.body))
#show table: set text(size: 9pt)
#show figure: set block(breakable: true)
#let callout(edge, ground, title, body) = block(width: 100%, fill: ground, stroke: (left: 4pt + edge), inset: 12pt,
  breakable: false, [#text(size: 15pt, weight: "bold", title) \\ #body])
"""


def to_pdf(document: Document) -> bytes:
    """Return the report as PDF.

    Raises
    ------
    InvalidInput
        When Typst is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise InvalidInput("typst", "not installed", "pip install 'darkfigure[report]', or HTML") from error
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for picture in _pictures(document):
            (folder / f"{picture.name}.svg").write_text(picture.svg, encoding="utf-8")
        source = folder / "report.typ"
        source.write_text(to_typst(document), encoding="utf-8")
        return bytes(typst.compile(source, root=folder))


def to_typst(document: Document) -> str:
    """Return the report in Typst's language."""
    parts = [
        PREAMBLE.replace("{title}", _string(document.title)).replace("{language}", document.language),
        f'#text(size: 22pt, weight: "bold", {_string(document.title)}) \\\n',
        f'#text(fill: rgb("#5b6b7a"), {_string(document.subtitle)})\n\n',
        *(_block(block) for block in document.opening),
        *(_section(section) for section in document.sections),
        f'\n#v(2em)\n#text(size: 9pt, fill: rgb("#5b6b7a"), {_string(document.ending)})\n',
    ]
    return "".join(parts)


def _pictures(document: Document) -> list[Drawing]:
    return [block for section in document.sections for block in section.blocks if isinstance(block, Drawing)]


def _section(section: Section) -> str:
    return f"#heading(level: 2, {_string(section.title)})\n" + "".join(_block(block) for block in section.blocks)


def _block(block: Block) -> str:
    match block:
        case Paragraph(text):
            return f"#par({_string(text)})\n\n"
        case Points(items):
            return f"#list({', '.join(_string(item) for item in items)})\n\n"
        case Callout(kind, title, text):
            edge, ground = COLOURS[kind]
            return f'#callout(rgb("{edge}"), rgb("{ground}"), {_string(title)}, {_string(text)})\n\n'
        case Table():
            return _table(block)
        case Drawing(name, _, caption, alternative):
            picture = f'image("{name}.svg", width: 100%, alt: {_string(alternative)})'
            return f'#block(breakable: false)[#{picture} #text(size: 9pt, weight: "bold", {_string(caption)})]\n\n'


def _table(block: Table) -> str:
    """Set a table; words wrap, numbers stand to the right."""
    columns = len(block.rows[0]) if block.rows else len(block.header)
    widths = f"(auto{', 1fr' * (columns - 1)})" if block.words else f"({', '.join(['auto'] * columns)},)"
    align = "left" if block.words else "(x, _) => if x == 0 { left } else { right }"
    header = ""
    if any(block.header):
        cells = ", ".join(f"strong({_string(cell)})" for cell in block.header)
        header = f"table.header({cells}), "
    cells = ", ".join(_cell(cell) for row in block.rows for cell in row)
    title = f'text(size: 9.5pt, weight: "bold", {_string(block.caption)})'
    caption = f"#block(sticky: true, {title})\n" if block.caption else ""
    look = 'stroke: (bottom: 0.5pt + rgb("#d5dde4"), rest: none), inset: (x: 6pt, y: 4pt)'
    return f"{caption}#table(columns: {widths}, align: {align}, {look}, {header}{cells})\n\n"


def _cell(text: str) -> str:
    """Let long words without spaces (a digest) break."""
    breakable = re.sub(r"(\w{32})", "\\1\u200b", text)
    return _string(breakable)


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
