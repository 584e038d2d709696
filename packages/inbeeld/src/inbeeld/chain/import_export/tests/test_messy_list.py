"""A caseload list as coordinators keep it comes in: what is understood as it is, the rest mended on the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.utils import timezone
from lxml import html

from fixtures.personas import Persona, Place
from fixtures.workbooks_by_hand import xlsx
from inbeeld.chain.cases.api import Case, facts_of, open_identity
from inbeeld.chain.import_export.models import CaseImport

from .conftest import IMPORT

E = ""
HEADINGS = [
    "Naam", "lft", "geb.dat", "vorm", "aangemeld op", "sinds wanneer speelt het", "laatste contact", "status/fase",
    "opmerkingen",
]  # fmt: skip
ROWS: list[list[str | int | float]] = [
    ["Caseload zorgcoördinatie (verzonnen), laatst bijgewerkt 12 nov"],
    ["Cliënt", E, E, "Situatie", E, E, "Overig"],
    [*HEADINGS],
    ["Kevin van den Verzonnen", 17, "3-5-'09", "SU", "12/1/21", "zomer 2020", 46329, "begeleiding", "zegt niets!!"],
    ["BEDACHT, mo (Mohamed)", "16?", "2010", "seksueel", "5 mrt 2022", "2021", "14-10-2026", "Contact", "bij oom"],
    ["de Fictie  Tim", "ca. 15", E, "crimineel / drugs", "'22", E, E, "nazorg"],
    ["Yassin el Voorbeeld", "22 jr", "01-02-2004", "drugs", "1 april 2023", E, "geen", "AFGESLOTEN 2024", "verhuisd"],
    ["J. v.d. Berg", 18, "31-2-2008", "criminele uitbuiting", "3-5-'21", E, E, E, "dubbel met Kevin??"],
    ["  "],
    ["onbekende jongen (bijnaam 'Lach')", "?", "onb.", "nnb", "nov 2026", E, E, "nieuw", "via school"],
    ["Anna-Sophie ter Test", "15", "12 juni 2011", "seksuele uitbuiting", "44200", E, E, "vasthouden", "meisje"],
    ["Totaal", "7"],
]  # fmt: skip
MOST_PRESSES = 12


class Presses:
    """Somebody at the pages: counts each link, button, choice and filled-in field."""

    def __init__(self, who: Persona) -> None:
        self.client, self.number = who.client, 0
        self.page: HttpResponse = self.client.get("/zaken/uitwisselen/")  # type: ignore[assignment]

    @property
    def main(self) -> html.HtmlElement:
        found: html.HtmlElement = html.fromstring(self.page.content.decode()).xpath("//main")[0]
        return found

    @property
    def ticks(self) -> dict[str, bool]:
        """The rows that somebody can choose, and whether each comes in as it stands."""
        return {one.get("value"): "checked" in one.attrib for one in self.main.xpath(".//input[@name='also']")}

    def link(self, words: str) -> None:
        self.number += 1
        found = next(one for one in self.main.iter("a") if words in one.text_content())
        self.page = self.client.get(found.get("href"), follow=True)  # type: ignore[assignment]

    def button(self, words: str, filled: Mapping[str, object] | None = None) -> None:
        """Press a button, with what stands in its form and what was filled in or chosen before."""
        form = next(one for one in self.main.iter("form") if words in one.text_content())
        self.number += 1 + len(filled or {})
        address = str(form.get("action") or self.page.request["PATH_INFO"])  # type: ignore[attr-defined]
        self.page = self.client.post(address, {**_standing(form), **(filled or {})}, follow=True)  # type: ignore[assignment]

    def field(self, words: str) -> str:
        """The name of the field with this label."""
        label = next(one for one in self.main.iter("label") if words in " ".join(one.text_content().split()))
        return str(self.main.get_element_by_id(label.get("for")).get("name"))


def _standing(form: html.HtmlElement) -> dict[str, object]:
    """What a browser would send if nothing were changed."""
    found: dict[str, object] = {}
    for name, value in form.form_values():
        found[name] = [*found.get(name, []), value]  # type: ignore[misc]
    return found


@pytest.fixture
def at_the_pages(coordinator: Persona, place: Place) -> Presses:
    return Presses(coordinator)


def brought_in(presses: Presses, content: bytes, name: str = "lijst.xlsx") -> None:
    """From the overview to the page that says what would come in."""
    presses.link("Een lijst inlezen")
    presses.button("Volgende", {"file": SimpleUploadedFile(name, content)})
    presses.button("Volgende")
    if "Probeer het uit" in presses.page.content.decode():
        presses.button("Probeer het uit")


def test_seven_cases_and_no_other_come_in_within_twelve_presses(at_the_pages: Presses, coordinator: Persona) -> None:
    brought_in(at_the_pages, xlsx({"Blad1": ROWS, "Blad2": [["zie blad 1"]]}))
    mended = {
        at_the_pages.field("Rij 7: Uitkomst"): "other_region",
        at_the_pages.field("Rij 8: Geboren op"): "2008",
    }
    at_the_pages.button("Kijk opnieuw", mended)
    at_the_pages.button("Lees deze zaken in")
    assert at_the_pages.number <= MOST_PRESSES
    cases = [one.case for one in CaseImport.objects.get().imported.select_related("case__data_key").order_by("row")]
    assert Case.objects.count() == len(cases) == 7
    people = [open_identity(case, by=coordinator.actor, reason="Verzonnen")[0] for case in cases]
    assert [(one.given_names, one.family_name) for one in people] == [
        ("Kevin", "van den Verzonnen"),
        ("mo", "Bedacht"),
        ("Tim", "de Fictie"),
        ("Yassin", "el Voorbeeld"),
        ("J.", "v.d. Berg"),
        ("", ""),
        ("Anna-Sophie", "ter Test"),
    ]
    assert [one.aliases for one in people if one.aliases] == [("Mohamed",), ("Lach",)]
    year = timezone.localdate().year
    assert [one.born_on and one.born_on.edtf for one in people] == [
        "2009-05-03", "2010", f"{year - 15}~", "2004-02-01", "2008", None, "2011-06-12",
    ]  # fmt: skip
    assert [case.form for case in cases] == [
        "sexual", "sexual", "criminal", "criminal", "criminal", "unknown", "sexual",
    ]  # fmt: skip
    assert [case.phase for case in cases] == ["guiding", "contact", "after_care", "ended", "found", "found", "holding"]
    assert [case.opened_on for case in cases] == [
        date(2021, 1, 12), date(2022, 3, 5), date(2022, 1, 1), date(2023, 4, 1), date(2021, 5, 3), date(2026, 11, 1),
        date(2021, 1, 4),
    ]  # fmt: skip
    assert (cases[3].is_open, cases[3].outcome, cases[3].closed_on) == (False, "other_region", date(2024, 12, 31))
    assert [case.last_contact_on for case in cases[:3]] == [date(2026, 11, 3), date(2026, 10, 14), None]
    assert cases[0].started_on == "2020-07~"
    told = facts_of(cases[2]).summary
    assert "Geopend op, zoals het in de lijst stond: '22" in told


def test_without_mending_every_row_that_can_be_told_comes_in(at_the_pages: Presses) -> None:
    brought_in(at_the_pages, xlsx({"Blad1": ROWS}))
    page = at_the_pages.page.content.decode()
    assert "31-2-2008" in page
    at_the_pages.button("Lees deze zaken in")
    assert Case.objects.count() == 6  # the case that ended, and is not said how, waits
    after = at_the_pages.page.content.decode()
    assert "31-2-2008" in after  # stays to be looked up, beside its case
    assert "/zaken/" in after


def test_the_preview_shows_each_row_as_it_will_read(at_the_pages: Presses) -> None:
    brought_in(at_the_pages, xlsx({"Blad1": ROWS}))
    page = at_the_pages.main.text_content()
    assert "Kevin van den Verzonnen" in page
    assert "Seksuele uitbuiting" in page
    assert "3 mei 2009" in page


def test_a_total_is_no_person_unless_somebody_says_so(at_the_pages: Presses) -> None:
    brought_in(at_the_pages, xlsx({"Blad1": ROWS}))
    assert at_the_pages.ticks == {"12": False}


LIKE_CELLS = """Naam;Vorm;Geboortedatum
Aap Verzonnen;iets anders;7-8
Noot Verzonnen;iets anders;7-8
Mies Verzonnen;;9-10
"""


def test_one_change_mends_all_cells_with_the_same_words(at_the_pages: Presses, coordinator: Persona) -> None:
    brought_in(at_the_pages, LIKE_CELLS.encode(), "lijst.csv")
    born = at_the_pages.field("Rij 2: Geboren op")
    at_the_pages.button("Kijk opnieuw", {born: "7-8-2009", f"all_{born}": "on"})
    job = CaseImport.objects.get()
    page = at_the_pages.page.content.decode()
    assert "In de lijst: “9-10”" in page
    assert "In de lijst: “7-8”" not in page
    at_the_pages.button("Lees deze zaken in")
    cases = [one.case for one in job.imported.select_related("case__data_key")]
    people = [open_identity(case, by=coordinator.actor, reason="Verzonnen")[0] for case in cases]
    assert [one.born_on and one.born_on.edtf for one in people] == ["2009-08-07", "2009-08-07", None]


def test_a_mended_cell_that_is_still_wrong_stays_marked(at_the_pages: Presses) -> None:
    brought_in(at_the_pages, LIKE_CELLS.encode(), "lijst.csv")
    at_the_pages.button("Kijk opnieuw", {at_the_pages.field("Rij 2: Geboren op"): "31-2-2009"})
    assert "In de lijst: “31-2-2009”" in at_the_pages.page.content.decode()


def test_a_list_that_is_brought_in_twice_makes_nobody_twice(at_the_pages: Presses) -> None:
    names = "Voornaam;Achternaam\nمحمد;علي\nИван;Петров\n김민준;이\n"  # noqa: RUF001 - as they are written
    for _time in range(2):
        at_the_pages.page = at_the_pages.client.get("/zaken/uitwisselen/")  # type: ignore[assignment]
        brought_in(at_the_pages, names.encode(), "lijst.csv")
        at_the_pages.button("Lees deze zaken in")
    assert Case.objects.count() == 3


def test_marks_that_no_reader_sees_are_gone(at_the_pages: Presses, coordinator: Persona) -> None:
    rows = "Niek\u202eneiK;Oe\u200bver\u200b;12-3-2009\nMo\u200bo;Bedacht;\u200e12-03-2009\n"
    brought_in(at_the_pages, f"Voornaam;Achternaam;Geboortedatum\n{rows}".encode(), "lijst.csv")
    at_the_pages.button("Lees deze zaken in")
    cases = [one.case for one in CaseImport.objects.get().imported.select_related("case__data_key")]
    people = [open_identity(case, by=coordinator.actor, reason="Verzonnen")[0] for case in cases]
    assert [(one.given_names, one.family_name) for one in people] == [("NiekneiK", "Oever"), ("Moo", "Bedacht")]
    assert [one.born_on and one.born_on.edtf for one in people] == ["2009-03-12", "2009-03-12"]


CONTRADICTS = """Naam;Geboortedatum;Leeftijd;Leeftijd start;Eerste contact
Aap Verzonnen;3-5-2009;21;12;
Noot Verzonnen;2009;;21;
Mies Verzonnen;3-5-2009;17;;2008
"""


def test_facts_that_contradict_the_birth_date_are_marked_and_not_stored(at_the_pages: Presses) -> None:
    brought_in(at_the_pages, CONTRADICTS.encode(), "lijst.csv")
    page = at_the_pages.main.text_content()
    assert page.count("klopt niet met de geboortedatum") == 2
    assert "ligt voor de geboortedatum" in page
    at_the_pages.button("Lees deze zaken in")
    cases = [one.case for one in CaseImport.objects.get().imported.select_related("case")]
    assert [(case.age_at_start, case.contacted_on) for case in cases] == [(12, ""), (None, ""), (None, "")]


BROTHERS = """Voornaam;Achternaam;Geboortedatum
Tim;Zwaluwstra;12-03-2008
Bart;Zwaluwstra;12-03-2008
Daan;Koolmees;14-07-2008
Daan;Koolmees;02-11-2012
Daan;Koolmees;2012
"""


def test_twins_and_namesakes_come_in_and_the_same_one_twice_does_not(at_the_pages: Presses) -> None:
    brought_in(at_the_pages, BROTHERS.encode(), "lijst.csv")
    assert at_the_pages.ticks == {"3": True, "5": True, "6": False}
    at_the_pages.button("Lees deze zaken in")
    assert list(CaseImport.objects.get().imported.values_list("row", flat=True)) == [2, 3, 4, 5]


def test_a_namesake_of_a_case_with_another_birth_date_comes_in(at_the_pages: Presses) -> None:
    for born in ("14-07-2008", "14-07-2008", "15-07-2008", "07-14-2008"):
        at_the_pages.page = at_the_pages.client.get("/zaken/uitwisselen/")  # type: ignore[assignment]
        brought_in(at_the_pages, f"Voornaam;Achternaam;Geboortedatum\nDaan;Koolmees;{born}\n".encode(), "lijst.csv")
        at_the_pages.button("Lees deze zaken in")
    assert Case.objects.count() == 2  # the second is passed over; so is the fourth, of whom no date is known


ALONG = """Naam;Gemeente;Coördinator;Actie;Actie voor;Laatste contact;School;Opmerkingen
Aap Verzonnen;Gemeente Testerveen;{name};Bel de school;1-2-2027;3-4-2026;De Verzonnen School;Kwam zelf.
"""


def test_what_stands_beside_the_facts_comes_along(
    at_the_pages: Presses, coordinator: Persona, colleague: Persona
) -> None:
    assert colleague.membership is not None
    text = ALONG.format(name=colleague.membership.user.name)
    at_the_pages.link("Een lijst inlezen")
    at_the_pages.button("Volgende", {"file": SimpleUploadedFile("lijst.csv", text.encode())})
    at_the_pages.button("Volgende", {at_the_pages.field("School"): "note"})
    at_the_pages.button("Probeer het uit")
    at_the_pages.button("Lees deze zaken in")
    case = Case.objects.select_related("data_key").get()
    assert case.coordinator_id == colleague.membership.pk
    assert case.last_contact_on == date(2026, 4, 3)
    assert case.action_due_on == date(2027, 2, 1)
    told = facts_of(case).summary.splitlines()
    assert told == ["Kwam zelf.", "School: De Verzonnen School", "Gemeente: Testerveen"]
    job = CaseImport.objects.get()
    coordinator.client.post(f"{IMPORT}{job.pk}/ongedaan/", {"confirm": "yes"})
    assert not Case.objects.exists()


def test_one_notice_waits_however_many_actions_came_along(at_the_pages: Presses) -> None:
    rows = "".join(f"{name} Verzonnen;Bel\n" for name in ("Aap", "Noot", "Mies", "Wim", "Zus"))
    brought_in(at_the_pages, f"Naam;Actie\n{rows}".encode(), "lijst.csv")
    at_the_pages.button("Lees deze zaken in")
    assert Case.objects.count() == 5
    assert apps.get_model("notices", "WaitingNotice")._default_manager.count() <= 1
