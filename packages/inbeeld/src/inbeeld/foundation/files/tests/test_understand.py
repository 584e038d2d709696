"""What is understood of a document: all its text, hidden text marked; and what is left out is counted."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from fixtures.documents import (
    PNG,
    RELATION,
    WORDS,
    W,
    a_docx,
    a_pdf,
    a_picture,
    an_odt,
    saved,
)
from inbeeld.foundation.files.model import BlockKind, Document, Mark
from inbeeld.foundation.files.tests.here import understood_here

SECRET = "Piet Verzonnen"
INLINE_PICTURE = b"q 10 0 0 10 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x10\x20\x30\x10 EI Q"
STYLES = f"""<w:styles {W}>
  <w:style w:type="character" w:styleId="Onder"><w:rPr><w:vanish/></w:rPr></w:style>
  <w:style w:type="character" w:styleId="Erft"><w:basedOn w:val="Onder"/></w:style>
  <w:style w:type="paragraph" w:styleId="Alinea"><w:rPr><w:vanish/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="ErftAlinea"><w:basedOn w:val="Alinea"/></w:style>
  <w:style w:type="table" w:styleId="Tabel">
    <w:tblStylePr w:type="firstRow"><w:rPr><w:vanish/></w:rPr></w:tblStylePr></w:style>
  <w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>
</w:styles>"""


def read(content: bytes) -> Document:
    return understood_here(content)[1]


def marks_of(document: Document, words: str) -> set[Mark]:
    """The marks of the piece of text in which these words stand."""
    runs = [
        run for block in document.blocks for run in (*block.runs, *(r for row in block.rows for c in row for r in c))
    ]
    return set(next(run.marks for run in runs if words in run.text))


def styled_docx(body: str) -> bytes:
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATION}/styles" Target="styles.xml"/></Relationships>'
    )
    return a_docx(body, word__styles_dot_xml=STYLES, word___rels__document_dot_xml_dot_rels=links)


def paragraph(run: str, own: str = "") -> str:
    return f"<w:p>{own}{run}</w:p>"


def run(words: str, own: str = "") -> str:
    return f"<w:r>{own}<w:t>{words}</w:t></w:r>"


HIDING_IN_WORD = {
    "direct": paragraph(run(SECRET, "<w:rPr><w:vanish/></w:rPr>")),
    "on the web": paragraph(run(SECRET, "<w:rPr><w:webHidden/></w:rPr>")),
    "character style": paragraph(run(SECRET, '<w:rPr><w:rStyle w:val="Onder"/></w:rPr>')),
    "inherited character style": paragraph(run(SECRET, '<w:rPr><w:rStyle w:val="Erft"/></w:rPr>')),
    "paragraph style": paragraph(run(SECRET), '<w:pPr><w:pStyle w:val="Alinea"/></w:pPr>'),
    "inherited paragraph style": paragraph(run(SECRET), '<w:pPr><w:pStyle w:val="ErftAlinea"/></w:pPr>'),
    "row": f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{paragraph(run(SECRET))}</w:tc></w:tr></w:tbl>",
    "table style": '<w:tbl><w:tblPr><w:tblStyle w:val="Tabel"/></w:tblPr><w:tr><w:tc>'
    f"{paragraph(run(SECRET))}</w:tc></w:tr></w:tbl>",
    "white": paragraph(run(SECRET, '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>')),
    "white by theme": paragraph(run(SECRET, '<w:rPr><w:color w:val="auto" w:themeColor="background1"/></w:rPr>')),
    "one point": paragraph(run(SECRET, '<w:rPr><w:sz w:val="2"/></w:rPr>')),
    "squeezed": paragraph(run(SECRET, '<w:rPr><w:w w:val="1"/></w:rPr>')),
    "line too low": paragraph(run(SECRET), '<w:pPr><w:spacing w:line="1" w:lineRule="exact"/></w:pPr>'),
    "outside the page": paragraph(run(SECRET), '<w:pPr><w:ind w:left="-30000"/></w:pPr>'),
    "in a content control": "<w:sdt><w:sdtContent>"
    + paragraph(run(SECRET, "<w:rPr><w:vanish/></w:rPr>"))
    + "</w:sdtContent></w:sdt>",
}


@pytest.mark.parametrize("body", HIDING_IN_WORD.values(), ids=HIDING_IN_WORD)
def test_what_was_hidden_in_a_docx_is_shown_and_marked(body: str) -> None:
    document = read(styled_docx(paragraph(run(WORDS)) + body))
    assert marks_of(document, SECRET)
    assert not marks_of(document, WORDS)


SPAN = '<text:p><text:span text:style-name="x">{}</text:span></text:p>'
NOT_SHOWN = 'text:display="none"'


def style(said: str, family: str = "text") -> str:
    return (
        f'<style:style style:name="x" style:family="{family}"><style:text-properties {said}/></style:style>'
        '<style:style style:name="y" style:family="paragraph" style:parent-style-name="x"/>'
    )


def row(words: str) -> str:
    cell = f"<table:table-cell><text:p>{words}</text:p></table:table-cell>"
    return f'<table:table><table:table-row table:visibility="collapse">{cell}</table:table-row></table:table>'


HIDING_IN_ODT = {
    "style": (style(NOT_SHOWN), SPAN),
    "paragraph style": (style(NOT_SHOWN, "paragraph"), '<text:p text:style-name="x">{}</text:p>'),
    "inherited": (style(NOT_SHOWN, "paragraph"), '<text:p text:style-name="y">{}</text:p>'),
    "white": (style('fo:color="#ffffff"'), SPAN),
    "one point": (style('fo:font-size="1pt"'), SPAN),
    "section": ("", '<text:section text:display="none"><text:p>{}</text:p></text:section>'),
    "section by condition": ("", '<text:section text:display="condition"><text:p>{}</text:p></text:section>'),
    "paragraph": ("", '<text:p><text:hidden-paragraph text:is-hidden="true"/>{}</text:p>'),
    "text": ("", '<text:p>a<text:hidden-text text:string-value="{}"/></text:p>'),
    "row": ("", row("{}")),
}


@pytest.mark.parametrize(("styles", "body"), HIDING_IN_ODT.values(), ids=HIDING_IN_ODT)
def test_what_was_hidden_in_an_odt_is_shown_and_marked(styles: str, body: str) -> None:
    document = read(an_odt(f"<text:p>{WORDS}</text:p>" + body.format(SECRET), styles=styles))
    assert marks_of(document, SECRET)
    assert not marks_of(document, WORDS)


def shown(words: str, before: str = "", where: str = "72 400 Td", after: str = "") -> bytes:
    return f" {before} BT /F1 12 Tf {where} ({words}) Tj ET {after} ".encode()


HIDING_IN_PDF = {
    "unseen mode": shown(SECRET, where="3 Tr 72 400 Td"),
    "white": shown(SECRET, "1 g"),
    "nearly white": shown(SECRET, "0.99 g"),
    "one point": f" BT /F1 1 Tf 72 400 Td ({SECRET}) Tj ET ".encode(),
    "outside the page": shown(SECRET, where="72 -400 Td"),
    "under a white area": shown(SECRET, after="1 g 60 390 300 30 re f"),
    "cut off": b"q 0 0 1 1 re W n " + shown(SECRET) + b" Q",
    "clear": b"q /Clear gs " + shown(SECRET) + b" Q",
}


@pytest.mark.parametrize("drawn", HIDING_IN_PDF.values(), ids=HIDING_IN_PDF)
def test_what_was_hidden_in_a_pdf_is_shown_and_marked(drawn: bytes) -> None:
    with pikepdf.open(io.BytesIO(a_pdf(drawn=drawn))) as pdf:
        pdf.pages[0].Resources.ExtGState = pikepdf.Dictionary(Clear=pikepdf.Dictionary(ca=0, CA=0))
        document = read(saved(pdf))
    assert marks_of(document, SECRET)
    assert not marks_of(document, WORDS)


def test_white_letters_on_a_dark_ground_can_be_seen() -> None:
    assert not marks_of(read(a_pdf(drawn=shown(SECRET, "0 g 60 390 300 30 re f 1 g"))), SECRET)


def a_pdf_full_of_traces() -> bytes:
    with pikepdf.open(io.BytesIO(a_pdf())) as pdf:
        with pdf.open_metadata() as metadata:
            metadata["dc:creator"] = [SECRET]
        pdf.docinfo["/Author"] = SECRET
        pdf.attachments["geheim.txt"] = SECRET.encode()
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{SECRET}')")
        launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=SECRET)
        outline = pikepdf.Dictionary(Title="Begin", A=pikepdf.Dictionary(S=pikepdf.Name.GoTo, D="x", Next=launch))
        pdf.Root.Outlines = pikepdf.Dictionary(First=pdf.make_indirect(outline))
        page = pdf.pages[0]
        page.obj.AA = pikepdf.Dictionary(O=launch)
        page.obj.Thumb = a_picture(pdf)
        page.obj.PieceInfo = pikepdf.Dictionary(Tool=pikepdf.Dictionary(Private=SECRET))
        return saved(pdf)


def test_of_a_pdf_only_its_text_is_kept_and_the_rest_is_counted() -> None:
    document = read(a_pdf_full_of_traces())
    assert document.plain() == WORDS
    assert document.left_out == {"file": 1}


@pytest.mark.parametrize("content", [a_pdf(picture=True), a_pdf(drawn=INLINE_PICTURE)], ids=["object", "inline"])
def test_pictures_in_a_pdf_are_counted(content: bytes) -> None:
    document = read(content)
    assert document.left_out == {"picture": 1}
    assert document.plain() == WORDS


def test_what_was_filled_in_and_remarked_in_a_pdf_can_still_be_read() -> None:
    with pikepdf.open(io.BytesIO(a_pdf())) as pdf:
        field = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="naam", V="Ingevuld antwoord",
            DA="/Helv 12 Tf", Rect=[72, 500, 300, 530],
        )  # fmt: skip
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], T=SECRET, Contents="In de kantlijn"
        )
        fields = pdf.make_indirect(field)
        pdf.pages[0].obj.Annots = pikepdf.Array([fields, pdf.make_indirect(note)])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[fields], NeedAppearances=True)
        text = read(saved(pdf)).plain()
    assert "Ingevuld antwoord" in text
    assert "In de kantlijn" in text
    assert SECRET not in text


def test_headings_paragraphs_and_pages_of_a_pdf_are_told_apart() -> None:
    lines = b" BT /F1 24 Tf 72 800 Td (Verslag) Tj ET BT /F1 12 Tf 72 500 Td (Tweede alinea.) Tj ET"
    document = read(a_pdf(drawn=lines, pages=2))
    kinds = [block.kind for block in document.blocks]
    once = [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert kinds == [*once, BlockKind.PAGE, *once]


def test_a_docx_keeps_headings_lists_tables_and_notes_and_loses_its_authors() -> None:
    body = (
        paragraph(run("Kop"), '<w:pPr><w:pStyle w:val="Kop2"/></w:pPr>')
        + f'<w:p w:rsidR="00AB12"><w:ins w:id="1" w:author="{SECRET}">{run(WORDS)}</w:ins></w:p>'
        + paragraph(run("punt"), '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>')
        + f"<w:tbl><w:tr><w:tc>{paragraph(run('a'))}</w:tc><w:tc>{paragraph(run('b'))}</w:tc></w:tr></w:tbl>"
        + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        + paragraph(run("slot"))
    )
    document = read(styled_docx(body))
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "item", "table", "page", "paragraph"]
    assert (document.blocks[0].level, document.blocks[2].level) == (2, 2)
    assert SECRET not in document.plain()


def test_words_in_a_text_box_stay_and_pictures_and_deleted_words_are_counted() -> None:
    drawing = (
        '<w:p><w:r><w:drawing><a:blip xmlns:a="x" r:embed="rId9"/></w:drawing></w:r></w:p>'
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In een kader</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        f"<w:del><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>{run(WORDS)}</w:p>"
    )
    document = read(a_docx(drawing, word__media__foto_dot_png=PNG))
    assert document.left_out == {"picture": 1, "deleted": 1}
    assert document.plain().split("\n") == [WORDS, "In een kader"]


def field(instruction: str, result: str = "") -> str:
    """A field whose instruction may hold other fields."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}{instruction}{separate}{result}{end}"


def told(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def test_a_field_becomes_its_last_result_however_deep_it_lies() -> None:
    within = field(told("QUOTE ") + field(told("DDEAUTO kwaad.exe"), run("binnen")), run("uitkomst"))
    deeper = field(told("= ") + within, field(told("INCLUDEPICTURE http://kwaad.example"), run("laatste")))
    document = read(a_docx(f"<w:p>{deeper}{run(' en verder')}</w:p>"))
    assert document.plain() == "laatste en verder"


def test_an_odt_keeps_lists_comments_and_notes_and_counts_pictures() -> None:
    body = (
        f"<text:h text:outline-level='1'>Kop</text:h><text:p>{WORDS}<office:annotation>"
        f"<dc:creator>{SECRET}</dc:creator><text:p>opmerking</text:p></office:annotation>"
        "<draw:frame><draw:image/></draw:frame> en verder</text:p>"
        "<text:list><text:list-item><text:p>punt</text:p></text:list-item></text:list>"
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    document = read(an_odt(body, Pictures__foto_dot_png=PNG))
    assert document.left_out == {"picture": 1, "deleted": 1}
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "item", "part", "item"]
    assert document.plain().split("\n")[1] == f"{WORDS}[1] en verder"
    assert SECRET not in document.plain()


def test_text_comes_out_of_any_encoding() -> None:
    assert read("Café".encode("cp1252")).plain() == "Café"
    assert read("Café\r\nén meer".encode("utf-16")).plain() == "Café\nén meer"


def test_the_reader_knows_nothing_of_django() -> None:
    readers = Path(__file__).parent.parent / "reading"
    assert not [path.name for path in readers.glob("*.py") if "django" in path.read_text()]
