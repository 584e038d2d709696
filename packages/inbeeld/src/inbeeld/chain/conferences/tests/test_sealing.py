"""What is typed about a conference lies nowhere in the open."""

from collections.abc import Callable

from fixtures.personas import Persona
from fixtures.typing_along import Typist
from inbeeld.chain.cases.api import Case
from inbeeld.chain.conferences.models import Conference


def test_nothing_that_is_typed_about_a_conference_lies_in_the_open(
    traces_of: Callable[..., list[str]], typist: Typist, coordinator: Persona, case: Case
) -> None:
    typist.fill(coordinator.client, f"/zaken/{case.pk}/overleg/nieuw/", begins="14:00")
    conference = Conference.objects.get()
    begin = f"/zaken/{case.pk}/overleg/{conference.pk}/"
    typist.fill(coordinator.client, f"{begin}punt/")
    item = conference.items.last()
    assert item is not None
    typist.fill(coordinator.client, f"{begin}punt/{item.pk}/", owner="", due_on="")
    assert len(typist.typed) > 4
    assert traces_of(*typist.typed.values()) == []
