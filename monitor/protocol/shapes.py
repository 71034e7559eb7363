"""Reads tables of a document into structs, and names every fault by its key path."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Struct, structs

from monitor.protocol.fault_words import text_for_number, why_refused
from monitor.protocol.faults import Fault

S = TypeVar("S", bound=Struct)
_UNSAID = {"form": "infusion"}
"""What a table is where an older protocol does not say."""

MOST_TABLES = 300
"""In one list; every two rules are compared, so very many would take for ever."""

_NAMING_KEYS = ("id", "code", "label")


def read_table(kind: type[S], raw: object, path: str, faults: list[Fault]) -> S | None:
    """The struct, or None with what is wrong added to ``faults``."""
    if not isinstance(raw, dict):
        faults.append(Fault(path, "a table is wanted: write its keys here"))
        return None
    before = len(faults)
    values = read_keys(kind, raw, path, faults)
    faults.extend(
        Fault(_join(path, field.encode_name), "missing")
        for field in _fields(kind).values()
        if field.required and field.encode_name not in raw
    )
    return kind(**values) if len(faults) == before else None


def read_keys(
    kind: type[Struct], raw: Mapping[str, object], path: str, faults: list[Fault]
) -> dict[str, Any]:
    """The sound values among the keys of a table, by the names of the struct."""
    fields = _fields(kind)
    tag = kind.__struct_config__.tag_field
    values: dict[str, Any] = {}
    for key, value in raw.items():
        if key in fields:
            found = _read(fields[key].type, value, _join(path, key), faults)
            if found is not None:
                values[fields[key].name] = found
        elif key != tag:
            faults.append(Fault(_join(path, key), "unknown key"))
    return values


# What a type is made of is worked out once: it costs far more than to read a value.
@cache
def _fields(kind: type[Struct]) -> Mapping[str, structs.FieldInfo]:
    return {f.encode_name: f for f in structs.fields(kind)}


def _read(kind: Any, raw: object, path: str, faults: list[Fault]) -> Any:
    kind = _bare(kind)
    if get_origin(kind) is tuple and _structs(get_args(kind)[0]):
        return _read_list(get_args(kind)[0], raw, path, faults)
    if _structs(kind):
        return _read_struct(kind, raw, path, faults)
    return _read_value(kind, raw, path, faults)


def _read_list(kind: Any, raw: object, path: str, faults: list[Fault]) -> Any:
    if not isinstance(raw, list):
        faults.append(Fault(path, f"a list of tables is wanted: write [[{path}]]"))
        return None
    if not raw:
        faults.append(Fault(path, "empty"))
    if len(raw) > MOST_TABLES:
        faults.append(Fault(path, f"{len(raw)} tables, {MOST_TABLES} at most"))
        return None
    named = element_paths(path, raw)
    read = [_read_struct(kind, r, p, faults) for r, p in zip(raw, named, strict=True)]
    return tuple(element for element in read if element is not None)


def element_paths(path: str, raw: list[object]) -> list[str]:
    """Each element of a list by its id or code, or by its place from 1."""
    names = [_name(element) for element in raw]
    count = Counter(names)
    return [
        f"{path}[{name if name and count[name] == 1 else place}]"
        for place, name in enumerate(names, start=1)
    ]


def _name(element: object) -> str:
    if isinstance(element, dict):
        for key in _NAMING_KEYS:
            if isinstance(name := element.get(key), str):
                return name
    return ""


def _read_struct(kind: Any, raw: object, path: str, faults: list[Fault]) -> Any:
    choices = _structs(kind)
    if len(choices) == 1:
        return read_table(choices[0], raw, path, faults)
    by_tag = {c.__struct_config__.tag: c for c in choices}
    key = choices[0].__struct_config__.tag_field or ""
    tag = raw.get(key, _UNSAID.get(key)) if isinstance(raw, dict) else None
    if not isinstance(tag, str) or tag not in by_tag:
        known = ", ".join(sorted(str(t) for t in by_tag))
        faults.append(Fault(_join(path, key), f"expected one of {known}"))
        return None
    return read_table(by_tag[tag], raw, path, faults)


def _read_value(kind: Any, raw: object, path: str, faults: list[Fault]) -> Any:
    # msgspec would take the text "5" for the number 5.
    if _mentions(kind, Decimal) and _mentions_text(raw):
        faults.append(Fault(path, text_for_number(raw)))
        return None
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        faults.append(Fault(path, why_refused(str(error), raw, kind)))
        return None


def _mentions_text(raw: object) -> bool:
    values = raw if isinstance(raw, list) else [raw]
    return any(isinstance(value, str) for value in values)


@cache
def _bare(kind: Any) -> Any:
    """A list of structs without its Annotated shell; anything else as it is."""
    if get_origin(kind) is Annotated and _structs(get_args(kind)[0]):
        return get_args(kind)[0]
    return kind


@cache
def _structs(kind: Any) -> tuple[type[Struct], ...]:
    """The struct types a value of this kind may have; empty where it is no struct."""
    kinds = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    return tuple(k for k in kinds if isinstance(k, type) and issubclass(k, Struct))


@cache
def _mentions(kind: Any, wanted: type) -> bool:
    return kind is wanted or any(_mentions(k, wanted) for k in get_args(kind))


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
