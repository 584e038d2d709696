"""What is typed is kept as people wrote it, without what no reader can see."""

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from inbeeld.foundation.design.forms import PageForm
from inbeeld.foundation.design.text import clean_line, clean_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x1bc\x7f", "abc"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("hij 👍🏽 zei 👨‍👩‍👦 niets", "hij 👍🏽 zei 👨‍👩‍👦 niets"),
        ("مرحبا שלום", "مرحبا שלום"),
        ("veilig\u202egnp.exe", "veiliggnp.exe"),
        ("\u2066verborgen\u2069", "verborgen"),
        ("e\u0301e\u0301n", "één"),
        ("  regel een  \n\n\n\n\n\nregel twee ", "regel een\n\n\nregel twee"),
        ("tab\tblijft", "tab\tblijft"),
        ("'; DROP TABLE cases; --", "'; DROP TABLE cases; --"),
        ("{{ 7|add:7 }} {% now 'Y' %}", "{{ 7|add:7 }} {% now 'Y' %}"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("half \ud83d weg", "half  weg"),
        ("", ""),
    ],
)
def test_text_keeps_what_people_wrote(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept
    assert clean_text(clean_text(typed)) == kept


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_and_leaves_nothing_hidden(typed: str) -> None:
    kept = clean_text(typed)
    assert clean_text(kept) == kept
    assert clean_line(clean_line(typed)) == clean_line(typed)
    assert "\n" not in clean_line(typed)
    assert not set(kept) & set("\x00\x07\x1b\r\u202e\u2066")


def test_a_line_stays_one_line_with_single_spaces() -> None:
    assert clean_line("  Jan \t de\u00a0\u00a0Vries\nzonder adres ") == "Jan de Vries zonder adres"


class Note(PageForm):
    title = forms.CharField()
    text = forms.CharField(widget=forms.Textarea)
    secret = forms.CharField(widget=forms.PasswordInput, required=False)
    tags = forms.MultipleChoiceField(choices=[("a", "a"), ("b", "b")], required=False)


def test_a_form_cleans_what_was_typed_in_it() -> None:
    form = Note(QueryDict("title=Een%00+%0Akop&text=een%0D%0Atwee%00&secret=+twee++spaties+&tags=a&tags=b"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {
        "title": "Een kop",
        "text": "een\ntwee",
        "secret": "twee  spaties",
        "tags": ["a", "b"],
    }


def test_a_text_field_without_a_limit_gets_one() -> None:
    form = Note({"title": "x" * 201, "text": "y" * 10_001})
    assert form.errors["title"] == ["Dit is te lang: 201 tekens, en er passen er hooguit 200."]
    assert form.errors["text"] == ["Dit is te lang: 10001 tekens, en er passen er hooguit 10000."]


def test_a_text_area_counts_and_never_cuts_off() -> None:
    control = str(Note()["text"])
    assert "maxlength" not in control
    assert 'data-maximum="10000"' in control


def test_a_form_with_a_prefix_is_cleaned_too() -> None:
    form = Note({"new-title": "a\x00b", "new-text": "c"}, prefix="new")
    assert form.is_valid()
    assert form.cleaned_data["title"] == "ab"
