"""A document as a PDF, printed here: our own letters, and nothing of the file that was sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from inbeeld.foundation.files.in_words import PARTS, left_out_in_words, reasons
from inbeeld.foundation.files.model import Block, BlockKind, Document, Runs
from inbeeld.foundation.printing.api import pdf_of

HEADINGS = {BlockKind.HEADING, BlockKind.PART}
PART_LEVEL, DEEPEST = 2, 3


def as_pdf(document: Document, *, title: str, comparison: str = "") -> bytes:
    values = {
        "remarks": remarks_on(document, comparison),
        "blocks": list(shown_blocks(document)),
    }
    return pdf_of("files:document", values, title=title)


def remarks_on(document: Document, comparison: str = "") -> list[str]:
    """What a reader must know before reading; `comparison` says who compared the text of a scan with the paper."""
    found = [_("This copy was made of the text alone. It has no pictures and no signatures.")]
    if document.scanned and comparison:
        found += [_("Its text was read from a scan by a computer."), comparison]
    elif document.scanned:
        found.append(_("Its text was read from a scan by a computer. Compare it with the paper before you rely on it."))
    if left := left_out_in_words({str(name): number for name, number in document.left_out.items()}):
        found.append(_("Left out: %(what)s.") % {"what": ", ".join(left)})
    return found


def shown_blocks(document: Document) -> Iterator[dict[str, Any]]:
    """A screen reader needs headings that begin at the first level and skip none."""
    reached = 0
    for block in document.blocks:
        shown = _block(block)
        if _is_empty(block):
            continue
        if block.kind in HEADINGS:
            reached = min(block.level if block.kind == BlockKind.HEADING else PART_LEVEL, reached + 1, DEEPEST)
            shown["level"] = reached
        yield shown


def _is_empty(block: Block) -> bool:
    """A heading without words and a table without cells show nothing, and the press refuses them."""
    if block.kind == BlockKind.TABLE:
        return not any(block.rows)
    if block.kind == BlockKind.PART:
        return not block.label.strip()
    return block.kind == BlockKind.HEADING and not any(run.text.strip() for run in block.runs)


def _block(block: Block) -> dict[str, Any]:
    label = str(PARTS.get(block.label, block.label)) if block.kind == BlockKind.PART else block.label
    return {
        "kind": block.kind.value,
        "level": min(block.level, DEEPEST),
        "label": label,
        "runs": _runs(block.runs),
        "rows": [[_runs(cell) for cell in row] for row in block.rows],
    }


def _runs(runs: Runs) -> list[dict[str, str]]:
    return [{"text": run.text, "mark": reasons(run.marks)} for run in runs]
