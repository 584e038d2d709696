"""The attention officer sees that tracks move, and reads one when its owner asks him."""

import pytest
from django.core.exceptions import PermissionDenied

from fixtures.personas import Persona, make_persona
from inbeeld.chain.meldcode.codes import EntryKind
from inbeeld.chain.meldcode.models import Track
from inbeeld.chain.meldcode.services import tracks
from inbeeld.chain.meldcode.services.reading import read_track
from inbeeld.foundation.accounts.api import Organisation, Role

from .conftest import SIGN, write


@pytest.fixture
def colleague_teacher(school: Organisation) -> Persona:
    return make_persona("colleague teacher", Role.PROFESSIONAL, school, None)


def test_who_oversees_sees_who_has_it_and_where_it_stands_but_not_what_is_in_it(
    attention_officer: Persona, professional: Persona, track: Track
) -> None:
    overview = attention_officer.client.get("/meldcode/trajecten/").content.decode()
    assert track.reference in overview
    assert professional.user.name in overview
    page = attention_officer.client.get(f"/meldcode/trajecten/{track.pk}/").content.decode()
    assert track.reference in page
    assert SIGN not in page
    assert "3B" not in page
    with pytest.raises(PermissionDenied):
        read_track(track, by=attention_officer.actor)


def test_whom_the_owner_asks_reads_and_writes_but_does_not_decide(
    attention_officer: Persona, professional: Persona, track: Track
) -> None:
    assert attention_officer.membership is not None
    tracks.ask(track, attention_officer.membership, by=professional.actor)
    track.refresh_from_db()
    assert SIGN in attention_officer.client.get(f"/meldcode/trajecten/{track.pk}/").content.decode()
    write(track, EntryKind.COLLEAGUE, attention_officer, whom="aandachtsfunctionaris", text="Samen gekeken.")
    with pytest.raises(PermissionDenied):
        write(track, EntryKind.DECISION, attention_officer, decision="close", text="Nee.", look_again="")
    tracks.ask(track, None, by=professional.actor)
    track.refresh_from_db()
    with pytest.raises(PermissionDenied):
        read_track(track, by=attention_officer.actor)


def test_a_colleague_who_was_not_asked_does_not_know_that_it_exists(colleague_teacher: Persona, track: Track) -> None:
    assert colleague_teacher.client.get(f"/meldcode/trajecten/{track.pk}/").status_code == 404
    assert track.reference not in colleague_teacher.client.get("/meldcode/trajecten/").content.decode()


def test_who_oversees_gives_a_track_to_another_and_never_to_himself(
    attention_officer: Persona, colleague_teacher: Persona, professional: Persona, track: Track
) -> None:
    address = f"/meldcode/trajecten/{track.pk}/overdragen/"
    assert attention_officer.membership is not None
    assert colleague_teacher.membership is not None
    assert attention_officer.client.post(address, {"to": str(attention_officer.membership.pk)}).status_code == 422
    assert attention_officer.client.post(address, {"to": str(colleague_teacher.membership.pk)}).status_code == 302
    track.refresh_from_db()
    assert track.owner_id == colleague_teacher.membership.pk
    assert professional.client.get(f"/meldcode/trajecten/{track.pk}/").status_code == 404
    assert SIGN in colleague_teacher.client.get(f"/meldcode/trajecten/{track.pk}/").content.decode()


def test_an_officer_of_another_organisation_reaches_nothing(track: Track) -> None:
    elsewhere = Organisation.objects.create(name="Elders (verzonnen)", type="education", reporter_type="education")
    stranger = make_persona("officer elsewhere", Role.ATTENTION_OFFICER, elsewhere, None)
    assert stranger.client.get(f"/meldcode/trajecten/{track.pk}/").status_code == 404
