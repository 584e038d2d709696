"""What `inbeeld check` says about the working agreements of this installation."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error

from inbeeld.foundation.agreed.api import FileFault

from .agreements import agreements


def agreements_can_be_read(**_kwargs: Any) -> list[CheckMessage]:
    try:
        agreements()
    except FileFault as wrong:
        hint = "Compare INBEELD_CASE_AGREEMENTS with chain/method/data/agreements.toml, which holds every table."
        return [Error(f"The working agreements are wrong. {wrong}", hint=hint, id="method.E001")]
    return []
