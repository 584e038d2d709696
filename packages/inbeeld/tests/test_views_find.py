"""A view finds records through the access table: what is outside somebody's scope does not exist for him."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from django.apps import apps

from fixtures.sources import INBEELD, modules, short
from inbeeld.foundation.access.api import Protected

# Methods of querysets that take the actor, or his membership, and leave out what he has no part in.
SCOPED = {"visible_to", "reachable_by", "owned_by", "sent_by", "known_to", "to_decide", "none"}
# Those that take the record of the page, found already.
OF_ONE = {"of", "of_case"}
# Where a view holds a protected model without them, and why that is right.
REASONS = {
    "chain/cases/views/state.py Case": "read again under its number, after it was found by visible_to",
    "chain/cases/views/safety.py Case": "read again under its number, after it was found by visible_to",
    "chain/cases/views/facts.py Case": "read again under its number, after it was found by visible_to",
    "chain/timeline/views/corrections.py Case": "read again under its number, after it was found by visible_to",
    "chain/timeline/views/progress.py Case": "the one case of the page, found by visible_to",
    "chain/consents/views/mine.py Case": "the cases of grants to the reader himself: their pseudonyms only",
    "chain/signals/views/follow.py Signal": "a stranger with the code of his own signal",
    "chain/signals/views/inbox.py SignalPassing": "what hangs on signals that were found by visible_to",
    "chain/signals/views/of_case.py Signal": "the signals of the one case of the page, found by visible_to",
}


def views() -> Iterator[tuple[str, ast.Module]]:
    for path, module in modules():
        if path.is_relative_to(INBEELD) and "views" in {path.stem, path.parent.name}:
            yield short(path).split("src/inbeeld/")[1], module


def chains(module: ast.Module) -> Iterator[tuple[str, set[str]]]:
    """Each `Model.objects` with the methods that are called on it, one after another."""
    around = {id(child): node for node in ast.walk(module) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr == "objects" and isinstance(node.value, ast.Name):
            called, outer = set(), around.get(id(node))
            while isinstance(outer, (ast.Attribute, ast.Call)):
                if isinstance(outer, ast.Call) and not is_called_on(outer, node):
                    break
                called |= {outer.attr} if isinstance(outer, ast.Attribute) else set()
                outer = around.get(id(outer))
            yield node.value.id, called


def is_called_on(call: ast.Call, node: ast.AST) -> bool:
    return any(found is node for found in ast.walk(call.func))


def protected() -> set[str]:
    return {model.__name__ for model in apps.get_models() if issubclass(model, Protected)}


def unscoped() -> set[str]:
    return {
        f"{path} {model}"
        for path, module in views()
        for model, called in chains(module)
        if model in protected() and not called & SCOPED
    }


def test_the_rule_sees_what_it_is_about() -> None:
    tree = ast.parse("a = Case.objects.filter(pk=1).visible_to(x)\nb = get(Case.objects.select_related('y'), pk=Case)")
    found = {frozenset(called) for _, called in chains(tree)}
    assert found == {frozenset({"filter", "visible_to"}), frozenset({"select_related"})}
    assert {"Case", "Signal", "Track", "Transfer"} <= protected()


def test_a_view_finds_protected_records_by_what_the_actor_may_see() -> None:
    assert sorted(unscoped() - REASONS.keys()) == []


def test_each_exception_is_one_still() -> None:
    assert sorted(REASONS.keys() - unscoped()) == []


def only_by_number(module: ast.Module) -> Iterator[str]:
    """Models of which a view finds one by the number in the address, and by nothing else."""
    for call in ast.walk(module):
        if (
            isinstance(call, ast.Call)
            and getattr(call.func, "id", "") == "get_object_or_404"
            and {keyword.arg for keyword in call.keywords} <= {"pk", "id"}
        ):
            whole = ast.Module([ast.Expr(call)], [])
            yield from (model for model, called in chains(whole) if not called & (SCOPED | OF_ONE))


BY_NUMBER = {
    "chain/signals/views/routes.py FormRoute": "a setting of the installation, for its administrator",
    "chain/transfers/views/packages.py PackageReceived": "its case is found by visible_to right after, or there is 404",
}


def test_nothing_is_found_by_its_number_alone() -> None:
    found = {f"{path} {model}" for path, module in views() for model in only_by_number(module)}
    assert sorted(found ^ BY_NUMBER.keys()) == []
