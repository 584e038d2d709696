"""The breaks of one module: what a slip of the hand could make of each expression and statement in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
SUMS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.MatMult: ast.Mult,
}  # fmt: skip
# Texts for people are held by the catalogue, and what a fault says by nobody.
TEXTS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "npgettext", "warn"}
TEXT_ARGUMENTS = {"help", "help_text", "verbose_name"}
# Without these the module means something else altogether, or the same but slower.
STRUCTURE = {
    "property", "setter", "staticmethod", "classmethod", "dataclass", "overload", "override", "abstractmethod",
    "contextmanager", "cache", "lru_cache", "cached_property", "total_ordering", "simple_tag", "filter", "njit",
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One break. `place` and `change` name it, whatever the number of its line; `again` tells equal ones apart."""

    path: Path
    place: str
    change: str
    again: int
    line: int
    node: int
    choice: int

    @property
    def name(self) -> str:
        return f"{self.place}: {self.change}" + (f" ({self.again})" if self.again else "")


@dataclass(frozen=True)
class Site:
    """Where a node stands: in the body of a function, at its head (decorators, defaults), or in a constant."""

    names: tuple[str, ...]
    function: str | None = None  # the outermost function whose body holds it
    head: bool = False
    lines: tuple[int, int] = (0, 0)  # of the statement, without those that stand in it

    @property
    def qualname(self) -> str:
        return ".".join(self.names)


def mutants_of(path: Path) -> list[Mutant]:
    nodes, sites = mapped(path.read_text(encoding="utf-8"))
    seen: dict[tuple[str, str], int] = {}
    found = []
    for number, node in enumerate(nodes):
        if (site := sites.get(number)) is None:
            continue
        for choice, (line, before, after) in enumerate(broken(node)):
            place, change = site.qualname, f"{shown(before)} -> {shown(after)}"
            again = seen[place, change] = seen.get((place, change), -1) + 1
            found.append(Mutant(path, place, change, again, line, number, choice))
    return found


def shown(node: ast.AST) -> str:
    return "(left out)" if isinstance(node, ast.Pass) else ast.unparse(node).partition("\n")[0]


@cache
def mapped(source: str) -> tuple[list[ast.AST], dict[int, Site]]:
    """All nodes, and where those stand that may be broken."""
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    numbers = {id(node): number for number, node in enumerate(nodes)}
    return nodes, {numbers[id(node)]: site for statement in tree.body for node, site in outside(statement, ())}


def outside(node: ast.AST, names: tuple[str, ...]) -> Iterator[tuple[ast.AST, Site]]:
    """What may be broken in one statement of a module or class: fields of a class are declarations, and left alone."""
    if isinstance(node, ast.ClassDef):
        for part in node.body:
            if isinstance(part, (*FUNCTIONS, ast.ClassDef)):
                yield from outside(part, (*names, node.name))
    elif isinstance(node, FUNCTIONS):
        if "super()" not in ast.unparse(node):
            head = Site((*names, node.name), head=True)
            yield node, head
            for default in (*node.args.defaults, *node.args.kw_defaults):
                if default is not None:
                    yield from inside(default, head)
        yield from body_of(node, Site((*names, node.name), function=".".join((*names, node.name))))
    elif isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
        target = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
        if target != "__all__":  # the linter holds it
            yield from inside(node.value, Site((target,)))


def body_of(node: Function, site: Site) -> Iterator[tuple[ast.AST, Site]]:
    for statement in node.body[1:] if ast.get_docstring(node) is not None else node.body:
        yield from inside(statement, site)


def inside(node: ast.AST, site: Site) -> Iterator[tuple[ast.AST, Site]]:
    """A node and all below it, but for what only a type checker, a reader, or a person with a fault reads."""
    if isinstance(node, ast.stmt):
        site = replace(site, lines=lines_of(node))
    if isinstance(node, FUNCTIONS):
        yield from body_of(node, site)
    elif isinstance(node, ast.Raise):
        yield node, site
    elif isinstance(node, ast.keyword) and node.arg in TEXT_ARGUMENTS:
        return
    elif not (isinstance(node, (ast.Import, ast.ImportFrom, ast.Assert)) or is_text(node) or is_typing(node)):
        yield node, site
        for child in children(node):
            yield from inside(child, site)


def lines_of(node: ast.stmt) -> tuple[int, int]:
    below = [part.lineno - 1 for part in getattr(node, "body", ()) if isinstance(part, ast.stmt)]
    return node.lineno, max(node.lineno, min(below)) if below else (node.end_lineno or node.lineno)


def children(node: ast.AST) -> Iterator[ast.AST]:
    for name, value in ast.iter_fields(node):
        if name not in {"annotation", "returns", "targets", "ctx", "target", "format_spec"}:
            yield from (v for v in (value if isinstance(value, list) else [value]) if isinstance(v, ast.AST))


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and called(node.func) in TEXTS


def is_typing(node: ast.AST) -> bool:
    """What only a type checker reads."""
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    return isinstance(node, ast.Call) and called(node.func) in {"cast", "TypeVar"}


def called(node: ast.AST) -> str:
    while isinstance(node, ast.Call):
        node = node.func
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def broken(node: ast.AST) -> Iterator[tuple[int, ast.AST, ast.AST]]:
    """Each break of one node: its line, what stood there, what stands there now."""
    line = getattr(node, "lineno", 0) or getattr(getattr(node, "iter", None), "lineno", 0)
    for after in replacements(node):
        if isinstance(node, FUNCTIONS):
            (gone,) = set(node.decorator_list) - set(getattr(after, "decorator_list", ()))
            yield line, gone, ast.Pass()
        else:
            yield line, node, after


def replacements(node: ast.AST) -> list[ast.AST]:
    return [after for breaker in (expressions, calls, branches, statements, decorators) for after in breaker(node)]


def expressions(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare):
        for number, operator in enumerate(node.ops):
            ops = [*node.ops]
            ops[number] = COMPARISONS[type(operator)]()
            yield ast.Compare(node.left, ops, node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub)):
        yield node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in SUMS:
        yield ast.BinOp(node.left, SUMS[type(node.op)](), node.right)
    elif isinstance(node, ast.Constant):
        yield from constants(node.value)


def constants(value: object) -> Iterator[ast.AST]:
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, (int, float)):
        yield ast.Constant(value + 1)
    elif isinstance(value, str):
        yield ast.Constant(value + "~")
    elif isinstance(value, bytes):
        yield ast.Constant(value + b"~")


def calls(node: ast.AST) -> Iterator[ast.AST]:
    """Two arguments change places; a named one is left out."""
    if not isinstance(node, ast.Call):
        return
    if (
        called(node.func) not in {"min", "max"}
        and len(node.args) > 1
        and not any(isinstance(argument, ast.Starred) for argument in node.args[:2])
    ):
        yield ast.Call(node.func, [node.args[1], node.args[0], *node.args[2:]], node.keywords)
    for keyword in node.keywords:
        if keyword.arg is not None and keyword.arg not in TEXT_ARGUMENTS:
            yield ast.Call(node.func, node.args, [other for other in node.keywords if other is not keyword])


def branches(node: ast.AST) -> Iterator[ast.AST]:
    """A condition that asks nothing comparable is turned round; a filter of a comprehension goes."""
    if isinstance(node, (ast.If, ast.While, ast.IfExp)) and not isinstance(node.test, (ast.Compare, ast.UnaryOp)):
        fields = {**dict(ast.iter_fields(node)), "test": ast.UnaryOp(ast.Not(), node.test)}
        yield type(node)(**fields)
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield ast.comprehension(node.target, node.iter, [], node.is_async)


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """A statement that can be missed without a name staying unknown is left out; a value goes lost."""
    if isinstance(node, ast.Return):
        if not (node.value is None or isinstance(node.value, ast.Constant)):  # `constants` breaks those
            yield ast.Return(ast.Constant(None))
    elif can_be_missed(node):
        yield ast.Pass()
    elif isinstance(node, ast.With) and not any(item.optional_vars for item in node.items):
        yield ast.If(ast.Constant(value=True), node.body, [])


def can_be_missed(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, (ast.Call, ast.Yield, ast.YieldFrom))
    if isinstance(node, ast.Assign):
        return all(isinstance(target, (ast.Attribute, ast.Subscript)) for target in node.targets)
    return isinstance(node, (ast.Raise, ast.AugAssign, ast.Delete, ast.Continue, ast.Break))


def decorators(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, FUNCTIONS):
        for decorator in node.decorator_list:
            if called(decorator) not in STRUCTURE:
                kept = [other for other in node.decorator_list if other is not decorator]
                yield type(node)(**{**dict(ast.iter_fields(node)), "decorator_list": kept})


def broken_tree(mutant: Mutant) -> tuple[ast.Module, Site]:
    """The module with this one break."""
    source = mutant.path.read_text(encoding="utf-8")
    site = mapped(source)[1][mutant.node]
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    target = nodes[mutant.node]
    after = ast.copy_location(with_its_names(replacements(target)[mutant.choice], target), target)
    for parent in nodes:
        for name, value in ast.iter_fields(parent):
            if value is target:
                setattr(parent, name, after)
            elif isinstance(value, list) and any(item is target for item in value):
                value[:] = [after if item is target else item for item in value]
    return ast.fix_missing_locations(tree), site


def with_its_names(after: ast.AST, before: ast.AST) -> ast.AST:
    """What was left out stays where it never runs: a live function keeps the names that it takes from around it."""
    if isinstance(after, ast.Pass) and isinstance(before, ast.stmt):
        return ast.If(ast.Constant(value=False), [before], [])
    if isinstance(after, ast.Return) and isinstance(before, ast.Return) and before.value is not None:
        return ast.Return(ast.IfExp(ast.Constant(value=True), ast.Constant(None), before.value))
    return after
