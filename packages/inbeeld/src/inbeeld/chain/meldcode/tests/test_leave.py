"""Who leaves hands his open tracks over; nobody has to read them for that."""

from fixtures.personas import Persona, make_persona
from inbeeld.chain.meldcode.handover import WORK
from inbeeld.chain.meldcode.models import Track
from inbeeld.foundation.accounts.api import Organisation, Role


def test_open_tracks_go_to_who_takes_over(
    professional: Persona, administrator: Persona, school: Organisation, track: Track
) -> None:
    receiver = make_persona("receiver", Role.PROFESSIONAL, school, None)
    assert professional.membership is not None
    assert receiver.membership is not None
    assert WORK.count(professional.membership) == 1
    WORK.hand_over(professional.membership, receiver.membership, by=administrator.actor)
    assert WORK.count(professional.membership) == 0
    assert Track.objects.get().owner_id == receiver.membership.pk
