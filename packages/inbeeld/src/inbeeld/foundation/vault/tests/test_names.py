"""Spelling variants of one name meet; different names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inbeeld.foundation.vault.names import skeletons, sound, tokens


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Jan van der Berg", ("jan", "berg")),
        ("Berg, Jan v.d.", ("berg", "jan")),
        ("jan v/d berg", ("jan", "berg")),
        ("Jan Vandenberg", ("jan", "berg")),
        ("  JAN   VAN DEN  BERG ", ("jan", "berg")),
        ("René Müller-Çelik", ("rene", "muller", "celik")),
        ("Y\u0131ld\u0131z Øster", ("yildiz", "oster")),
        ("IJsbrand van 't Hof", ("ysbrand", "hof")),
        ("\u0132sbrand Hof", ("ysbrand", "hof")),
        ("Ysbrand Hof", ("ysbrand", "hof")),
        ("Rene\u0301", ("rene",)),
        ("de", ("de",)),
        ("", ()),
        ("123 !?", ()),
        ("El Khatib", ("khatib",)),
    ],
)
def test_a_name_is_folded(written: str, expected: tuple[str, ...]) -> None:
    assert tokens(written) == expected


@pytest.mark.parametrize(
    "variants",
    [
        ("Meijer", "Meyer", "Meier", "Maier", "Meyjer"),
        ("Jansen", "Janssen", "Janse"),
        ("Visser", "Fisser", "Visscher"),
        ("Bakker", "Backer"),
        ("Kuiper", "Kuyper", "Cuiper", "Kuijper"),
        ("Smit", "Smid", "Smidt"),
        ("Claes", "Klaas", "Klaes"),
        ("Pauw", "Pouw", "Paauw"),
        ("Dijk", "Dyk", "Dyck", "Dijck"),
        ("Philips", "Filips"),
        ("Bosch", "Bos"),
        ("Peeters", "Peters"),
        ("Mattheus", "Matteus"),
        ("Dirksen", "Dirxen", "Dircksen"),
        ("Zwart", "Swart"),
        ("Quint", "Kwint"),
    ],
    ids=lambda variants: variants[0],
)
def test_variants_sound_alike(variants: tuple[str, ...]) -> None:
    assert len({sound(token) for name in variants for token in tokens(name)}) == 1


@pytest.mark.parametrize("variants", [("Mohammed", "Mohamed", "Muhammad", "Mohamad"), ("Youssef", "Yousef", "Yusuf")])
def test_variants_by_ear_sound_roughly_alike(variants: tuple[str, ...]) -> None:
    heard = [set(skeletons(token)) for name in variants for token in tokens(name)]
    assert set.intersection(*heard)


@pytest.mark.parametrize(
    ("one", "other"), [("Jan", "Joris"), ("Bakker", "Bekker"), ("Visser", "Vissers"), ("Bos", "Vos")]
)
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert sound(tokens(one)[0]) != sound(tokens(other)[0])


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_words_of_plain_letters(typed: str) -> None:
    for token in tokens(typed):
        assert token.isascii()
        assert token.isalpha()
        assert 1 <= len(skeletons(token)) <= 4


@given(st.text(max_size=40))
def test_capitals_do_not_matter(typed: str) -> None:
    assert tokens(typed.casefold()) == tokens(typed)
