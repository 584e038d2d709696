"""What people type along a track lies nowhere in the open: not in the database, not in the log."""

from collections.abc import Callable

from fixtures.personas import Persona, Place
from fixtures.typing_along import Typist
from inbeeld.chain.meldcode.models import Track

PAGES = ("signalen", "collega", "veilig-thuis", "anderen", "gesprek", "ouders", "besluit", "notitie")


def test_nothing_that_is_typed_along_a_track_lies_in_the_open(
    traces_of: Callable[..., list[str]], typist: Typist, professional: Persona, place: Place
) -> None:
    client, town = professional.client, place.municipality.name
    typist.fill(client, "/meldcode/trajecten/nieuw/", municipality=town)
    track = Track.objects.get()
    begin = f"/meldcode/trajecten/{track.pk}/"
    for page in PAGES:
        typist.fill(client, f"{begin}schrijven/{page}/")
    typist.fill(client, f"{begin}termijn/")
    typist.fill(client, f"{begin}signaal/", municipality=town)
    typist.fill(client, f"{begin}sluiten/")
    assert len(typist.typed) > len(PAGES)
    assert traces_of(*typist.typed.values()) == []
