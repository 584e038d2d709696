"""The persons of the tests are who they say they are."""

from fixtures.personas import Persona, Place
from inbeeld.foundation.accounts.rules import Role


def test_each_persona_is_staff_with_a_second_factor(personas: dict[str, Persona]) -> None:
    staff = {name for name, persona in personas.items() if persona.actor.is_staff}
    assert staff == personas.keys() - {"anonymous"}


def test_colleagues_share_a_region_and_the_far_colleague_does_not(personas: dict[str, Persona]) -> None:
    assert personas["coordinator"].actor.region_id == personas["colleague"].actor.region_id
    assert personas["coordinator"].actor.region_id != personas["far_colleague"].actor.region_id
    assert personas["coordinator"].actor.organisation_id != personas["far_colleague"].actor.organisation_id


def test_the_next_colleague_differs_from_a_colleague_in_the_region_alone(personas: dict[str, Persona]) -> None:
    near, other = personas["colleague"].actor, personas["next_colleague"].actor
    assert (near.organisation_id, near.role) == (other.organisation_id, other.role)
    assert near.region_id != other.region_id


def test_two_hats_acts_in_one_membership_and_has_another(personas: dict[str, Persona], place: Place) -> None:
    persona = personas["two_hats"]
    assert (persona.actor.role, personas["partner"].actor.role) == (Role.PARTNER, Role.PARTNER)
    held = {(found.role, found.region_id) for found in persona.user.memberships.all()}
    assert held == {(Role.PARTNER, None), (Role.COORDINATOR, place.region.pk)}


def test_the_provider_differs_from_a_partner_in_the_role(personas: dict[str, Persona]) -> None:
    assert personas["provider"].actor.role == Role.PROVIDER
    assert personas["provider"].actor.region_id is personas["partner"].actor.region_id is None
