"""The persons of the tests are who they say they are."""

from fixtures.personas import Persona


def test_each_persona_is_staff_with_a_second_factor(personas: dict[str, Persona]) -> None:
    staff = {name for name, persona in personas.items() if persona.actor.is_staff}
    assert staff == personas.keys() - {"anonymous"}


def test_colleagues_share_a_region_and_the_far_colleague_does_not(personas: dict[str, Persona]) -> None:
    assert personas["coordinator"].actor.region_id == personas["colleague"].actor.region_id
    assert personas["coordinator"].actor.region_id != personas["far_colleague"].actor.region_id
    assert personas["coordinator"].actor.organisation_id != personas["far_colleague"].actor.organisation_id
