"""From a track to the care coordinator without typing anything again."""

import uuid

from fixtures.personas import Persona, Place
from inbeeld.chain.meldcode.codes import EntryKind
from inbeeld.chain.meldcode.models import Track, TrackSignal
from inbeeld.chain.meldcode.services.entries import add_to
from inbeeld.chain.signals.api import Signal, read_signal

from .conftest import SIGN, begin, write


def filled_in(persona: Persona, track: Track) -> dict[str, str]:
    """What the page holds when it opens, as a browser sends it when the button is pressed."""
    context = persona.client.get(f"/meldcode/trajecten/{track.pk}/signaal/").context
    form = context["form"]
    return {"token": context["token"], **{name: str(form[name].value() or "") for name in form.fields}}


def hand_in(persona: Persona, track: Track, times: int = 1) -> int:
    sent, status = filled_in(persona, track), 0
    for _ in range(times):
        status = persona.client.post(f"/meldcode/trajecten/{track.pk}/signaal/", sent).status_code
    return status


def test_one_press_hands_in_what_the_track_says(professional: Persona, coordinator: Persona, place: Place) -> None:
    track = begin(professional, municipality=place.municipality)
    later = write(track, EntryKind.SIGNS, professional, text="Verzonnen: twee dagen weg geweest.")
    add_to(later, "Het waren er drie.", record_id=uuid.uuid4(), by=professional.actor)
    assert hand_in(professional, track) == 200
    signal = Signal.objects.get()
    assert (signal.organisation, signal.form, signal.setting) == (place.organisation, "sexual", "education")
    reading = read_signal(signal, by=coordinator.actor)
    assert SIGN in reading.facts
    assert "Het waren er drie." in reading.facts
    assert "3B" not in reading.facts
    assert [(one.age_band, one.sex) for one in reading.persons] == [("16-17", "boy")]


def test_the_track_shows_what_became_of_it(professional: Persona, coordinator: Persona, place: Place) -> None:
    track = begin(professional, municipality=place.municipality)
    hand_in(professional, track)
    page = professional.client.get(f"/meldcode/trajecten/{track.pk}/").content.decode()
    assert Signal.objects.get().reference in page
    assert "Nog door niemand opgepakt" in page


def test_pressing_twice_hands_in_once(professional: Persona, place: Place) -> None:
    track = begin(professional, municipality=place.municipality)
    assert hand_in(professional, track, times=2) == 200
    assert (Signal.objects.count(), TrackSignal.objects.count()) == (1, 1)


def test_without_a_municipality_it_asks_for_one(professional: Persona, track: Track) -> None:
    assert hand_in(professional, track) == 422
    assert not Signal.objects.exists()
