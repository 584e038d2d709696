"""Generated documents: no picture can be drawn out of what is kept or given, and no word is lost.

`make bench BENCH=documents` runs two thousand of them, and compares with LibreOffice where that is installed.
"""

from __future__ import annotations

import io
import zipfile
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from fixtures.document_checks import could_draw, problems_of, shows_magenta
from fixtures.document_variants import a_pdf_variant, a_variant
from fixtures.documents import words_in
from inbeeld.foundation.files.model import BlockKind, Document, Mark, from_bytes, to_bytes
from inbeeld.foundation.files.tests.here import understood_here
from inbeeld.foundation.files.writing.paper import as_pdf
from inbeeld.foundation.files.writing.word import as_word

SLOW = settings(deadline=None, suppress_health_check=list(HealthCheck))
READABLE_PARTS = {
    "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels",
}  # fmt: skip
TEXTS = st.text(st.characters(codec="utf-8"), max_size=80)


@settings(SLOW, max_examples=150)
@given(st.randoms(use_true_random=False))
def test_no_word_is_lost_and_what_was_hidden_is_marked(random: Random) -> None:
    variant = a_variant(random)
    _kind, document = understood_here(variant.content)
    assert problems_of(document, variant) == []


@settings(SLOW, max_examples=100)
@given(st.randoms(use_true_random=False))
def test_what_is_kept_is_text_and_nothing_else(random: Random) -> None:
    """The bytes that are sealed can be told back exactly from blocks of text: there is no room for anything else."""
    _kind, document = understood_here(a_variant(random).content)
    kept = to_bytes(document)
    assert to_bytes(from_bytes(kept)) == kept
    assert not [text for block in document.blocks for text in block.texts() if not text.isprintable() and "\0" in text]


@pytest.mark.parametrize("seed", range(4))
def test_no_picture_can_be_drawn_out_of_what_is_given(seed: int) -> None:
    """Fifteen documents on one paper; of those that are PDF some showed their picture before."""
    random = Random(seed)  # noqa: S311 - the same documents each time
    variants = [a_variant(random) for _ in range(14)] + [a_pdf_variant(random)]
    documents = [understood_here(variant.content)[1] for variant in variants]
    together = Document(tuple(block for document in documents for block in document.blocks))
    pdf, word = as_pdf(together, title="Verzonnen"), as_word(together)
    assert any(shows_magenta(variant.content) for variant in variants if variant.kind == "pdf")
    assert not shows_magenta(pdf)
    assert could_draw(pdf) == set()
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        assert set(archive.namelist()) == READABLE_PARTS
        drawn = etree.fromstring(archive.read("word/document.xml"))
        assert not [
            one for one in drawn.iter() if etree.QName(one).localname in {"drawing", "pict", "object", "fldChar"}
        ]
        text = "".join(drawn.itertext())
    shown = words_in(pdf)
    for variant in variants:
        assert not [word for word in (*variant.visible, *variant.hidden) if word not in shown or word not in text]


@settings(SLOW, max_examples=25)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "kind": st.sampled_from(list(BlockKind)),
                "runs": st.lists(st.tuples(TEXTS, st.lists(st.sampled_from(list(Mark)), max_size=2)), max_size=3),
                "level": st.integers(0, 30),
                "label": TEXTS,
                "rows": st.just([])
                | st.lists(st.lists(st.lists(st.tuples(TEXTS, st.just([]))), min_size=2, max_size=2)),
            }
        ),
        max_size=8,
    )
)
def test_whatever_text_was_understood_can_be_printed(blocks: list[dict[str, object]]) -> None:
    import json

    document = from_bytes(json.dumps({"blocks": blocks, "left_out": {}, "scanned": True}).encode())
    assert as_pdf(document, title="Verzonnen").startswith(b"%PDF-")
    assert as_word(document).startswith(b"PK")


def test_letters_of_a_font_cannot_bring_their_own_shapes() -> None:
    variant = a_pdf_variant(Random(7))  # noqa: S311 - the same document each time
    pdf = as_pdf(understood_here(variant.content)[1], title="Verzonnen")
    assert not could_draw(pdf)
