"""Why conversations without a name stand in nobody's file."""

from __future__ import annotations

from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import Case


def told(_case: Case) -> list[str]:
    return [
        _(
            "Not in here: conversations without a name on our site. We do not know whose they are, and do not want to "
            "know. With your code you can read them there yourself, and erase them."
        )
    ]
