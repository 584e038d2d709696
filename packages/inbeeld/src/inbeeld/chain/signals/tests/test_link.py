"""Signals side by side: what they have in common, linking, undoing, telling apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fixtures.personas import Persona, Place
from inbeeld.chain.signals.contact_index import contact_terms
from inbeeld.chain.signals.match_reasons import telling_words
from inbeeld.chain.signals.models import Signal, SignalContactTerm, SignalLink
from inbeeld.chain.signals.services.intake import PersonSeen
from inbeeld.chain.signals.services.linking import CannotLink, link
from inbeeld.chain.signals.services.possible_duplicates import find_possible_duplicates
from inbeeld.foundation.audit.api import AuditEntry
from inbeeld.foundation.files.api import examine

from .conftest import INBOX

Made = Callable[..., tuple[Signal, str]]


@pytest.mark.parametrize(
    "written",
    [
        "06-12345678",
        "+31 6 12345678",
        "bel 0031612345678 's avonds",
        "06 12 34 56 78",
        "06\u201312345678",
        "+31 (0)6 12345678",
    ],
)
def test_a_number_is_the_same_however_it_was_written(db: None, written: str) -> None:
    assert contact_terms(written) & contact_terms("0612345678")


def test_an_address_with_an_apostrophe_is_one(db: None) -> None:
    assert contact_terms("s.o\u2019neill@school.test") == contact_terms("S.O'Neill@school.test")
    assert contact_terms("s.o'neill@school.test") != contact_terms("neill@school.test")


def test_an_address_is_found_again_and_cannot_be_read(signal: Signal, make_signal: Made) -> None:
    make_signal(contact="Juf.An@school.test of 0612345678")
    assert SignalContactTerm.objects.count() == 2
    assert not SignalContactTerm.objects.filter(term__contains="school").exists()
    assert contact_terms("juf.an@SCHOOL.test") <= set(SignalContactTerm.objects.values_list("term", flat=True))


def test_words_that_stand_in_every_story_say_nothing() -> None:
    assert telling_words("De jongen werd bij school opgehaald in een gele bestelbus.") == {"bestelbus"}


def test_what_two_have_in_common_stands_beside_them_and_no_number_ranks_them(
    make_signal: Made, coordinator: Persona
) -> None:
    one, _code = make_signal(facts="Hij stapte in een gele bestelbus bij het zwembad.", contact="0612345678")
    other, _code = make_signal(facts="Gele bestelbus gezien bij het zwembad.", contact="06 12345678", form="criminal")
    page = coordinator.client.get(f"{INBOX}{one.pk}/dubbel/").content.decode()
    assert other.reference in page
    for fact in ("zelfde gemeente: Testerveen", "bestelbus, zwembad", "zelfde telefoonnummer", "zelfde leeftijdsgroep"):
        assert fact in page, fact
    assert "%" not in page.split("<main")[1].split("</main")[0]
    assert AuditEntry.objects.filter(event="signal.compared", record_id=other.pk).exists()


def test_a_double_outside_ones_reach_is_not_there(
    make_signal: Made, far_place: Place, coordinator: Persona, far_colleague: Persona
) -> None:
    one, _code = make_signal(contact="0612345678")
    far, _code = make_signal(at=far_place, contact="0612345678")
    assert not find_possible_duplicates(one, by=coordinator.actor).duplicates
    page = coordinator.client.get(f"{INBOX}{one.pk}/dubbel/").content.decode()
    assert far.reference not in page
    assert not AuditEntry.objects.filter(event="signal.compared").exists()


def test_what_is_unknown_is_not_the_same(make_signal: Made, coordinator: Persona) -> None:
    nobody = (PersonSeen("unknown", "unknown"),)
    one, _code = make_signal(form="unknown", persons=nobody, facts="Gebeld over overlast.")
    make_signal(form="unknown", persons=nobody, facts="Iets anders gehoord.")
    assert not find_possible_duplicates(one, by=coordinator.actor).duplicates


def test_doubles_stand_in_the_order_of_their_dates(make_signal: Made, coordinator: Persona) -> None:
    signals = [make_signal()[0] for _ in range(3)]
    found = find_possible_duplicates(signals[0], by=coordinator.actor).duplicates
    assert [one.likeness.days_apart for one in found] == sorted(one.likeness.days_apart for one in found)
    assert {one.signal.pk for one in found} == {signals[1].pk, signals[2].pk}


def test_a_link_shows_on_both_and_can_be_undone(make_signal: Made, coordinator: Persona, colleague: Persona) -> None:
    one, other = make_signal()[0], make_signal()[0]
    page = coordinator.client.get(f"{INBOX}{one.pk}/koppelen/", {"with": other.reference}).content.decode()
    assert f'value="{other.reference}"' in page
    coordinator.client.post(
        f"{INBOX}{one.pk}/koppelen/", {"reference": other.reference.lower(), "reason": "Zelfde fiets"}
    )
    for signal, counterpart in ((one, other), (other, one)):
        text = colleague.client.get(f"{INBOX}{signal.pk}/").content.decode()
        assert counterpart.reference in text
        assert "Zelfde fiets" in text
    made = SignalLink.objects.get()
    colleague.client.post(f"{INBOX}{other.pk}/koppelen/{made.pk}/ongedaan/")
    assert other.reference not in coordinator.client.get(f"{INBOX}{one.pk}/").content.decode()
    assert SignalLink.objects.get().unlinked_by_id == colleague.actor.member
    link(one, other, "Toch wel", by=coordinator.actor)


def test_a_link_to_what_one_may_not_see_does_not_show(
    make_signal: Made, far_place: Place, coordinator: Persona
) -> None:
    one, other = make_signal()[0], make_signal()[0]
    link(one, other, "Zelfde fiets", by=coordinator.actor)
    Signal.objects.filter(pk=other.pk).change(organisation=far_place.organisation, region=far_place.region)
    text = coordinator.client.get(f"{INBOX}{one.pk}/").content.decode()
    assert other.reference not in text
    assert "Zelfde fiets" not in text


def test_one_cannot_link_to_a_signal_elsewhere_or_to_itself(
    make_signal: Made, far_place: Place, coordinator: Persona, far_colleague: Persona
) -> None:
    one, far = make_signal()[0], make_signal(at=far_place)[0]
    for reference in (far.reference, one.reference, "S-BESTA"):
        sent = {"reference": reference, "reason": "Zelfde"}
        assert coordinator.client.post(f"{INBOX}{one.pk}/koppelen/", sent).status_code == 422
    with pytest.raises(CannotLink):
        link(one, one, "Zichzelf", by=coordinator.actor)


def test_linking_twice_is_told(make_signal: Made, coordinator: Persona) -> None:
    one, other = make_signal()[0], make_signal()[0]
    link(one, other, "Zelfde fiets", by=coordinator.actor)
    sent = {"reference": one.reference, "reason": "Nog eens"}
    assert coordinator.client.post(f"{INBOX}{other.pk}/koppelen/", sent).status_code == 422


def test_what_was_told_apart_is_not_shown_again(make_signal: Made, coordinator: Persona) -> None:
    one, other = make_signal()[0], make_signal()[0]
    coordinator.client.post(f"{INBOX}{other.pk}/dubbel/{one.pk}/anders/")
    for signal, counterpart in ((one, other), (other, one)):
        assert counterpart.reference not in coordinator.client.get(f"{INBOX}{signal.pk}/dubbel/").content.decode()


def test_the_same_document_is_a_fact_in_common(make_signal: Made, coordinator: Persona) -> None:
    document = examine(SimpleUploadedFile("brief.txt", b"Verzonnen brief."))
    one, _code = make_signal(documents=(document,), form="criminal")
    other, _code = make_signal(documents=(document,), form="labour")
    [found] = find_possible_duplicates(one, by=coordinator.actor).duplicates
    assert found.signal.pk == other.pk
    assert found.likeness.same_attachment
