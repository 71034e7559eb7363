"""Every single thing a protocol says, and the protocol with that one thing changed."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct, structs

from monitor.protocol.care_protocol import CareProtocol

Path = tuple[str | int, ...]
Leaf = str | int | bool | Decimal | date | timedelta

DERIVED = frozenset(
    {
        "weight_kg",
        "form",
        "rate_highest_ml_per_hour",
        "ordered_within_percent",
        "snooze_minutes",
        "action_codes",
        "effect_codes",
        "baseline_within",
        "baseline_fresh",
    }
)
"""What charting holds a second time, from tables that are told themselves."""

_CHANGED = {
    "start": "leave",
    "leave": "start",
    "high": "low",
    "medium": "high",
    "low": "medium",
    "yes_no": "text",
    "text": "date",
    "date": "time",
    "time": "number",
    "number": "choice",
    "choice": "name",
    "name": "phone",
    "phone": "yes_no",
    "recheck": "amend",
    "amend": "call",
    "call": "recheck",
    "baseline": "during",
    "during": "recovery",
    "recovery": "baseline",
}
"""Where only some words are possible: another one of them."""


def leaves(value: object, path: Path = ()) -> Iterator[tuple[Path, Leaf]]:
    """Each with its path; an empty word says nothing."""
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            if path == ("charting",) and name in DERIVED:
                continue
            yield from leaves(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from leaves(item, (*path, place))
    elif isinstance(value, Leaf) and value != "":
        yield path, value


def changed(protocol: CareProtocol, path: Path) -> CareProtocol:
    """The same protocol but for that one thing."""
    found = _changed(protocol, path)
    assert isinstance(found, CareProtocol)
    return found


def _changed(value: object, path: Path) -> object:
    if not path:
        return _other(value)
    head, *rest = path
    if isinstance(value, tuple):
        assert isinstance(head, int)
        inner = _changed(value[head], tuple(rest))
        return (*value[:head], inner, *value[head + 1 :])
    assert isinstance(value, Struct)
    inner = _changed(getattr(value, str(head)), tuple(rest))
    return structs.replace(value, **{str(head): inner})


def _other(value: object) -> object:
    match value:
        case bool():
            return not value
        case int() | Decimal():
            return value + 1
        case date():
            return value + timedelta(days=1)
        case timedelta():
            return value + timedelta(minutes=1)
        case str():
            return _CHANGED.get(value, f"{value}§")
        case _:
            raise TypeError(value)
