"""A document as a small DOCX, to work on: made here, of the text alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from inbeeld.foundation.files.in_words import PARTS, reasons
from inbeeld.foundation.files.model import Block, BlockKind, Document, Runs

from .paper import remarks_on

LONG_AGO = (1980, 1, 1, 0, 0, 0)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{KINDS}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{KINDS}.styles+xml"/></Types>'
)


def _relations(kind: str, target: str) -> str:
    return (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/{kind}" Target="{target}"/></Relationships>'
    )


def _styles() -> str:
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{max(36 - 4 * level, 22)}"/></w:rPr></w:style>'
        for level in range(1, 10)
    )
    return (
        f'{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>{headings}</w:styles>'
    )


def as_word(document: Document, *, with_remarks: bool = True, comparison: str = "") -> bytes:
    """The remarks stay out where the copy is to be read in again by another installation."""
    remarks = remarks_on(document, comparison) if with_remarks else []
    head = "".join(_paragraph(_text(remark), italic=True) for remark in remarks)
    body = head + "".join(_block(block) for block in document.blocks)
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _relations("officeDocument", "word/document.xml"),
        "word/document.xml": f"{HEAD}<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": _styles(),
        "word/_rels/document.xml.rels": _relations("styles", "styles.xml"),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()


def _block(block: Block) -> str:
    match block.kind:
        case BlockKind.HEADING:
            return _paragraph(_runs(block.runs), style=f"Heading{block.level}")
        case BlockKind.PART:
            return _paragraph(_text(str(PARTS.get(block.label, block.label))), style="Heading2")
        case BlockKind.PAGE:
            return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        case BlockKind.ITEM:
            return _paragraph(_text(f"{block.label}\t") + _runs(block.runs), indent=360 * block.level)
        case BlockKind.TABLE:
            return _table(block)
        case _:
            return _paragraph(_runs(block.runs))


def _table(block: Block) -> str:
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{_paragraph(_runs(cell))}</w:tc>' for cell in row)}</w:tr>" for row in block.rows
    )
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return f"<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>{rows}</w:tbl><w:p/>"


def _paragraph(runs: str, *, style: str = "", indent: int = 0, italic: bool = False) -> str:
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    said += f'<w:ind w:left="{indent}" w:hanging="360"/>' if indent else ""
    said += "<w:rPr><w:i/></w:rPr>" if italic else ""
    return f"<w:p><w:pPr>{said}</w:pPr>{runs}</w:p>" if said else f"<w:p>{runs}</w:p>"


def _runs(runs: Runs) -> str:
    return "".join(_text(f"[{why}: {run.text}]" if (why := reasons(run.marks)) else run.text) for run in runs)


def _text(text: str) -> str:
    return f"<w:r>{''.join(_pieces(text))}</w:r>"


def _pieces(text: str) -> Iterator[str]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield "<w:br/>"
        for place, piece in enumerate(line.split("\t")):
            if place:
                yield "<w:tab/>"
            yield f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
