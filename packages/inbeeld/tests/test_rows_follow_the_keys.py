"""The MACs of rows follow the master keys, and are given to rows of before once, by hand."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import QuerySet
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from fixtures.hostile import write
from fixtures.personas import Persona, Place
from inbeeld.foundation.access.services import actor_for
from inbeeld.foundation.accounts.models import Membership, Organisation
from inbeeld.foundation.audit.retiring import retire_master_keys
from inbeeld.foundation.vault.key_file import KeyFile
from inbeeld.foundation.vault.key_ring import SETTLING
from inbeeld.foundation.vault.row_macs import made_with
from inbeeld.foundation.vault.row_rotation import forged_rows, remark_stale_rows, unmarked_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def keys(settings: Settings, tmp_path: object) -> KeyFile:
    settings.KEY_FILE = f"{tmp_path}/keys.json"
    file = KeyFile()
    file.ring()
    return file


def test_rotating_brings_every_row_under_the_new_key(keys: KeyFile, coordinator: Persona) -> None:
    before = keys.current_key_id()
    call_command("keys", "rotate", stdout=StringIO())
    after = keys.current_key_id()
    assert before != after
    assert not list(forged_rows())
    assert {made_with(row.row_mac) for row in Membership.objects.all()} == {after}
    assert sum(remark_stale_rows()) == 0


def test_a_changed_row_is_not_made_good_by_rotating(keys: KeyFile, coordinator: Persona) -> None:
    assert coordinator.membership is not None
    write(coordinator.membership, "role", "administrator")
    call_command("keys", "rotate", stdout=StringIO())
    assert [(label, key) for label, key in forged_rows()] == [("accounts.membership", coordinator.membership.pk)]
    assert actor_for(Membership.objects.get(), second_factor=True).role is None


def test_a_key_under_which_a_row_still_stands_is_not_removed(keys: KeyFile, coordinator: Persona) -> None:
    before = keys.current_key_id()
    keys.change(lambda ring: ring.rotated(timezone.now() - 2 * SETTLING))
    assert retire_master_keys([before]) == []
    assert before in keys.ring().masters
    call_command("keys", "rotate", stdout=StringIO())
    assert not list(forged_rows())


def test_rows_of_before_get_their_mac_once_and_by_hand(keys: KeyFile, coordinator: Persona) -> None:
    for model in (type(coordinator.user), Membership, Organisation):
        QuerySet.update(model.objects.all(), row_mac="")
    clear_all()
    assert unmarked_rows()["accounts.membership"] == 1
    said = StringIO()
    call_command("seal_rows", stdout=said)
    assert "accounts.membership: 1" in said.getvalue()
    assert list(forged_rows())
    call_command("seal_rows", "--yes", stdout=StringIO())
    assert not list(forged_rows())
    QuerySet.update(Membership.objects.all(), row_mac="")
    with pytest.raises(CommandError, match="behind the back"):
        call_command("seal_rows", "--yes", stdout=StringIO())


def clear_all() -> None:
    from inbeeld.foundation.vault.rows import guarded_models

    for model in guarded_models():
        QuerySet.update(model._base_manager.all(), row_mac="")


def test_looking_at_macs_asks_the_database_nothing_more(
    coordinator: Persona, place: Place, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """The membership with its person and organisation, its grants, its emergencies."""
    with django_assert_num_queries(3):
        found = list(Membership.objects.that_hold_for(coordinator.user))
        actor = actor_for(found[0], second_factor=True)
    assert actor.is_staff


def test_saving_other_columns_asks_nothing_more_and_guarded_ones_one_look(
    coordinator: Persona, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = coordinator.user
    with django_assert_num_queries(1):
        user.save(update_fields=["language"])
    # A savepoint, the row as it stands and its revision, the write and the new revision, the end of the savepoint.
    with django_assert_num_queries(6):
        user.save(update_fields=["name"])


def test_two_who_change_different_columns_of_one_row_leave_it_genuine(coordinator: Persona) -> None:
    assert coordinator.membership is not None
    one, other = (Membership.objects.get(pk=coordinator.membership.pk) for _ in range(2))
    one.valid_until = timezone.localdate()
    one.save(update_fields=["valid_until"])
    other.role = "team_lead"
    other.save(update_fields=["role"])
    kept = Membership.objects.get(pk=one.pk)
    assert kept.is_genuine
    assert (kept.role, kept.valid_until) == ("team_lead", timezone.localdate())
