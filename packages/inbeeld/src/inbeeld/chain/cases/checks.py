"""What `inbeeld check` says about the working agreements of this installation."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from .agreements import AgreementsWrong, check_agreements


def agreements_can_be_read(**_kwargs: Any) -> list[CheckMessage]:
    try:
        check_agreements(settings.CASE_AGREEMENTS)
    except AgreementsWrong as wrong:
        hint = "Compare INBEELD_CASE_AGREEMENTS with chain/cases/data/agreements.toml, which holds every table."
        return [Error(f"The working agreements are wrong. {wrong}", hint=hint, id="cases.E001")]
    return []
