"""Texts that editors write: three things have a meaning, all else stays what it is."""

import pytest
from django.template import Context, Template

from inbeeld.foundation.design.api import Block, blocks_of


def test_a_text_has_headings_paragraphs_and_lists_in_the_order_of_the_editor() -> None:
    text = "## Kop\nEen gedachte.\nNog een.\n\n- een\n- twee\n  met een vervolg\n\nHet slot."
    assert blocks_of(text) == (
        Block("heading", ("Kop",)),
        Block("paragraph", ("Een gedachte.", "Nog een.")),
        Block("list", ("een", "twee met een vervolg")),
        Block("paragraph", ("Het slot.",)),
    )


def test_a_numbered_list_is_a_list_too() -> None:
    assert blocks_of("1. bel\n2. praat") == (Block("list", ("bel", "praat")),)


@pytest.mark.parametrize(
    "text",
    [
        "Een <b>gedachte</b>.", "<script>alert(1)</script>", "[hier](javascript:alert(1))", "![foto](https://x.test/a)",
        "*nadruk* en `code`", "> aangehaald", "&lt;b&gt;", "---", "| a | b |", "\\- geen lijst", "113", "06-1234 5678",
    ],
)  # fmt: skip
def test_whatever_else_an_editor_types_is_text_as_it_stands(text: str) -> None:
    assert blocks_of(text) == (Block("paragraph", (text,)),)


@pytest.mark.parametrize("text", ["", "\n\n", "   "])
def test_no_text_is_no_block(text: str) -> None:
    assert blocks_of(text) == ()


def test_a_list_in_a_list_keeps_its_words() -> None:
    (block,) = blocks_of("- een\n  - daarin\n- twee")
    assert block == Block("list", ("een", "daarin", "twee"))


def test_a_page_escapes_what_comes_out() -> None:
    (block,) = blocks_of("Een <b>gedachte</b>.")
    assert Template("{{ line }}").render(Context({"line": block.lines[0]})) == "Een &lt;b&gt;gedachte&lt;/b&gt;."
