"""Every table either bears a MAC on what decides about rights, or is listed with the reason why it needs none."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings

from fixtures.hostile import bound_columns, in_memory, other_than, sealed_columns
from fixtures.sources import modules, short
from fixtures.unguarded import COLUMNS, OF_ITS_OWN, PUT_BACK, TABLES
from inbeeld.foundation.access.querysets import Protected
from inbeeld.foundation.accounts.models import Membership, Organisation
from inbeeld.foundation.vault.errors import VaultError
from inbeeld.foundation.vault.models import DataKey, SealedModel
from inbeeld.foundation.vault.row_querysets import GuardedQuerySet
from inbeeld.foundation.vault.rows import MAC, GuardedRow, covered_columns, guarded_models

MODELS = sorted(apps.get_models(include_auto_created=True), key=lambda model: model._meta.label_lower)
SEALED = [(model, name) for model in MODELS if issubclass(model, SealedModel) for name in sealed_columns(model)]
CODE = {"pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "jsonpickle", "joblib"}


def guarded_in(model: Any) -> set[str]:
    """The columns whose change shows: under the MAC, sealed, or part of what a sealed value is bound to."""
    found = set(sealed_columns(model))
    if found:
        found |= {"id", "data_key_id", *bound_columns(model)}
    if issubclass(model, GuardedRow):
        found |= {*covered_columns(model), MAC, model._meta.pk.attname}
    return found


def test_each_column_of_each_table_is_guarded_or_listed_with_a_reason() -> None:
    for model in MODELS:
        label = model._meta.label_lower
        if label in TABLES or label in OF_ITS_OWN:
            continue
        open_columns = {field.attname for field in model._meta.local_concrete_fields} - guarded_in(model)
        assert open_columns == COLUMNS.get(label, {}).keys(), f"{label}: guard it, or list it in fixtures/unguarded.py"


def test_nothing_is_listed_that_is_not_there() -> None:
    known = {model._meta.label_lower for model in MODELS}
    assert not {*TABLES, *COLUMNS, *OF_ITS_OWN} - known
    assert not TABLES.keys() & {model._meta.label_lower for model in guarded_models()}


def test_what_it_gives_to_delete_or_put_back_a_row_is_said_of_each_table_without_a_mac() -> None:
    assert PUT_BACK.keys() == OF_ITS_OWN.keys()
    assert all({*PUT_BACK.values(), *TABLES.values()})


def test_what_tells_how_somebody_stands_to_a_record_is_under_its_mac() -> None:
    for model in MODELS:
        if issubclass(model, Protected):
            scope = model.scope
            named = (scope.organisation, scope.region, scope.owner, scope.asked, scope.author)
            assert {name for name in named if name} <= set(model.guarded), model._meta.label


def test_whoever_changes_many_rows_goes_through_the_mac() -> None:
    for model in guarded_models():
        assert isinstance(model._default_manager.all(), GuardedQuerySet), model._meta.label
        with pytest.raises(TypeError, match="covered by a MAC"):
            model._default_manager.update(**{model.guarded[0]: None})


# What comes out of these is asked for once more by its key, and held against its MAC then.
ASKED_ONCE_MORE = {
    "_alike": "the cases are read by `_in_order`, through visible_to",
    "_elsewhere": "leaves cases out, and names no case",
    "_holders": "the cases are read where they are shown, through visible_to",
}


def test_rows_that_hang_on_a_record_named_by_a_subquery_are_held_against_its_mac() -> None:
    """`unchecked()` is for subqueries alone: the same function says with `genuine` what is looked at instead."""
    found = [
        f"{short(path)}:{node.name}"
        for path, module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef)
        and ".unchecked()" in ast.unparse(node)
        and ".genuine(" not in ast.unparse(node)
        and node.name not in ASKED_ONCE_MORE
    ]
    assert not found


def test_rows_that_are_held_against_their_mac_cannot_be_named_by_a_subquery() -> None:
    with pytest.raises(TypeError, match="unchecked"):
        Membership.objects.filter(organisation__in=Organisation.objects.all().genuine())
    with pytest.raises(TypeError, match="unchecked"):
        Membership.objects.filter(organisation__in=Organisation.objects.all().genuine().values("pk"))


def test_no_code_goes_round_the_mac() -> None:
    """Only the vault, the restoring of back-ups and the code that gives MACs may write through the plain manager."""
    allowed = {f"foundation/vault/{name}.py" for name in ("rows", "row_querysets", "row_rotation")} | {
        "foundation/operations/restoring.py"
    }
    written = {"update", "bulk_update", "bulk_create", "create", "get_or_create", "update_or_create", "_raw_delete"}
    found = [
        f"{short(path)}:{node.lineno}"
        for path, module in modules()
        if not any(str(path).endswith(name) for name in allowed)
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in written
        and "_base_manager" in ast.unparse(node.func)
    ]
    assert not found


@pytest.mark.parametrize(("model", "column"), SEALED, ids=lambda part: getattr(part, "__name__", part))
def test_a_sealed_value_that_is_copied_to_another_row_or_owner_does_not_open(model: Any, column: str) -> None:
    """Between two rows under one data key, as within a case; and in its own row, once that has another owner."""
    key = DataKey.generate()
    one, other = in_memory(model, key=key), in_memory(model, key=key)
    for row in (one, other):
        row.found_genuine = True  # what the MAC says is another test's business
    one.seal(**{column: "verzonnen"})
    assert one.reveal(column) == "verzonnen"
    setattr(other, column, getattr(one, column))
    with pytest.raises(VaultError):
        other.reveal(column)
    for name in bound_columns(model):
        field = next(field for field in model._meta.local_concrete_fields if field.attname == name)
        before = getattr(one, name)
        after = other_than(getattr(field, "target_field", field), before)
        setattr(one, name, after)
        with pytest.raises(VaultError):
            one.reveal(column)
        setattr(one, name, before)


def test_each_sealed_record_is_bound_to_what_it_hangs_on() -> None:
    """A root has no owner beside the columns under its own MAC."""
    for model in MODELS:
        if issubclass(model, SealedModel) and sealed_columns(model):
            assert model.bound_to or issubclass(model, GuardedRow), model._meta.label


def test_no_code_can_be_kept_in_a_store() -> None:
    """A pickle that somebody writes into a table would be run by whoever reads it."""
    found = [
        f"{short(path)}:{node.lineno}"
        for path, module in modules()
        for node in ast.walk(module)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""])
        if name.split(".")[0] in CODE or name.startswith("yaml")
    ]
    assert not found
    assert settings.SESSION_SERIALIZER == "django.contrib.sessions.serializers.JSONSerializer"
    assert {cache["BACKEND"] for cache in settings.CACHES.values()} == {
        "inbeeld.foundation.vault.counting.CountingCache"
    }
    assert settings.SESSION_ENGINE == "inbeeld.foundation.accounts.session_store"
    assert not [model for model in MODELS for field in model._meta.fields if "Pickle" in type(field).__name__]
