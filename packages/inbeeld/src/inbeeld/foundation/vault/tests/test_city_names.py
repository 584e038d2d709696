"""Names as they are in Dutch cities: one person written in many ways is found, and who is somebody else is not."""

from __future__ import annotations

import pytest

from inbeeld.foundation.vault.blind_index import BlindIndex, Described, Likeness
from inbeeld.foundation.vault.key_file import KeyFile

INDEX = BlindIndex("identity")
Name = tuple[str, str]


def found(stored: Name, sought: Name, **known: object) -> list[Likeness]:
    kept = INDEX.stored_terms(Described(given=stored[0], family=stored[1]))
    asked = INDEX.sought_terms(Described(given=sought[0], family=sought[1], **known))  # type: ignore[arg-type]
    return [likeness for likeness in Likeness if asked.get(likeness, set()) & kept]


@pytest.mark.parametrize(
    ("stored", "sought"),
    [
        (("Youssef", "El Amrani"), ("Yousef", "Elamrani")),
        (("Youssef", "El Amrani"), ("Joessef", "El Amrani")),
        (("Youssef", "El Amrani"), ("Jussuf", "El-Amrani")),
        (("Youssef", "El Amrani"), ("Yusuf", "Amrani")),
        (("Youssef", "El Amrani"), ("يوسف", "العمراني")),
        (("Mohammed Amin", "Bouzid"), ("Amin", "Bouzid")),
        (("Mohammed Amin", "Bouzid"), ("Mohamed", "Bouzid")),
        (("Mohammed Amin", "Bouzid"), ("Amine", "Bouzit")),
        (("Sean", "O'Neill"), ("Sean", "ONeill")),
        (("Sean", "O\u2019Neill"), ("Sean", "O Neill")),
        (("Awa", "N'Diaye"), ("Awa", "Ndiaye")),
        (("Roy", "McDonald"), ("Roy", "Mc Donald")),
        (("Đorđe", "Petrović"), ("Djordje", "Petrovic")),
        (("Đorđe", "Petrović"), ("Dorde", "Petrovic")),
        (("محمد", "علي"), ("محمد", "علي")),
        (("محمد", "علي"), ("Mohammed", "Ali")),
        (("Иван", "Петров"), ("Ivan", "Petrov")),
        (("Юлия", "Шевченко"), ("Julia", "Shevchenko")),
        (("민준", "김"), ("Min-jun", "Kim")),
        (("민준", "김"), ("Min Jun", "Kim")),
        (("김민준", "이"), ("Minjun", "Lee")),
        (("ሃይለ", "ገብረ"), ("Haile", "Gebre")),
        (("ሃይለ", "ገብረ"), ("ሃይለ", "ገብረ")),
        (("Wout", "van der Merel"), ("Wout", "Vandermerel")),
        (("Wout", "van der Merel"), ("Wout", "Merel")),
        (("Wout", "Merel, van der"), ("Wout", "v.d. Merel")),
        (("Khalid", "Achahbar"), ("Chalid", "Ashahbar")),
        (("Rachid", "Ouali"), ("Rasjid", "Wali")),
        (("Achmed", "Y\u0131ld\u0131z"), ("Ahmed", "Yildiz")),
        (("Jamal", "Bensaid"), ("Djamal", "Ben Said")),
        (("Jürgen", "Müller"), ("Juergen", "Mueller")),
        (("Noureddine", "Haddad"), ("Noerdin", "Hadad")),
        (("Wladimir", "Orlov"), ("Vladimir", "Orlow")),
        (("Li\u200bam", "Vis\u00adser"), ("Liam", "Visser")),
        (("Liam", "Visser"), ("Visser", "Liam")),
        (("Abdel Kader", "Zaoui"), ("Abdelkader", "Zaoui")),
    ],
    ids=" ".join,
)
def test_a_name_is_found_however_it_was_written(key_file: KeyFile, stored: Name, sought: Name) -> None:
    assert Likeness.NAME in found(stored, sought)
    assert Likeness.NAME in found(sought, stored)


@pytest.mark.parametrize(
    "one_box",
    [("Youssef El Amrani", ""), ("", "Youssef El Amrani"), ("", "El Amrani, Youssef"), ("Amrani Youssef", "")],
)
def test_a_whole_name_in_one_box_is_looked_for(key_file: KeyFile, one_box: Name) -> None:
    assert Likeness.NAME in found(("Youssef", "El Amrani"), one_box)
    assert Likeness.NAME in found(one_box, ("Yousef", "Elamrani"))


@pytest.mark.parametrize("initials", ["Y", "Y.", "J.", "Y.M.", "M.Y."])
def test_initials_find_by_the_first_letter(key_file: KeyFile, initials: str) -> None:
    assert Likeness.FAMILY_INITIAL in found(("Youssef", "El Amrani"), (initials, "Elamrani"))


@pytest.mark.parametrize(
    ("stored", "sought"),
    [
        (("Youssef", "El Amrani"), ("Ilias", "El Amrani")),
        (("Youssef", "El Amrani"), ("Youssef", "Bouzid")),
        (("Mohammed", "Bouzid"), ("Ahmed", "Bouzid")),
        (("Jan", "de Vries"), ("Jan", "de Boer")),
        (("Tim", "Zwaluwstra"), ("Bart", "Zwaluwstra")),
        (("Иван", "Петров"), ("Ivan", "Smirnov")),
        (("Awa", "Ndiaye"), ("Awa", "Diallo")),
    ],
    ids=" ".join,
)
def test_another_person_has_not_the_same_name(key_file: KeyFile, stored: Name, sought: Name) -> None:
    assert Likeness.NAME not in found(stored, sought)


def test_more_that_is_known_never_finds_less(key_file: KeyFile) -> None:
    """Each thing added beside the family name, wrong ones too, leaves what the family name finds."""
    stored = ("Zakaria", "El Amrani")
    for known in ({}, {"year": 2010}, {"aliases": ("Zaki",)}):
        for given in ("", "Zakaria", "Zak", "Moos"):
            assert found(stored, (given, "Elamrani"), **known), (given, known)


@pytest.mark.parametrize("aliases", [("Moos",), ("Moos", "Mo")])
def test_a_name_that_he_goes_by_is_a_given_name_too(key_file: KeyFile, aliases: tuple[str, ...]) -> None:
    kept = INDEX.stored_terms(Described(given="Moustapha", family="Bouzid", aliases=aliases))
    asked = INDEX.sought_terms(Described(given="Moos", family="Bouzit"))
    assert asked[Likeness.NAME] & kept
