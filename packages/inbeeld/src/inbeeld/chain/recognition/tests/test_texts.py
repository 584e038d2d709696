"""What the texts keep to, whoever edits them."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import timezone

from inbeeld.chain.cases.api import Form as FormCode
from inbeeld.chain.recognition.checks import every_sign_is_checked
from inbeeld.chain.recognition.content import LANGUAGES
from inbeeld.chain.recognition.reading import content, read_content
from inbeeld.chain.recognition.rules import UNKNOWN, words_in
from inbeeld.chain.signals.api import Setting as SettingCode
from inbeeld.foundation.agreed.api import FileFault

LONGEST = 32
WEIGHING = re.compile(
    r"\b(score|punten|points|gewicht|weight|risiconiveau|rood|oranje|groen|red|orange|green|hoog risico|high risk"
    r"|hoe meer signalen|the more signs)\b",
    re.I,
)
LABELS = re.compile(r"loverboy|pooier|pimp|hoer|whore|losbandig|promiscu|verdacht gedrag|suspicious behaviour", re.I)
ONE_SEX = re.compile(r"\b(hij|zij|haar|hem|he|she|him|her|his|hers)\b", re.I)


def test_both_languages_say_the_same_signs_after_the_same_sources() -> None:
    dutch, english = content("nl"), content("en")
    assert len(dutch.signs) == len(english.signs)
    for one, other in zip(dutch.signs, english.signs, strict=True):
        assert (one.look, one.source, one.forms, one.settings) == (
            other.look,
            other.source,
            other.forms,
            other.settings,
        )
    for number, setting in dutch.settings.items():
        assert len(setting.openers) == len(english.settings[number].openers)
    assert len(dutch.advice.steps) == len(english.advice.steps)
    assert len(dutch.advice.talking) == len(english.advice.talking)
    assert len(dutch.advice.avoid) == len(english.advice.avoid)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sign_has_another_explanation_and_a_source(language: str) -> None:
    for sign in content(language).signs:
        assert sign.text.endswith((".", "”."))
        assert sign.other.endswith(".")
        assert sign.source.title
        assert 2000 <= sign.source.year <= 2026
        assert len(sign.text.split()) <= LONGEST, sign.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sign_is_weighed_and_nobody_gets_a_label(language: str) -> None:
    said = " ".join(sign.text + " " + sign.other for sign in content(language).signs)
    assert not WEIGHING.findall(said)
    assert not LABELS.findall(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sign_speaks_of_one_sex_only_through_its_wording(language: str) -> None:
    bare = [re.sub(r"{\w+}", "", sign.text + " " + sign.other) for sign in content(language).signs]
    assert not [text for text in bare if ONE_SEX.search(text)]


def test_every_word_in_braces_stands_in_every_wording() -> None:
    for language in LANGUAGES:
        known = content(language)
        used = {word for sign in known.signs for word in words_in(sign.text + sign.other)}
        for wording in known.wordings.values():
            assert used <= set(wording.words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_route_is_empty(language: str) -> None:
    known = content(language)
    counts = {
        (setting.key, form.key): len(known.signs_for(setting, form))
        for setting in known.settings.values()
        for form in known.forms.values()
    }
    assert min(counts.values()) >= 10
    assert max(counts.values()) <= 30


def test_forms_and_settings_are_those_of_a_signal() -> None:
    known = content("nl")
    assert {form.key for form in known.forms.values()} == {*FormCode.values} >= {UNKNOWN}
    assert {setting.signal for setting in known.settings.values()} <= {*SettingCode.values}


@pytest.fixture
def texts(tmp_path: Path, settings: LazySettings) -> Path:
    """A copy of the texts, for an editor to work on."""
    shutil.copytree(settings.SIGN_TEXTS, tmp_path / "texts")
    settings.SIGN_TEXTS = tmp_path / "texts"
    return tmp_path / "texts"


def test_what_nobody_compared_with_its_source_is_listed(texts: Path) -> None:
    sources, files = every_sign_is_checked()
    assert all(key in sources.msg for key in tomllib.loads((texts / "sources.toml").read_text()))
    assert "sexual.toml" in files.msg
    for file in texts.rglob("*.toml"):
        file.write_text(file.read_text().replace('checked = ""', f"checked = {timezone.localdate()}"))
    read_content.cache_clear()
    assert every_sign_is_checked() == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("signs/sexual.toml", 'source = "ckm_2021"', 'source = "nowhere"'),
        ("signs/sexual.toml", "{Hij} heeft contact", "{Hemm} heeft contact"),
        ("signs/any.toml", 'look = "company"', 'look = "stars"'),
        ("forms.toml", "number = 2", "number = 1"),
        ("forms.toml", 'boys.nl = "Jongens zwijgen', 'boy.nl = "Jongens zwijgen'),
        ("settings.toml", "[sport]", "[sport"),
    ],
)
def test_an_editor_is_told_which_file_is_wrong(texts: Path, file: str, old: str, new: str) -> None:
    path = texts / file
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(FileFault, match=path.name.replace(".", r"\.")):
        read_content(texts, "nl")
    (found,) = every_sign_is_checked()
    assert found.is_serious()
