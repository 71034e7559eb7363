"""Texts that would do harm if anybody took them for SQL, and every place for a text."""

from collections.abc import Iterator
from random import Random
from typing import Any, TypeVar, get_type_hints

from msgspec import Struct
from msgspec.structs import replace

S = TypeVar("S", bound=Struct)
Place = tuple[str | int, ...]
_TEXTS = (str, str | None, tuple[str, ...], frozenset[str])
_PARTS = (
    *("'", '"', "`", "''", "';", "--", "/*", "*/", ")", "(", ",", "||", ";", "\\"),
    *("DROP TABLE entry", "DELETE FROM payload", "DROP TRIGGER entry_no_update"),
    *("' OR '1'='1", "UNION SELECT salt FROM payload", "PRAGMA writable_schema=1"),
    *("ATTACH DATABASE 'x' AS x", "load_extension('x')", "zeroblob(9)", "x'00'"),
    *("?", "?1", ":id", ":1", "@id", "$1", "%", "_", "%s", "%(id)s", "{0}", "{id}"),
    *("é", "患者", "\N{RIGHT SINGLE QUOTATION MARK}", "\N{FULLWIDTH APOSTROPHE}"),
    *("a", "B", "7", " ", "\n", "NULL", "rowid", "\N{PILE OF POO}"),
)


def hostile(random: Random) -> str:
    """One of them; it begins and ends with a letter, as what is typed is trimmed."""
    parts = "".join(random.choices(_PARTS, k=random.randint(1, 4)))
    return f"a{parts}b"[: random.choice((12, 40, 200))].strip()


def places(value: Struct) -> Iterator[Place]:
    """Where in it somebody's words stand, and not one of a few given ones."""
    hints = get_type_hints(type(value))
    for name in value.__struct_fields__:
        is_text = hints[name] in _TEXTS
        for place in _within(getattr(value, name), is_text=is_text):
            yield (name, *place)


def _within(found: object, *, is_text: bool) -> Iterator[Place]:
    match found:
        case str() if is_text:
            yield ()
        case Struct():
            yield from places(found)
        case tuple():
            for number, one in enumerate(found):
                for place in _within(one, is_text=is_text):
                    yield (number, *place)
        case _:
            return


def put(value: S, place: Place, text: str) -> S:
    """The same with that text there."""
    name = str(place[0])
    return replace(value, **{name: _put(getattr(value, name), place[1:], text)})


def at(value: object, place: Place) -> Any:
    for step in place:
        value = getattr(value, step) if isinstance(step, str) else value[step]  # type: ignore[index]
    return value


def _put(found: object, place: Place, text: str) -> object:
    match found:
        case Struct():
            return put(found, place, text)
        case tuple():
            here = int(place[0])
            return (
                *found[:here],
                _put(found[here], place[1:], text),
                *found[here + 1 :],
            )
        case _:
            return text
