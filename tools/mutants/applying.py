"""Puts a break into a process in which the module, and all that uses it, is loaded already.

The code of live functions is exchanged, so that it does not matter who holds them: an address, a decorator, a registry.
A constant, a default or a decorator is worked out anew in its module and put wherever the former one is known.
"""

from __future__ import annotations

import ast
import gc
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from .breaking import FUNCTIONS, Mutant, broken_tree

KEPT, ADDRESS = "_lru_cache_wrapper", "URLPattern"


class CannotBreak(Exception):
    """This break cannot be put into a running process."""


class CannotLoad(Exception):
    """The module would fail when it is imported: nobody could miss that."""


@dataclass
class Loaded:
    """What one look through the whole memory found, before any break: no child looks again."""

    functions: dict[str, list[FunctionType]]
    kept: list[Any]  # functions that remember what they answered
    addresses: list[Any]

    @classmethod
    def here(cls, paths: set[str]) -> Loaded:
        found = gc.get_objects()
        functions: dict[str, list[FunctionType]] = {path: [] for path in paths}
        for each in found:
            if type(each) is FunctionType and each.__code__.co_filename in functions:
                functions[each.__code__.co_filename].append(each)
        kinds = {kind: [each for each in found if type(each).__name__ == kind] for kind in (KEPT, ADDRESS)}
        return cls(functions, kinds[KEPT], kinds[ADDRESS])


def apply(mutant: Mutant, loaded: Loaded) -> None:
    tree, site = broken_tree(mutant)
    for answer in loaded.kept:
        answer.cache_clear()
    if site.function:
        exchange(compile(tree, str(mutant.path), "exec"), loaded.functions[str(mutant.path)], site.function)
        reassign(tree, mutant.path, {site.names[0]})  # what was made by it at import
    elif site.head:
        redefine(tree, mutant, site.names, loaded)
    else:
        reassign(tree, mutant.path, set(), mutant.line)


def exchange(module: CodeType, live: list[FunctionType], name: str) -> None:
    """Give the live functions of this name, and those made inside it, their broken code."""
    codes = {(code.co_qualname, code.co_firstlineno): code for code in inside(module)}
    for function in live:
        old = function.__code__
        if old.co_qualname == name or old.co_qualname.startswith(f"{name}."):
            new = codes.get((old.co_qualname, old.co_firstlineno))
            if new is None or len(new.co_freevars) != len(old.co_freevars):
                raise CannotBreak
            function.__code__ = new


def inside(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from inside(constant)


def module_at(path: Path) -> ModuleType:
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) == str(path):
            return module
    raise CannotBreak


def redefine(tree: ast.Module, mutant: Mutant, names: tuple[str, ...], loaded: Loaded) -> None:
    """Make one function anew, with other defaults or one decorator less."""
    module = module_at(mutant.path)
    body, holder = tree.body, module
    for name in names[:-1]:
        body = next(node.body for node in body if isinstance(node, ast.ClassDef) and node.name == name)
        holder = vars(holder)[name]
    definition = next(
        node for node in body if isinstance(node, FUNCTIONS) and node.name == names[-1] and holds(node, mutant.line)
    )
    made = carried_out(definition, mutant.path, module)
    old = vars(holder)[names[-1]]
    if isinstance(holder, type):
        setattr(holder, names[-1], made[names[-1]])
    put_in_place(old, made[names[-1]], None)
    for address in loaded.addresses:
        if address.callback is old:
            address.callback = made[names[-1]]


def carried_out(statement: ast.stmt, path: Path, module: ModuleType) -> dict[str, Any]:
    made: dict[str, Any] = {}
    code = compile(ast.Module([statement], []), str(path), "exec")
    try:
        exec(code, vars(module), made)  # noqa: S102
    except Exception as error:
        raise CannotLoad from error
    return made


def holds(node: ast.stmt, line: int) -> bool:
    """A property and its setter have one name."""
    first: int = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", ()))])
    return first <= line <= (node.end_lineno or line)


def reassign(tree: ast.Module, path: Path, changed: set[str], line: int = -1) -> None:
    """Work out anew the constant on this line, and those that are made of what changed."""
    module = module_at(path)
    for statement in tree.body:
        if isinstance(statement, (ast.Assign, ast.AnnAssign)) and statement.value is not None:
            names = {node.id for node in ast.walk(statement.value) if isinstance(node, ast.Name)}
            if names & changed or statement.lineno <= line <= (statement.end_lineno or 0):
                made = carried_out(statement, path, module)
                for name, new in made.items():
                    put_in_place(vars(module).get(name), new, name)
                    vars(module)[name] = new
                    changed.add(name)


def put_in_place(old: object, new: object, name: str | None) -> None:
    """Wherever a module holds the former one."""
    for module in list(sys.modules.values()):
        for key, value in list(getattr(module, "__dict__", {}).items()):
            if value is old and (name is None or key == name):
                module.__dict__[key] = new
