"""What the texts keep to, whoever edits them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from inbeeld.chain.help.content import LANGUAGES, Page, lines, pages, read_pages
from inbeeld.chain.help.rules import within_reach
from inbeeld.foundation.agreed.api import FileFault

LONGEST_SENTENCE = 15
USUAL_SENTENCE = 9
FOR_PARENTS = {"child", "near", "yourself"}
# What a boy does not call himself, and what no text calls another.
LABELS = re.compile(
    r"slachtoffer|victim|\bdaders?\b|perpetrator|offender|prostitu|loverboy|pooier|\bpimps?\b|misbruik|abuse"
    r"|\bhoer|whore|illegaal|\bzwak\b|\bweak\b|had je maar|you should have",
    re.I,
)
POLITE = re.compile(r"\b(u|uw)\b", re.I)


def sentences(page: Page) -> Iterator[str]:
    yield page.title
    yield page.choice
    for block in page.blocks:
        for thought in block.lines:
            yield from re.split(r"(?<=[.?!:])\s+", thought)


def shape(page: Page) -> list[tuple[str, int]]:
    return [(block.kind, len(block.lines)) for block in page.blocks]


@pytest.mark.parametrize("key", pages("nl"))
def test_both_languages_say_the_same_in_the_same_order(key: str) -> None:
    dutch, english = pages("nl")[key], pages("en")[key]
    assert shape(dutch) == shape(english)
    assert [line.dial for line in dutch.lines] == [line.dial for line in english.lines]
    assert [line.website for line in dutch.lines] == [line.website for line in english.lines]
    assert (dutch.next, dutch.version, dutch.checked) == (english.next, english.version, english.checked)
    assert len(re.findall(r"\d+", str(dutch.blocks))) == len(re.findall(r"\d+", str(english.blocks)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_reached_from_the_first_question_of_its_door(language: str) -> None:
    ways = {key: page.first + page.next for key, page in pages(language).items()}
    for start, door in (("start", ""), ("near", "near")):
        assert within_reach(ways, start) >= {key for key, page in pages(language).items() if page.door == door}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_gives_a_label_or_blame(language: str) -> None:
    for page in pages(language).values():
        said = [*sentences(page), *(source.title for source in page.sources)]
        assert not [words for words in said if LABELS.search(words)], page.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(language: str) -> None:
    lengths = {words: len(words.split()) for page in pages(language).values() for words in sentences(page) if words}
    assert not {words: length for words, length in lengths.items() if length > LONGEST_SENTENCE}
    assert sum(lengths.values()) / len(lengths) <= USUAL_SENTENCE


def test_a_boy_is_spoken_to_as_a_boy_and_a_parent_as_a_parent() -> None:
    for key, page in pages("nl").items():
        assert bool(POLITE.search(" ".join(sentences(page)))) == (key in FOR_PARENTS), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_text_has_a_source_and_a_question_asks_one_thing(language: str) -> None:
    for page in pages(language).values():
        if page.is_question:
            assert page.title.count("?") == 1
            assert len(page.next) <= 7
        else:
            assert page.sources
            assert page.next


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_without_a_way_to_reach_it(language: str) -> None:
    for key, line in lines(language).items():
        assert line.phone or line.website, key
        assert all(getattr(line, field.name) for field in fields(line) if field.name in {"name", "about", "hours"}), key


def test_an_editor_is_told_which_file_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "lines.toml").write_text("")
    (tmp_path / "pages" / "01-now.toml").write_text("number = 1\n")
    with pytest.raises(FileFault, match=r"01-now\.toml: kind is missing; .*nl is missing"):
        read_pages(tmp_path, "nl")
