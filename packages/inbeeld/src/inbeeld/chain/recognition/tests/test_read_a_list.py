"""An organisation has its own list read: questions, item by item, and nothing kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import Page

from fixtures.workbooks_by_hand import xlsx
from inbeeld.chain.recognition.columns import Columns, guess, items_of
from inbeeld.chain.recognition.list_rules import Item, Rule, counts, read_list
from inbeeld.chain.recognition.models import KeptList
from inbeeld.chain.recognition.reading import content, words
from inbeeld.chain.recognition.rules import worded

LIST = "/signalen/lijst-toets/"
GIRL, BOY, BOTH, NONE_, JUDGES = Rule.GIRL, Rule.BOY, Rule.RISK_AND_HARM, Rule.NO_SOURCE, Rule.JUDGES

# What the rules should say, and, as important, what they should leave alone.
DUTCH = [
    ("Heeft een oudere vriend", {GIRL}),
    ("Het meisje wordt opgehaald door wisselende auto's", {GIRL}),
    ("Is slachtoffer van een loverboy", {GIRL}),
    ("Kleedt zich opvallend uitdagend", {JUDGES}),
    ("Hij hangt rond met dealers", {BOY}),
    ("Jongens of meisjes die van huis weglopen", set()),
    ("Hij of zij komt vaak te laat", set()),
    ("Heeft lang haar en een nieuwe jas", set()),
    ("Is zijn sleutels kwijt", set()),
    ("Wordt gebracht door onbekenden", set()),
    ("Heeft schulden en wordt bedreigd", {BOTH}),
    ("Heeft schulden", set()),
    ("Wordt bedreigd door een onbekende", set()),
    ("Onschuldige vragen worden ontweken", set()),
    ("Vertoont ongepast en manipulatief gedrag", {JUDGES}),
    ("Heeft slechthorende ouders en slechts één vriend", set()),
    ("Zwakbegaafd en heeft blauwe plekken", {BOTH}),
    ("Maagdarmklachten en schuldgevoel na misbruikt alcohol", set()),
    ("De ouders zeggen dat zij hem niet meer zien", set()),
    ("Ze heeft een nieuwe telefoon", {GIRL}),
    ("Haar ouders weten van niets", {GIRL}),
]
ENGLISH = [
    ("She has an older boyfriend", {GIRL}),
    ("He deals drugs", {BOY}),
    ("His or her phone is taken away", set()),
    ("There is another person who waits", set()),
    ("The therapist noticed bruises", set()),
    ("Is homeless and was beaten", {BOTH}),
    ("Promiscuous", {JUDGES}),
    ("Helper of a season at sea", set()),
    ("Lies in bed all day", set()),
]


def found(text: str, language: str) -> set[Rule]:
    (read,) = read_list([Item(1, text, "een bron")], words(language), [])
    return {finding.rule for finding in read.findings}


@pytest.mark.parametrize(("text", "expected"), DUTCH)
def test_each_dutch_item_raises_the_questions_it_should(text: str, expected: set[Rule]) -> None:
    assert found(text, "nl") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_each_english_item_raises_the_questions_it_should(text: str, expected: set[Rule]) -> None:
    assert found(text, "en") == expected


@pytest.mark.parametrize(
    ("item", "named"),
    [
        (Item(1, "Is vaak moe"), False),
        (Item(1, "Is vaak moe", "ILO"), True),
        (Item(1, "Is vaak moe (ILO, 2012)"), True),
        (Item(1, "Is vaak moe, zie https://voorbeeld.test"), True),
        (Item(1, "Is vaak moe [3]"), True),
        (Item(1, "Is vaak moe (CKM 2020, blz. 3)"), True),
        (Item(1, "Is vaak moe (sinds 2012)"), False),
    ],
)
def test_a_source_stands_in_its_column_or_in_the_item(item: Item, named: bool) -> None:
    (read,) = read_list([item], words("nl"), [])
    assert (NONE_ not in {finding.rule for finding in read.findings}) is named


def test_what_we_have_already_and_what_stands_there_twice_is_named() -> None:
    known = [sign.text for sign in content("nl").signs]
    items = [Item(1, "Heeft twee telefoons", "x"), Item(2, "Eet weinig", "x"), Item(3, "Slaapt weinig", "x")]
    reads = read_list(items, words("nl"), known)
    assert [[finding.rule for finding in read.findings] for read in reads] == [[Rule.COVERED], [], []]
    again = read_list([*items, Item(4, "Twee telefoons", "x")], words("nl"), [])
    assert [finding.other for finding in again[3].findings] == ["Heeft twee telefoons"]
    assert counts(again)[Rule.REPEATED] == 1


def test_our_own_signs_raise_few_questions_themselves() -> None:
    known = content("nl")
    items = [Item(1, worded(sign.text, known.wordings[1].words), "x") for sign in known.signs]
    asked = counts(read_list(items, words("nl"), []))
    assert asked[GIRL] == asked[BOY] == 0
    assert sum(asked.values()) <= 10


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Is moe"], ["Is bang"]], Columns(0, -1, headings=False)),
        ([["Heeft geen bron van inkomsten"], ["Is bang"]], Columns(0, -1, headings=False)),
        ([["Signalen:"], ["Is bang"]], Columns(0, -1, headings=True)),
        ([["•", "Is heel vaak moe"], ["•", "Is bang"]], Columns(1, -1, headings=False)),
        ([["Is moe", "ILO"], ["Is bang", "CKM"]], Columns(0, -1, headings=False)),
        ([["Nr", "Signaal", "Bron"], ["1", "Is moe", "ILO"]], Columns(1, 2, headings=True)),
        ([["1", "Is heel erg moe."], ["2", "Is bang voor thuis."]], Columns(1, -1, headings=False)),
        ([["Literatuur", "Waarneming"], ["ILO 2012", "Is moe"]], Columns(1, 0, headings=True)),
    ],
)
def test_the_columns_are_guessed_from_headings_or_from_what_is_written(
    rows: list[list[str]], expected: Columns
) -> None:
    assert guess(rows) == expected


def test_numbers_and_empty_cells_are_no_signs() -> None:
    rows = [["- Is moe", ""], ["", "ILO"], ["12", ""], ["Thuis:", ""], ["•  Is bang", ""], ["3) a. Spijbelt", ""]]
    assert [item.text for item in items_of(rows, Columns(0, 1, headings=False))] == ["Is moe", "Is bang", "Spijbelt"]


def test_a_pasted_list_is_read_and_nothing_stays(anybody: Client) -> None:
    response = anybody.post(LIST, {"pasted": "Heeft een oudere vriend\nSpijbelt", "language": "nl"})
    assert response.status_code == 200
    assert not response.cookies
    page = response.content.decode()
    assert "Zou u dit ook over een jongen schrijven?" in page
    assert [item.text for item, _ in response.context["reads"]] == ["Heeft een oudere vriend", "Spijbelt"]
    assert not KeptList.objects.exists()
    assert "score" not in page.lower()


def test_a_workbook_is_read_by_the_columns_that_one_chooses(anybody: Client) -> None:
    book = xlsx({"Lijst": [["Nr", "Wat", "Waar"], [1, "Is vaak moe", "thuis"], [2, "Spijbelt", "op school"]]})
    response = anybody.post(LIST, {"file": SimpleUploadedFile("lijst.xlsx", book), "language": "nl"})
    form = response.context["columns_form"]
    assert [item.text for item, _ in response.context["reads"]] == ["Is vaak moe", "Spijbelt"]
    carried = {name: form[name].value() for name in ("rows", "language", "headings")}
    again = anybody.post(LIST, {**carried, "signs": 2, "source": 1, "headings": "on"})
    assert [(item.text, item.source) for item, _ in again.context["reads"]] == [
        ("thuis", "Is vaak moe"),
        ("op school", "Spijbelt"),
    ]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"pasted": "  "}, "Plak uw lijst, of kies een bestand."),
        ({"file": SimpleUploadedFile("a.png", b"\x89PNG\r\n")}, "Foto&#x27;s en video bewaren wij nooit"),
        ({"file": SimpleUploadedFile("a.csv", b"Is moe en bang.\n" * 1001)}, "te veel rijen"),
        ({"rows": "a\tb", "signs": "9", "source": "-1"}, "Lees uw eigen signalenlijst opnieuw"),
        ({"rows": "", "signs": "0", "source": "-1"}, "Lees uw eigen signalenlijst opnieuw"),
    ],
)
def test_what_cannot_be_read_is_told(sent: dict[str, object], told: str, anybody: Client) -> None:
    response = anybody.post(LIST, {"language": "nl", **sent})
    assert response.status_code == 422
    assert told in response.content.decode()


def test_a_list_is_read_without_javascript_on_a_phone(open_page: Callable[..., Page], db: None) -> None:
    page = open_page(width=360, java_script_enabled=False)
    page.goto(LIST)
    page.get_by_label("Plak uw lijst").fill("Signaal\tBron\nHeeft een oudere vriend\tCKM 2021\nUitdagend gedrag\t")
    page.get_by_role("button", name="Lees de lijst").click()
    main = page.locator("main").inner_text()
    assert "Zou u dit ook over een jongen schrijven?" in main
    assert "Wat zou u zien of horen?" in main
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
