"""A paper is tagged, says its language and title, and shows what people wrote as they wrote it."""

import io
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy
from pypdf import PdfReader

from inbeeld.foundation.printing.answers import pdf_answer
from inbeeld.foundation.printing.letters import drawable
from inbeeld.foundation.printing.paper import ROOT, PrintingFailed, pdf_of

HOSTILE = (
    """= x #panic("no") $x^2$ `raw` @ref <label> \\ /* *b* _i_ #import "@preview/a:1.0.0" {{ ]] "quoted" 'single'"""
)


def specimen(text: str, **changed: Any) -> bytes:
    values = {
        "heading": "Facts",
        "byline": "1 May",
        "text": text,
        "pairs": [["Name", text[:300]]],
        "head": ["Day", "Text"],
        "rows": [["1 May", text[:300]]],
    }
    return pdf_of("printing:specimen", values | changed, title="A specimen", mark="Confidential")


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def words_of(pdf: bytes) -> str:
    """The text that a screen reader would read, by the fonts' own tables."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def test_a_paper_is_tagged_and_says_its_title_and_language() -> None:
    with translation.override("nl"):
        pdf = opened(specimen("Text"))
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.StructTreeRoot.K
    assert pdf.Root.Lang == "nl"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as said:
        assert said["dc:title"] == "A specimen"
        assert said["pdfuaid:part"] == "1"


def test_headings_lists_and_table_heads_are_structure() -> None:
    pdf = opened(specimen("Text"))
    kinds = {str(one.S) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") and "/P" in one}
    assert {"/H1", "/P", "/Table", "/TH", "/L"} <= kinds


def test_markup_in_a_value_stands_there_as_it_was_typed() -> None:
    assert HOSTILE in words_of(specimen(HOSTILE))


def test_letters_of_other_scripts_are_drawn_and_what_no_font_has_is_named() -> None:
    assert "Zoë Łukasz Ωμέγα Дмитрий Nguyễn" in words_of(specimen("Zoë Łukasz Ωμέγα Дмитрий Nguyễn"))
    assert len(opened(specimen("مرحبا שלום 😀 a\u202eb \u0301e\u0301")).pages) == 1
    assert "[ninja]" in words_of(specimen("🥷"))
    assert drawable("a\x00b\x07c\ufffe") == "abc[U+FFFE]"


def test_ten_thousand_characters_run_over_several_pages() -> None:
    text = "Each word counts. " * 556
    pdf = specimen(text)
    assert len(opened(pdf).pages) > 1
    assert words_of(pdf).count("Each word counts.") >= 556


def test_paragraphs_and_lines_stay_apart() -> None:
    assert "First Second Third" in words_of(specimen("First\nSecond\n\nThird"))


def test_texts_of_the_catalogue_may_be_given_and_other_things_not() -> None:
    with translation.override("nl"):
        assert "Pagina 1 van 1" in words_of(specimen("x", heading=gettext_lazy("Printing")))
    with pytest.raises(TypeError, match="Path"):
        specimen("x", heading=Path())


def test_a_fault_in_a_template_tells_nothing_of_the_values() -> None:
    with pytest.raises(PrintingFailed) as fault:
        specimen("x", rows="Jan de Vries")
    assert "register" in str(fault.value)
    assert "Jan" not in str(fault.value)


def test_no_template_asks_for_something_from_elsewhere() -> None:
    templates = list(ROOT.rglob("print/*.typ"))
    assert templates
    assert not [
        one
        for one in templates
        if re.search(r"@(preview|local)|https?:|sys\.inputs|eval\(", one.read_text()) and one.name != "frame.typ"
    ]


def test_a_paper_is_kept_and_not_opened_in_the_page() -> None:
    answer = pdf_answer(b"%PDF-", "paper")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
