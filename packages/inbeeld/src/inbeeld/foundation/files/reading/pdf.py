"""PDF: the letters on its pages, in the order in which they are read, with what somebody could not have seen marked.

Uses PDFium, which draws pages in browsers: what it finds is what people see. Nothing of the file itself is taken over.
"""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as c

from inbeeld.foundation.files.model import BlockKind, Document, LeftOut, Mark, Part
from inbeeld.foundation.files.rules import Refusal

from .collecting import Collected
from .pdf_layout import Line, body_height, lines_of, paragraphs
from .pdf_letters import letters_of
from .pdf_notes import notes_of
from .pdf_objects import Found, objects_of
from .refusing import Refused
from .scans import Reader, same_words

MOST_PAGES = 1000
FEW_LETTERS = 12
MOSTLY = 0.3
PASSWORD = c.FPDF_ERR_PASSWORD


def read_pdf(content: bytes, reader: Reader | None) -> Document:
    pdf = _opened(content)
    if len(pdf) > MOST_PAGES:
        raise Refused(Refusal.TOO_COMPLEX)
    collected = Collected()
    collected.left_out[LeftOut.FILE] = max(c.FPDFDoc_GetAttachmentCount(pdf.raw), 0)
    collected.left_out[LeftOut.ACTION] = max(c.FPDFDoc_GetJavaScriptActionCount(pdf.raw), 0)
    pdf.init_forms()
    pages = [_Page(pdf, number, reader, collected) for number in range(len(pdf))]
    height = body_height(line for page in pages for line in page.lines)
    for page in pages:
        collected.new_page()
        page.put(height)
    return collected.document()


def _opened(content: bytes) -> pdfium.PdfDocument:
    try:
        pdf = pdfium.PdfDocument(content)
        if len(pdf) == 0:
            raise Refused(Refusal.UNREADABLE)
    except pdfium.PdfiumError as problem:
        locked = getattr(problem, "err_code", None) == PASSWORD
        raise Refused(Refusal.ENCRYPTED if locked else Refusal.UNREADABLE) from None
    return pdf


class _Page:
    """What is on one page; the page itself is closed again at once."""

    def __init__(self, pdf: pdfium.PdfDocument, number: int, reader: Reader | None, collected: Collected) -> None:
        self.collected = collected
        self.read: str | None = None
        page = pdf[number]
        self.notes = notes_of(page, pdf.formenv)
        if c.FPDFPage_GetAnnotCount(page.raw) > 0:
            c.FPDFPage_Flatten(page.raw, c.FLAT_NORMALDISPLAY)  # what was filled in becomes part of the page
            page.close()
            page = pdf[number]
        found = objects_of(page)
        self.letters = letters_of(page, found)
        self.lines = lines_of(self.letters)
        self._count(found)
        if reader is not None and self._is_picture(found):
            self._read_picture(page, reader)
        page.close()

    def put(self, height: float) -> None:
        if self.read is not None:
            for read in self.read.split("\n\n"):
                self.collected.add_text(read.strip(), frozenset({Mark.SCAN}))
        for paragraph in paragraphs(self.lines, height):
            kind = BlockKind.HEADING if paragraph.level else BlockKind.PARAGRAPH
            self.collected.add(kind, paragraph.runs, level=paragraph.level or 1)
        text = self._text(self.lines)
        for note in self.notes:
            if note.is_comment or note.text not in text:
                self.collected.add_part(Part.COMMENTS if note.is_comment else Part.FIELDS, [note.block()])

    def _count(self, found: Found) -> None:
        left = self.collected.left_out
        left[LeftOut.PICTURE] += found.pictures
        left[LeftOut.DRAWING] += found.drawings
        left[LeftOut.LETTER] += found.speckles + sum(letter.unreadable for letter in self.letters)

    def _is_picture(self, found: Found) -> bool:
        """Whether what people read on this page is a picture, or letters that only the eye can read."""
        seen = [letter for letter in self.letters if not letter.marks]
        unreadable = sum(letter.unreadable for letter in seen)
        return bool(found.pictures and len(seen) < FEW_LETTERS) or unreadable > MOSTLY * max(len(seen), 1)

    def _read_picture(self, page: pdfium.PdfPage, reader: Reader) -> None:
        if not reader.is_there:
            return
        self.read = reader.text_of_page(page)
        self.collected.scanned = self.collected.scanned or bool(self.read)
        unseen = [line for line in self.lines if all(run.marks for run in line.runs)]
        if self.read and same_words(self._text(unseen), self.read):
            self.lines = [line for line in self.lines if line not in unseen]

    @staticmethod
    def _text(lines: list[Line]) -> str:
        return " ".join(run.text for line in lines for run in line.runs)
