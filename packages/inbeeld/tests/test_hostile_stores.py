"""What lies in the database runs no code, and holds nothing that somebody could sign in with."""

from __future__ import annotations

import base64
import datetime as dt
import pickle
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from fixtures.hostile import write
from fixtures.personas import Persona
from inbeeld.foundation.accounts.invitations import invite
from inbeeld.foundation.accounts.models import KeptForm
from inbeeld.foundation.accounts.rules import Role
from inbeeld.foundation.drafts.services import FormPlace, Standing, keep, kept
from inbeeld.foundation.vault.errors import VaultError
from inbeeld.foundation.vault.models import DataKey, SharedCount

pytestmark = pytest.mark.django_db


class Exploit:
    """A pickle that leaves a mark when it is opened."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.mark,)


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    return tmp_path / "it was run"


@pytest.fixture
def pickled(mark: Path) -> bytes:
    made = pickle.dumps(Exploit(mark))
    pickle.loads(made)  # noqa: S301 - our own: it has to work where it is opened
    assert mark.exists()
    mark.unlink()
    return made


def test_a_pickle_in_a_store_is_not_run(pickled: bytes, mark: Path, coordinator: Persona, client: Client) -> None:
    """The counts, the sessions, kept forms and drafts; the queue has its own test."""
    text = base64.b64encode(pickled).decode()
    cache.set("tries", [1.0])
    write(SharedCount.objects.get(), "value", text)
    assert cache.get("tries") is None
    with pytest.raises(ValueError, match="nothing to count"):
        cache.incr("tries")

    session = coordinator.client.cookies["sessie"].value
    for row in Session.objects.all():
        for written in (text, f"{text}:{text}:{text}"):
            write(row, "session_data", written)
            assert "_auth_user_id" not in coordinator.client.session
    assert session

    place = FormPlace("/zaken/nieuw/")
    draft = keep(coordinator.user.pk, place, Standing("/zaken/nieuw/", "Nieuw"), {"naam": ["verzonnen"]})
    sealed = b"\x01" + pickled.ljust(200, b"\0")
    write(draft, "typed", sealed)
    found = kept(coordinator.user.pk, place)
    assert found is not None
    with pytest.raises(VaultError):
        found.reveal("typed")

    form = KeptForm(data_key=DataKey.objects.create_key(), token_hash="x", user=coordinator.user, path="/")
    form.seal(typed={"naam": ["verzonnen"]})
    form.kept_until = form.created_at
    form.save(force_insert=True)
    write(form, "typed", sealed)
    with pytest.raises(VaultError):
        KeptForm.objects.get().reveal("typed")
    assert not mark.exists()


def test_counts_are_counted_and_a_written_one_is_as_if_it_were_not_there() -> None:
    assert cache.add("looks", 0, 60)
    assert not cache.add("looks", 5, 60)
    assert [cache.incr("looks") for _ in range(3)] == [1, 2, 3]
    cache.set("gone", "x", 0)
    assert cache.get("gone", "nothing") == "nothing"
    later: dict[str, Any] = {"value": "1", "until": timezone.now() + dt.timedelta(days=1)}
    for column, value in later.items():
        cache.set("looks", 7, 60)
        write(SharedCount.objects.get(), column, value)
        assert cache.get("looks") is None
    cache.set("one", 1, 60)
    cache.set("other", 2, 60)
    one, other = SharedCount.objects.order_by("value").filter(value__in=["1", "2"])
    write(one, "value", other.value)
    write(one, "mac", other.mac)
    assert cache.get("one") is None


def everything_in_the_database() -> str:
    """Every row of every table, as whoever copies the database has it."""
    found: list[str] = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - our own
            found += [_text(value) for row in cursor.fetchall() for value in row]
    return "\n".join([*found, *(_decoded(part) for part in found if _is_base64(part))])


def _text(value: Any) -> str:
    return bytes(value).decode("latin-1") if isinstance(value, (bytes, memoryview)) else str(value)


def _decoded(text: str) -> str:
    return base64.urlsafe_b64decode(text + "==").decode("latin-1")


def _is_base64(text: str) -> bool:
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_="
    return len(text) > 40 and len(text) % 4 != 1 and not set(text) - set(signs)


def test_with_the_database_alone_nobody_signs_in(coordinator: Persona, administrator: Persona) -> None:
    """Neither the cookie of a session, nor the secret of a factor, nor the link of an invitation, nor a password."""
    member = administrator.membership
    assert member is not None
    coordinator.user.set_password("een-verzonnen-wachtwoord")
    coordinator.user.save(update_fields=["password"])
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(coordinator.user, secret)
    _invitation, token = invite(
        "nieuw@voorbeeld.test", organisation=member.organisation, role=Role.PARTNER, region=None, by=member
    )
    administrator.client.get("/werk/")
    cookie = administrator.client.cookies["sessie"].value
    whole = everything_in_the_database()
    assert administrator.user.email in whole  # what is looked through is the database
    for what in (cookie, secret, token, "een-verzonnen-wachtwoord"):
        assert what not in whole
    assert Authenticator.objects.count() == 1
    for row in Session.objects.all():
        thief = Client()
        thief.cookies["sessie"] = row.session_key
        assert "_auth_user_id" not in thief.session
