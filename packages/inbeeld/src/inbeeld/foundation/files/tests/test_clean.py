"""What stays behind when a document is cleaned, and what comes through."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest

from fixtures.documents import (
    PNG,
    RELATION,
    WORDS,
    R,
    W,
    a_docx,
    a_pdf,
    a_picture,
    an_odt,
    laid_open,
    saved,
    unzipped,
    upload,
    zipped,
)
from inbeeld.foundation.files.examining import Examined, examine
from inbeeld.foundation.files.rules import Kind
from inbeeld.foundation.files.tests.here import cleaned_here

SECRET = "Piet Verzonnen"
PIXELS = b"\x10\x20\x30\x10"
INLINE_PICTURE = b"q 10 0 0 10 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID " + PIXELS + b" EI Q"


def cleaned(content: bytes) -> Examined:
    return examine(upload(content))


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same cleaning without a process for each test; `test_confine.py` has the process."""
    monkeypatch.setattr("inbeeld.foundation.files.examining.cleaned_apart", cleaned_here)


def a_pdf_full_of_traces() -> bytes:
    with pikepdf.open(io.BytesIO(a_pdf())) as pdf:
        with pdf.open_metadata() as metadata:
            metadata["dc:creator"] = [SECRET]
        pdf.docinfo["/Author"] = SECRET
        pdf.attachments["geheim.txt"] = SECRET.encode()
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{SECRET}')")
        page = pdf.pages[0]
        page.obj.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe"))
        page.obj.Thumb = a_picture(pdf)
        page.obj.PieceInfo = pikepdf.Dictionary(Tool=pikepdf.Dictionary(Private=SECRET))
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], T=SECRET, Contents=SECRET
        )
        page.obj.Annots = pikepdf.Array([pdf.make_indirect(note)])
        return saved(pdf)


def test_a_pdf_loses_who_made_it_and_what_it_does_by_itself() -> None:
    copy = cleaned(a_pdf_full_of_traces())
    flat = laid_open(copy.cleaned)
    assert copy.kind == Kind.PDF
    assert WORDS.encode() in flat
    for trace in (SECRET.encode(), SECRET.encode("utf-16-be"), b"JavaScript", b"Launch", b"EmbeddedFile", b"/Annots"):
        assert trace not in flat, trace


@pytest.mark.parametrize("content", [a_pdf(picture=True), a_pdf(drawn=INLINE_PICTURE)], ids=["object", "inline"])
def test_pictures_in_a_pdf_become_grey(content: bytes) -> None:
    copy = cleaned(content)
    assert copy.pictures == 1
    flat = laid_open(copy.cleaned)
    assert PIXELS in laid_open(content)
    assert PIXELS not in flat
    assert WORDS.encode() in flat


def test_what_was_filled_in_in_a_pdf_form_can_still_be_read() -> None:
    with pikepdf.open(io.BytesIO(a_pdf())) as pdf:
        fields = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="naam", V="Ingevuld antwoord",
            DA="/Helv 12 Tf", Rect=[72, 500, 300, 530],
        )  # fmt: skip
        field = pdf.make_indirect(fields)
        pdf.pages[0].obj.Annots = pikepdf.Array([field])
        helvetica = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        pdf.Root.AcroForm = pikepdf.Dictionary(
            Fields=[field], NeedAppearances=True, DR=pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=helvetica))
        )
        content = saved(pdf)
    flat = laid_open(cleaned(content).cleaned)
    assert b"/AcroForm" not in flat
    assert b"(Ingevuld antwoord) Tj" in flat


def test_a_docx_keeps_its_words_and_loses_its_authors() -> None:
    body = (
        f'<w:p w:rsidR="00AB12"><w:ins w:id="1" w:author="{SECRET}" w:date="2026-01-01T00:00:00Z"><w:r><w:t>{WORDS}'
        "</w:t></w:r></w:ins></w:p>"
    )
    copy = cleaned(a_docx(body))
    parts = unzipped(copy.cleaned)
    assert copy.kind == Kind.DOCX
    assert WORDS in parts["word/document.xml"]
    assert not [name for name in parts if name.startswith("docProps")]
    assert not [name for name, part in parts.items() if SECRET in part or "rsid" in part or "2026-01" in part]


def test_pictures_in_a_docx_go_and_words_in_a_text_box_stay() -> None:
    drawing = (
        '<w:p><w:r><w:drawing><a:blip xmlns:a="x" r:embed="rId9"/></w:drawing></w:r></w:p>'
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In een kader</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        f"<w:r><w:t>{WORDS}</w:t></w:r></w:p>"
    )
    links = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" '
        f'Type="{RELATION}/image" Target="media/foto.png"/></Relationships>'
    )
    copy = cleaned(a_docx(drawing, word__media__foto_dot_png=PNG, word___rels__document_dot_xml_dot_rels=links))
    parts = unzipped(copy.cleaned)
    assert copy.pictures == 1
    assert not [name for name in parts if "media" in name]
    assert "rId9" not in "".join(parts.values())
    assert "In een kader" in parts["word/document.xml"]
    assert WORDS in parts["word/document.xml"]


def test_a_docx_fetches_nothing_when_it_is_opened() -> None:
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATION}/attachedTemplate" TargetMode="External" Target="http://kwaad.example/"/>'
        f'<Relationship Id="rId2" Type="{RELATION}/hyperlink" TargetMode="External" Target="https://goed.example/"/>'
        f'<Relationship Id="rId3" Type="{RELATION}/hyperlink" TargetMode="External" Target="file://kwaad.example/"/>'
        "</Relationships>"
    )
    body = (
        '<w:p><w:hyperlink r:id="rId2"><w:r><w:t>a</w:t></w:r></w:hyperlink><w:hyperlink r:id="rId3"><w:r><w:t>b</w:t>'
        "</w:r></w:hyperlink><w:r><w:instrText> DDEAUTO c:\\kwaad.exe </w:instrText></w:r></w:p>"
    )
    settings = f'<w:settings {W} {R}><w:attachedTemplate r:id="rId1"/><w:rsids/></w:settings>'
    content = a_docx(
        body,
        word___rels__document_dot_xml_dot_rels=links,
        word__settings_dot_xml=settings,
        word___rels__settings_dot_xml_dot_rels=links,
    )
    whole = "".join(unzipped(cleaned(content).cleaned).values())
    assert "kwaad" not in whole
    assert "https://goed.example/" in whole
    assert ">b<" in whole


def test_an_odt_keeps_its_words_and_loses_authors_and_pictures() -> None:
    body = (
        f"<text:p>{WORDS}<office:annotation><dc:creator>{SECRET}</dc:creator><text:p>opmerking</text:p>"
        '</office:annotation><draw:frame><draw:image xlink:href="Pictures/foto.png"/></draw:frame> en verder</text:p>'
    )
    copy = cleaned(an_odt(body, Pictures__foto_dot_png=PNG))
    parts = unzipped(copy.cleaned)
    assert copy.kind == Kind.ODT
    assert copy.pictures == 1
    assert set(parts) == {"mimetype", "META-INF/manifest.xml", "content.xml", "styles.xml"}
    assert SECRET not in "".join(parts.values())
    for words in (WORDS, "opmerking", " en verder"):
        assert words in parts["content.xml"]


HIDDEN = (
    f'<w:p><w:del w:author="x"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>'
    f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r><w:r><w:t>{WORDS}</w:t></w:r></w:p>"
)
DELETED = (
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>"
    f"{SECRET}</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>{WORDS}</text:p>"
)


@pytest.mark.parametrize("content", [a_docx(HIDDEN), an_odt(DELETED)], ids=["docx", "odt"])
def test_what_the_writer_deleted_or_hid_does_not_come_along(content: bytes) -> None:
    whole = "".join(unzipped(cleaned(content).cleaned).values())
    assert SECRET not in whole
    assert WORDS in whole


def test_an_instruction_cut_in_pieces_fetches_nothing() -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    pieces = "<w:r><w:instrText>DDE</w:instrText><w:instrText>AUTO kwaad.exe</w:instrText></w:r>"
    page = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    copy = cleaned(a_docx(f"<w:p>{begin}{pieces}{end}{begin}{page}{end}<w:r><w:t>{WORDS}</w:t></w:r></w:p>"))
    whole = unzipped(copy.cleaned)["word/document.xml"]
    assert "kwaad" not in whole
    assert " PAGE " in whole


def test_text_comes_out_in_one_encoding() -> None:
    assert cleaned("Café".encode("cp1252")).cleaned == "Café".encode()
    assert cleaned("Café\r\nén meer".encode("utf-16")).cleaned == "Café\nén meer".encode()


def attached() -> bytes:
    with pikepdf.open(io.BytesIO(a_pdf())) as pdf:
        pdf.attachments["foto.txt"] = PNG
        return saved(pdf)


def without_thumbnail(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist() if "humbnail" not in name})


@pytest.mark.parametrize(
    "content",
    [a_pdf(), without_thumbnail(a_docx()), without_thumbnail(an_odt()), WORDS.encode()],
    ids=["pdf", "docx", "odt", "txt"],
)
def test_what_was_sent_is_kept_when_no_picture_can_lie_in_it(content: bytes) -> None:
    assert cleaned(content).original == content


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(a_pdf(picture=True), id="shown"),
        pytest.param(a_pdf(drawn=INLINE_PICTURE), id="drawn"),
        pytest.param(attached(), id="carried along"),
        pytest.param(a_pdf() + PNG, id="behind a pdf"),
        pytest.param(a_pdf() + a_pdf(), id="an earlier version"),
        pytest.param(a_docx(), id="a part of a docx that no page shows"),
        pytest.param(an_odt(), id="a part of an odt that no page shows"),
        pytest.param(without_thumbnail(an_odt()) + PNG * 100, id="behind an odt"),
    ],
)
def test_what_was_sent_is_not_kept_when_a_picture_could_lie_in_it(content: bytes) -> None:
    assert cleaned(content).original is None
