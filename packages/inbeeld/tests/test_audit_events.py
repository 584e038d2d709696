"""What happens is written down: every service leaves an event, every event has a name for people."""

import ast
from collections.abc import Iterator

from fixtures.sources import INBEELD, modules, short
from inbeeld.foundation.audit.api import all_events

# Where `record` names the record at hand, the function goes by the name `audit`.
RECORDERS = {"record", "audit"}


def recorded() -> Iterator[tuple[str, str]]:
    """Each literal event name that the code records, with its place."""
    for path, module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and called(node) in RECORDERS and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value, f"{short(path)}:{node.lineno}"


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_each_event_has_words() -> None:
    assert not [place for name, place in recorded() if name not in all_events()]


def test_each_service_leaves_an_event() -> None:
    silent = [
        f"{short(path)}: {function.name}"
        for path, module in modules()
        if "services" in {path.stem, path.parent.name} and path.is_relative_to(INBEELD)
        for function in verbs(module)
        if not leaves_an_event(function, module)
    ]
    assert not silent


def verbs(module: ast.Module) -> Iterator[ast.FunctionDef]:
    """The public functions that somebody does: they take `by`."""
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and "by" in arguments(node) and not node.name.startswith("_"):
            yield node


def arguments(function: ast.FunctionDef) -> set[str]:
    return {argument.arg for argument in [*function.args.args, *function.args.kwonlyargs]}


def leaves_an_event(function: ast.FunctionDef, module: ast.Module) -> bool:
    """Itself, or through another function of its module, or by passing `by` on to another service."""
    own = {node.name: node for node in module.body if isinstance(node, ast.FunctionDef)}
    for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
        passes_on = any(keyword.arg == "by" for keyword in call.keywords)
        inner = own.get(called(call))
        if (
            called(call) in RECORDERS
            or passes_on
            or (inner and inner is not function and leaves_an_event(inner, module))
        ):
            return True
    return False
