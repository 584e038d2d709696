"""A code list grows without a migration, and is still checked and shown."""

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from inbeeld.foundation.records.code_field import CodeField


class Colour(models.TextChoices):
    RED = "red", "Rood"


class MoreColours(models.TextChoices):
    RED = "red", "Rood"
    BLUE = "blue", "Blauw"


def test_a_new_code_changes_nothing_in_the_column() -> None:
    assert CodeField(Colour, "Kleur").deconstruct() == CodeField(MoreColours, "Kleur").deconstruct()
    assert CodeField(Colour, "Kleur").deconstruct() != CodeField(Colour, "Kleur", max_length=30).deconstruct()


def test_a_code_outside_the_list_is_refused() -> None:
    assert CodeField(MoreColours).clean("blue", None) == "blue"
    with pytest.raises(ValidationError):
        CodeField(Colour).clean("blue", None)


def test_forms_offer_the_words_of_the_list() -> None:
    field = CodeField(MoreColours, "Kleur").formfield()
    assert ("blue", "Blauw") in list(field.choices)  # type: ignore[union-attr]
