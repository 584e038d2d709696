"""A row that was deleted with plain SQL is missed, and an earlier one that was put back gives nothing.

For every table that bears a MAC, also when whoever writes in the database puts back what the table of revisions said.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter as mfa_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import TestCase, override_settings
from django.utils import timezone

from fixtures.hostile import attack, delete, row_of, write
from inbeeld.chain.cases.models import Case
from inbeeld.chain.conferences.models import Conference
from inbeeld.demo.loading import load
from inbeeld.foundation.access.services import actor_for
from inbeeld.foundation.accounts.models import Membership
from inbeeld.foundation.accounts.rules import Role
from inbeeld.foundation.audit.api import record, rows_behind_the_log, triggers
from inbeeld.foundation.erasure.api import Ground, erase
from inbeeld.foundation.oversight.models import ForgedRow
from inbeeld.foundation.vault.api import RowRevision, forged_rows, name_of
from inbeeld.foundation.vault.row_querysets import GuardedQuerySet
from inbeeld.foundation.vault.rows import MAC, guarded_models, note_rows


@contextmanager
def as_owner_of_the_database() -> Iterator[None]:
    """Whoever owns the database switches the triggers off first; what follows is undone at the end."""
    with attack():
        triggers.remove(connection)
        yield


def everything(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.local_concrete_fields}


def put_back(row: Any, before: dict[str, Any]) -> None:
    for column, value in before.items():
        if column != row._meta.pk.attname:
            write(row, column, value)


def changed_by_the_product(row: Any) -> None:
    """Saved once more, as any service would, with the next entry of the log."""
    with transaction.atomic():
        row.mark()
        type(row)._base_manager.bulk_update([row], [MAC])
        note_rows([row])
        record("rows.changed")


def wrong_rows() -> set[str]:
    return {name_of(label, key) for label, key in (*forged_rows(), *rows_behind_the_log())}


@override_settings(DEMO=True)
class RowsOfBefore(TestCase):
    """Against the demo region: records of every room. Each attack is undone at its end."""

    @classmethod
    def setUpTestData(cls) -> None:
        with override_settings(DEMO=True):
            load()
            for model in guarded_models():
                row_of(model)
        record("rows.changed")

    def test_what_the_product_wrote_and_deleted_is_as_it_was_written(self) -> None:
        assert wrong_rows() == set()

    def test_a_deleted_row_of_each_table_is_missed(self) -> None:
        """All in one attack: verify names every one of them."""
        with attack(), _without_foreign_keys():
            rows = [row_of(model) for model in guarded_models()]
            for row in rows:
                delete(row)
            assert {name_of(row._meta.label_lower, row.pk) for row in rows} <= wrong_rows()

    def test_an_earlier_row_that_is_put_back_is_not_genuine_and_is_named(self) -> None:
        with attack():
            returned = set()
            for model in guarded_models():
                row = row_of(model)
                before = everything(row)
                changed_by_the_product(row)
                assert model._base_manager.get(pk=row.pk).is_genuine, model
                put_back(row, before)
                with self.subTest(table=model._meta.label):
                    assert not model._base_manager.get(pk=row.pk).is_genuine
                    rows: Any = model._default_manager.filter(pk=row.pk)
                    assert isinstance(rows, GuardedQuerySet)
                    assert rows.genuine().first() is None
                    assert not list(rows.genuine().select_for_update())
                returned.add(name_of(model._meta.label_lower, row.pk))
            assert returned <= wrong_rows()

    def test_an_earlier_row_with_its_earlier_revision_is_named_by_the_log(self) -> None:
        with as_owner_of_the_database():
            returned = set()
            for model in guarded_models():
                row = row_of(model)
                name = name_of(model._meta.label_lower, row.pk)
                before, revision = everything(row), everything(RowRevision.objects.get(pk=name))
                changed_by_the_product(row)
                put_back(row, before)
                put_back(RowRevision(row=name), revision)
                returned.add(name)
            assert returned <= wrong_rows()

    def test_a_row_that_is_deleted_together_with_its_revision_is_named_by_the_log(self) -> None:
        with as_owner_of_the_database():
            member = Membership.objects.order_by("pk")[0]
            name = name_of("accounts.membership", member.pk)
            with _without_foreign_keys():
                delete(member)
            delete(RowRevision.objects.get(pk=name))
            assert name in wrong_rows()

    def test_nobody_writes_in_the_table_of_revisions_that_a_row_is_gone(self) -> None:
        member = Membership.objects.order_by("pk")[0]
        revision = RowRevision.objects.get(pk=name_of("accounts.membership", member.pk))
        for column, value in {"gone": True, "revision": revision.revision + 1, "mac": "0" * 64}.items():
            with self.subTest(column=column), attack():
                write(revision, column, value)
                write(revision, "entry", None)
                record("rows.changed")  # what the product writes next does not make it good
                assert revision.pk in wrong_rows()

    def test_the_database_itself_keeps_revisions_from_going_back(self) -> None:
        revision = RowRevision.objects.order_by("pk")[0]
        with pytest.raises(DatabaseError, match=r"revision|append-only"), transaction.atomic():
            delete(revision)
        with pytest.raises(DatabaseError, match="revision"), transaction.atomic():
            write(revision, "revision", revision.revision - 1)

    def test_a_role_that_ended_is_not_revived(self) -> None:
        member = Membership.objects.filter(role=Role.COORDINATOR).order_by("pk")[0]
        before = everything(member)
        member.valid_until = member.valid_from
        member.save(update_fields=["valid_until"])
        put_back(member, before)
        assert Membership.objects.on(timezone.localdate()).filter(pk=member.pk).exists()  # by its words it holds again
        kept = Membership.objects.select_related("user", "organisation", "region").get(pk=member.pk)
        assert not actor_for(kept, second_factor=True).is_staff
        assert ForgedRow.objects.filter(label="accounts.membership", key=member.pk.hex).exists()

    def test_a_password_of_before_signs_nobody_in(self) -> None:
        user = Membership.objects.order_by("pk")[0].user
        user.set_password("het-oude-verzonnen-wachtwoord")
        user.save(update_fields=["password"])
        old = everything(user)
        user.set_password("het-nieuwe-verzonnen-wachtwoord")
        user.save(update_fields=["password"])
        put_back(user, old)
        assert not type(user).objects.get(pk=user.pk).is_genuine

    def test_a_second_factor_that_was_removed_is_not_put_back(self) -> None:
        user = Membership.objects.order_by("pk")[0].user
        factor = totp.TOTP.activate(user, totp.generate_totp_secret()).instance
        assert mfa_adapter().is_mfa_enabled(user)
        before = everything(factor)
        factor.delete()
        Authenticator(**before).save_base(raw=True, force_insert=True)
        assert not mfa_adapter().is_mfa_enabled(user)
        assert name_of("mfa.authenticator", before["id"]) in wrong_rows()

    def test_verify_and_the_nightly_look_say_that_a_row_is_missed(self) -> None:
        member = Membership.objects.order_by("pk")[0]
        said = StringIO()
        with attack(), _without_foreign_keys():
            delete(member)
            with pytest.raises(CommandError):
                call_command("verify", stdout=StringIO(), stderr=said)
            with pytest.raises(CommandError, match="row"):
                call_command("look_over_rows", stdout=StringIO())
            assert ForgedRow.objects.filter(key=member.pk.hex).exists()
        assert name_of("accounts.membership", member.pk) in said.getvalue()

    def test_what_the_product_deletes_is_missed_by_nobody(self) -> None:
        """Also what goes along with it: the members of a conference, all that hangs on a case."""
        Conference.objects.filter(invitees__isnull=False).order_by("pk")[0].invitees.all().delete()
        erase(Case.objects.order_by("pk")[0], kind="case", ground=Ground.TERM)
        record("rows.changed")
        assert wrong_rows() == set()


@contextmanager
def _without_foreign_keys() -> Iterator[None]:
    """Whoever writes in the database is not held up by what hangs on a row."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("PRAGMA defer_foreign_keys = ON")
    yield
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = origin")
