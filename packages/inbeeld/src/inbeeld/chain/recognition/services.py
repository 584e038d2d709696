"""Keeping and removing an organisation's own list of signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from inbeeld.foundation.access.api import Action, Actor
from inbeeld.foundation.accounts.api import Membership
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.vault.api import DataKey

from .list_rules import Item
from .models import KeptList


@transaction.atomic
def keep_list(*, by: Actor, name: str, items: Sequence[Item], language: str) -> KeptList:
    by.must(Action.SIGN_LIST_KEEP)
    member = Membership.objects.get(pk=by.member)
    kept = KeptList(
        data_key=DataKey.objects.create_key(),
        organisation=member.organisation,
        region=member.region,
        kept_by=member,
        language=language,
    )
    kept.seal(name=name, items=[asdict(item) for item in items])
    kept.save(force_insert=True)
    record("sign_list.kept", record=kept, actor=by, fields=["name", "items"])
    return kept


@transaction.atomic
def remove_list(kept: KeptList, *, by: Actor) -> None:
    by.must(Action.SIGN_LIST_KEEP, kept)
    record("sign_list.removed", record=kept, actor=by)
    kept.forget()
