"""The reference of the keys of a protocol names them all."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from msgspec import Struct, structs

from monitor.protocol.criteria import CRITERIA
from monitor.protocol.document import Document

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "PROTOCOLS.md").read_text(encoding="utf-8")
FILES = frozenset(re.findall(r"`(\w+\.py)`", TEXT))
PATHS = re.findall(r"`([\w.]+)`", TEXT)
TOLD = frozenset(key for path in PATHS for key in path.split("."))


def structs_in(kind: Any) -> Iterator[type[Struct]]:
    """The structs in an annotation, however deep."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        yield kind
    for part in get_args(kind) if get_origin(kind) else ():
        yield from structs_in(part)


def every_table() -> frozenset[type[Struct]]:
    found: set[type[Struct]] = set()
    waiting: list[type[Struct]] = [Document]
    while waiting:
        table = waiting.pop()
        found.add(table)
        parts = (p for f in structs.fields(table) for p in structs_in(f.type))
        waiting += [part for part in parts if part not in found]
    return frozenset(found)


@pytest.mark.parametrize("table", sorted(every_table(), key=str))
def test_every_key_is_told(table: type[Struct]) -> None:
    """So are the words that tell one form of a table from another."""
    tag = table.__struct_config__.tag
    keys = {field.encode_name for field in structs.fields(table)}
    assert keys | ({tag} if isinstance(tag, str) else set()) <= TOLD


def test_every_criterion_is_told() -> None:
    """By the name a check is computed by."""
    assert set(CRITERIA) <= TOLD


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_files_are_there(name: str) -> None:
    """A name with no folder is a file of the rules."""
    assert (ROOT / "monitor" / "protocol" / name).exists()
