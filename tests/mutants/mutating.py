"""Small faults put into a module, one at a time: comparison, boundary, unit."""

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import partial
from typing import NamedTuple

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
}
_UNITS = {"seconds": "minutes", "minutes": "hours", "hours": "minutes"}
_NAMES = {"any": "all", "all": "any", "min": "max", "max": "min"}


_PARTS = (ast.Constant, ast.Name, ast.keyword)


class Mutant(NamedTuple):
    """One fault: where, what it says instead, and the whole module with it.

    ``inside`` is the function or constant it lies in, by its path in the module; it is
    empty where it lies in how a class is made. ``lines`` are those that run it.
    """

    line: int
    before: str
    after: str
    tree: ast.Module
    inside: str
    lines: frozenset[int]


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a module; what is only declared is left alone."""
    tree = ast.parse(source)
    skipped = _declared(tree)
    functions = dict(_functions(tree))
    above = {id(i): n for n in ast.walk(tree) for i in ast.iter_child_nodes(n)}
    order = list(ast.walk(tree))
    places = {id(node): place for place, node in enumerate(order)}
    for place, node in enumerate(order):
        if place in skipped:
            continue
        shown = above[id(node)] if isinstance(node, _PARTS) else node
        for number in range(len(_faults(node))):
            changed = deepcopy(tree)
            copies = list(ast.walk(changed))
            before = _told(copies[places[id(shown)]])
            _faults(copies[place])[number]()
            yield Mutant(
                getattr(node, "lineno", 0),
                before,
                _told(copies[places[id(shown)]]),
                ast.fix_missing_locations(changed),
                functions.get(id(node), ""),
                _lines(node, above),
            )


def constant_of(statement: ast.AST) -> str:
    """The name that a statement of a module gives a value; empty for any other.

    A type is none: it is looked at when a class is made of it.
    """
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            is_type = isinstance(value, ast.Subscript)
            return "" if is_type else name
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr()):
            return name
        case _:
            return ""


def _functions(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Each node of a constant or of what a function runs, with the name of those."""
    for statement in tree.body:
        if name := constant_of(statement):
            yield from ((id(node), name) for node in ast.walk(statement))
        elif isinstance(statement, ast.ClassDef):
            for method in statement.body:
                yield from _run_by(method, f"{statement.name}.")
        else:
            yield from _run_by(statement, "")


def _run_by(function: ast.stmt, path: str) -> Iterator[tuple[int, str]]:
    if isinstance(function, ast.FunctionDef):
        for statement in function.body:
            for node in ast.walk(statement):
                yield id(node), f"{path}{function.name}"


def _lines(node: ast.AST, above: dict[int, ast.AST]) -> frozenset[int]:
    """The lines of the node, and that on which its statement begins."""
    found: set[int] = set()
    while not isinstance(node, ast.stmt | ast.Module):
        if not found and isinstance(node, ast.expr | ast.keyword):
            found = set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
        node = above[id(node)]
    return frozenset(found | {getattr(node, "lineno", 0)})


def _told(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())


def _declared(tree: ast.Module) -> set[int]:
    """The places of what nothing runs: annotations but for their bounds, and how a
    class is made."""
    places = {id(node): place for place, node in enumerate(ast.walk(tree))}
    bounds = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Meta"
        for bound in node.keywords
        for inner in ast.walk(bound)
    }
    found: set[int] = set()
    for node in ast.walk(tree):
        parts = [getattr(node, name, None) for name in ("annotation", "returns")]
        if isinstance(node, ast.ClassDef):
            parts += node.keywords
        for part in parts:
            if isinstance(part, ast.AST):
                found |= {places[id(i)] for i in ast.walk(part) if id(i) not in bounds}
    return found


def _faults(node: ast.AST) -> list[Callable[[], None]]:
    """What can be put wrong at a node, each as something to do."""
    if isinstance(node, ast.Compare):
        return list(_compared(node))
    if isinstance(node, ast.Constant):
        return list(_constants(node))
    fault = _fault(node)
    return [] if fault is None else [fault]


def _fault(node: ast.AST) -> Callable[[], None] | None:
    """The one thing that can be put wrong at a node that joins others."""
    put: Callable[[], None] | None = None
    match node:
        case ast.BinOp() if type(node.op) in _COMPUTED:
            put = partial(setattr, node, "op", _COMPUTED[type(node.op)]())
        case ast.BoolOp(op=op):
            other = ast.Or() if isinstance(op, ast.And) else ast.And()
            put = partial(setattr, node, "op", other)
        case ast.UnaryOp(op=ast.Not()):
            twice = ast.UnaryOp(op=ast.Not(), operand=node.operand)
            put = partial(setattr, node, "operand", twice)
        case ast.UnaryOp(op=ast.USub()):
            put = partial(setattr, node, "op", ast.UAdd())
        case ast.keyword(arg=str() as unit) if unit in _UNITS:
            put = partial(setattr, node, "arg", _UNITS[unit])
        case ast.Name() if node.id in _NAMES:
            put = partial(setattr, node, "id", _NAMES[node.id])
        case _:
            pass
    return put


def _compared(node: ast.Compare) -> Iterator[Callable[[], None]]:
    for place, operator in enumerate(node.ops):
        for other in _COMPARED.get(type(operator), ()):
            yield partial(node.ops.__setitem__, place, other())


def _constants(node: ast.Constant) -> Iterator[Callable[[], None]]:
    if isinstance(node.value, bool):
        yield partial(setattr, node, "value", not node.value)
    elif isinstance(node.value, int):
        yield partial(setattr, node, "value", node.value + 1)
        yield partial(setattr, node, "value", node.value - 1)
