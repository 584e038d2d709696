"""What `inbeeld check` says about the rules of whose consent is asked at which age."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error

from inbeeld.foundation.agreed.api import FileFault

from .age_rules import age_rules


def age_rules_can_be_read(**_kwargs: Any) -> list[CheckMessage]:
    try:
        age_rules()
    except FileFault as wrong:
        hint = "Compare INBEELD_AGE_RULES with chain/consents/age_rules.toml."
        return [Error(f"The rules about age are wrong: {wrong}", hint=hint, id="consents.E001")]
    return []
