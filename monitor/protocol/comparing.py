"""What two versions of a protocol say differently, thing by thing."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from monitor.protocol.care_protocol import CareProtocol

Path = tuple[str, ...]

_NAMES = (
    "id",
    "code",
    "field",
    "grade",
    "digit",
    "key",
    "label",
    "to",
    "after_minutes",
)
_HELD_TWICE = frozenset(
    {
        "baseline_within",
        "baseline_fresh",
        "weight_kg",
        "form",
        "rate_highest_ml_per_hour",
        "ordered_within_percent",
        "snooze_minutes",
        "action_codes",
        "effect_codes",
    }
)
"""What charting takes from other tables, where it is compared."""


class Difference(Struct, frozen=True, kw_only=True):
    """One thing that is not the same; None where one of them does not have it.

    ``path`` leads to it by the names of a CareProtocol, an element of a list by what
    names it there, or by its place from 1. What is there in one alone is one
    difference, whatever it holds. The ``order`` of elements is one of its own.
    """

    path: Path
    before: object
    after: object


def differences(before: CareProtocol, after: CareProtocol) -> tuple[Difference, ...]:
    """All of them, in the order of a protocol; none for one and the same text.

    Two texts that say the same differ in their hash alone.
    """
    return tuple(_between(before, after, ()))


def _between(before: object, after: object, path: Path) -> Iterator[Difference]:
    if before is after:
        return
    if isinstance(before, Struct) and type(before) is type(after):
        for name in before.__struct_fields__:
            if path == ("charting",) and name in _HELD_TWICE:
                continue
            parts = getattr(before, name), getattr(after, name)
            yield from _between(*parts, (*path, name))
    elif _are_tables(before) and _are_tables(after) and (before or after):
        yield from _between_lists(_sequence(before), _sequence(after), path)
    elif before != after:
        yield Difference(path=path, before=before, after=after)


def _between_lists(
    before: Sequence[object], after: Sequence[object], path: Path
) -> Iterator[Difference]:
    named = _naming(before, after)
    olds, news = _by_name(before, named), _by_name(after, named)
    for name in dict.fromkeys((*olds, *news)):
        yield from _between(olds.get(name), news.get(name), (*path, name))
    were = [name for name in olds if name in news]
    are = [name for name in news if name in olds]
    if were != are:
        order = (*path, "order")
        yield Difference(path=order, before=tuple(were), after=tuple(are))


def _are_tables(value: object) -> bool:
    """A list of tables, or none yet."""
    return isinstance(value, tuple) and all(isinstance(one, Struct) for one in value)


def _sequence(value: object) -> Sequence[object]:
    return value if isinstance(value, tuple) else ()


def _naming(before: Sequence[object], after: Sequence[object]) -> str:
    """By which of their keys the elements can be told apart; empty for none."""
    for name in _NAMES:
        if all(_is_naming(found, name) for found in (before, after)):
            return name
    return ""


def _is_naming(found: Sequence[object], name: str) -> bool:
    if not all(hasattr(one, name) for one in found):
        return False
    names = {str(getattr(one, name)) for one in found}
    return len(names) == len(found) and "" not in names


def _by_name(found: Sequence[object], named: str) -> dict[str, object]:
    if not named:
        return {str(place): one for place, one in enumerate(found, start=1)}
    return {str(getattr(one, named)): one for one in found}
