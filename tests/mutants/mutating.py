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


class Mutant(NamedTuple):
    """One fault: where, what it says instead, and the whole module with it."""

    line: int
    before: str
    after: str
    tree: ast.Module


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a module; what is only declared is left alone."""
    tree = ast.parse(source)
    skipped = _declared(tree)
    for place, node in enumerate(ast.walk(tree)):
        if place in skipped:
            continue
        for number in range(len(_faults(node))):
            changed = deepcopy(tree)
            target = list(ast.walk(changed))[place]
            before = _told(target)
            _faults(target)[number]()
            yield Mutant(
                getattr(node, "lineno", 0),
                before,
                _told(target),
                ast.fix_missing_locations(changed),
            )


def _told(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())


def _declared(tree: ast.Module) -> set[int]:
    """The places of what nothing runs: annotations, and how a class is made."""
    places = {id(node): place for place, node in enumerate(ast.walk(tree))}
    found: set[int] = set()
    for node in ast.walk(tree):
        parts = [getattr(node, name, None) for name in ("annotation", "returns")]
        if isinstance(node, ast.ClassDef):
            parts += node.keywords
        for part in parts:
            if isinstance(part, ast.AST):
                found |= {places[id(inner)] for inner in ast.walk(part)}
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
