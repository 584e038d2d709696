"""What the heading of a column says, and of whom."""

from __future__ import annotations

import pytest

from inbeeld.chain.import_export.headings import guess_columns
from inbeeld.chain.import_export.row_kinds import RowKind, kind_of
from inbeeld.chain.import_export.targets import TARGETS, Holder


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Geslachtsnaam", "family_name"),
        ("Geslacht", "sex"),
        ("Geslacht (m/v)", "sex"),
        ("Tussenvoegsel", "name_particle"),
        ("tussenv.", "name_particle"),
        ("Naam", "whole_name"),
        ("Naam cliënt", "whole_name"),
        ("lft", "age_now"),
        ("Leeftijd", "age_now"),
        ("Leeftijd bij aanmelding", "age_at_contact"),
        ("geb.dat", "born_on"),
        ("Geb. datum", "born_on"),
        ("GEBOORTEDATUM cliënt", "born_on"),
        ("Tel.nr", "phone"),
        ("06-nummer", "phone"),
        ("Laatste contact", "last_contact_on"),
        ("Eerste contact", "contacted_on"),
        ("sinds wanneer speelt het", "started_on"),
        ("Zorgcoördinator", "coordinator"),
        ("Naam coördinator", "coordinator"),
        ("Woongemeente", "municipality"),
        ("Actiepunten", "action"),
        ("Opmerkingen", "summary"),
        ("Besloten door", "decided_by"),
    ],
)
def test_a_heading_is_known(heading: str, field: str) -> None:
    assert dict(guess_columns([heading]).columns) == {field: 0}


@pytest.mark.parametrize(
    "heading",
    [
        "Naam vader", "naam moeder", "Telefoon moeder", "Tel. ouders", "Adres ouders", "geb.datum moeder",
        "Naam melder", "telefoonnummer verwijzer", "Naam school", "Achternaam voogd", "Naam gezinsvoogd",
        "naam huisarts", "Mobiel contactpersoon", "Naam hulpverlener", "Naam organisatie", "Leeftijd broertje",
        "Geslacht dader", "naam verdachte", "Aangemeld door", "Stiefvader naam", "Phone mother", "Voornaam pleegmoeder",
    ],
)  # fmt: skip
def test_of_somebody_else_nothing_is_proposed(heading: str) -> None:
    assert not guess_columns([heading]).columns


@pytest.mark.parametrize("parts", [["Voornaam"], ["Achternaam"], ["Voornaam", "Tussenvoegsel", "Achternaam"]])
def test_a_whole_name_beside_its_parts_is_asked(parts: list[str]) -> None:
    proposal = guess_columns([*parts, "Naam"])
    assert proposal.asked == {len(parts)}
    assert "whole_name" not in proposal.columns


def test_a_whole_name_alone_is_not_asked() -> None:
    assert not guess_columns(["Naam", "Leeftijd"]).asked


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (["begeleiding", "nazorg", "AFGESLOTEN 2024"], "phase"),
        (["mogelijk", "vastgesteld", "geen slachtoffer"], "status"),
    ],
)
def test_of_a_double_heading_the_cells_decide(cells: list[str], field: str) -> None:
    assert field in guess_columns(["status/fase"], [[cell] for cell in cells]).columns


HEADINGS = ["Naam", "lft", "vorm", "fase"]
COLUMNS = {"whole_name": 0, "age_now": 1, "form": 2, "phase": 3}


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (["Totaal", "7", "", ""], RowKind.TOTAL),
        (["Subtotaal Utrecht", "3", "", ""], RowKind.TOTAL),
        (["Aantal jongeren: 7", "", "", ""], RowKind.TOTAL),
        (["gemiddelde", "16,2", "", ""], RowKind.TOTAL),
        (["Gesloten zaken", "", "", ""], RowKind.SECTION),
        (["2024", "", "", ""], RowKind.SECTION),
        (["Wachtlijst:", "", "", ""], RowKind.SECTION),
        (["Regio Utrecht", "", "", ""], RowKind.SECTION),
        (["", "", "--- afgesloten ---", ""], RowKind.SECTION),
        (["Naam", "lft", "vorm", "fase"], RowKind.HEADINGS),
        (["naam", "LFT", "", "fase"], RowKind.HEADINGS),
        (["Jan Verzonnen", "", "", ""], None),
        (["Smiley", "", "", ""], None),
        (["Totaal Verzonnen", "16", "SU", "nazorg"], None),
        (["Jan Verzonnen", "17", "", ""], None),
        (["", "17", "SU", ""], None),
    ],
)
def test_rows_that_tell_of_nobody_are_known(row: list[str], kind: RowKind | None) -> None:
    assert kind_of(row, HEADINGS, COLUMNS) is kind


def test_each_word_leads_to_one_field() -> None:
    words = [(word, name) for name, target in TARGETS.items() for word in target.words]
    assert len({word for word, _name in words}) == len(words)
    assert all(target.holder in Holder for target in TARGETS.values())
