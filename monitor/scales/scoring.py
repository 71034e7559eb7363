"""Totals, and why a score is not one of its scale."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from monitor.scales.scale import HIGHEST_TYPED, Scale, Version

Answers = Sequence[int | None]


class Fault(Struct, frozen=True, kw_only=True):
    """Why something is no score of its scale; ``field`` names what it is about."""

    field: str
    what: str
    why: str
    remedy: str


class Given(Struct, frozen=True, kw_only=True):
    """A score as it was given, to be held against its scale."""

    version: str
    items: tuple[int | None, ...] = ()
    total: int | None = None
    parts: Mapping[str, int] = {}
    result: str = ""
    administered_by: str = ""


def total_of(items: Answers) -> int | None:
    """The sum; None as long as one item is unanswered. An answer of 0 is an answer."""
    answered = [value for value in items if value is not None]
    return sum(answered) if len(answered) == len(items) else None


def least_of(items: Answers) -> int:
    """What the total comes to at least, whatever the unanswered items are."""
    return sum(value for value in items if value is not None)


def zeros(scale: Scale, items: Answers) -> tuple[str, ...]:
    """The items that were answered with 0, by their short names."""
    pairs = zip(scale.items, items, strict=True)
    return tuple(item.short for item, value in pairs if value == 0)


def flags_of(scale: Scale, items: Answers, result: str = "") -> tuple[str, ...]:
    """What of this score a person must review, in words."""
    found = []
    for flag in scale.flags:
        if flag.item and flag.item <= len(items):
            value = items[flag.item - 1]
            if value is not None and value > flag.above:
                found.append(flag.words.format(value=value))
        elif flag.result and flag.result == result:
            found.append(flag.words.format(value=scale.result(result)))
    return tuple(found)


def fault_of(scale: Scale, given: Given) -> Fault | None:
    """Why this is no score of that scale; None where it is one."""
    version = next((v for v in scale.versions if v.id == given.version), None)
    if version is None:
        return _fault(
            "version",
            f"The version {given.version} of {scale.name} is not known",
            "its range can't be checked",
            "Choose one of the list",
        )
    found = _stray_fault(scale, given)
    if found is None and scale.items:
        found = _items_fault(scale, given)
    elif found is None and scale.results:
        found = _result_fault(scale, given)
    elif found is None:
        found = _parts_fault(scale, given) or _total_fault(scale, version, given)
    return found or _administrator_fault(scale, given)


def _stray_fault(scale: Scale, given: Given) -> Fault | None:
    """What this scale does not have, and was given all the same."""
    strays = (
        ("items", bool(given.items) and not scale.items, "items"),
        ("result", bool(given.result) and not scale.results, "a chosen result"),
        ("total", given.total is not None and bool(scale.results), "a total"),
    )
    for field, is_stray, words in strays:
        if is_stray:
            return _fault(
                field,
                f"{scale.name} is not charted with {words}",
                "the scale has none",
                "Leave it out",
            )
    return None


def _items_fault(scale: Scale, given: Given) -> Fault | None:
    if len(given.items) != len(scale.items):
        return _fault(
            "items",
            f"{scale.name} has {len(scale.items)} items",
            f"{len(given.items)} were given",
            "Answer each, or mark it as not answered",
        )
    if all(value is None for value in given.items):
        return _fault(
            "item 1",
            f"{scale.name} is empty",
            "no item is answered",
            "Answer the items",
        )
    for number, (item, value) in enumerate(zip(scale.items, given.items, strict=True)):
        if value is not None and not item.label(value):
            return _fault(
                f"item {number + 1}",
                f"{value} is no answer to item {number + 1}",
                f"answers run from {item.lowest} to {item.highest}",
                "Type it again",
            )
    if given.total != total_of(given.items):
        return _fault(
            "total",
            f"The total of {scale.name} is not {given.total}",
            "it is not the sum of the items",
            "Type the items again",
        )
    return None


def _result_fault(scale: Scale, given: Given) -> Fault | None:
    if scale.result(given.result):
        return None
    keys = " ".join(level.key for level in scale.results)
    return _fault(
        "result",
        f"The result of {scale.name} is missing",
        f"it is one of {keys}",
        "Choose one",
    )


def _total_fault(scale: Scale, version: Version, given: Given) -> Fault | None:
    if not scale.has_total:
        return None
    if given.total is None:
        return _fault(
            "total",
            f"The total of {scale.name} is missing",
            "it is what is charted",
            "Type it",
        )
    highest = HIGHEST_TYPED if version.highest is None else version.highest
    if not version.lowest <= given.total <= highest:
        return _fault(
            "total",
            f"A total of {given.total} is not possible",
            f"{scale.name} runs from {version.lowest} to {highest}",
            "Type it again",
        )
    return _sum_fault(scale, given, given.total)


def _sum_fault(scale: Scale, given: Given, total: int) -> Fault | None:
    together = sum(given.parts.values())
    is_whole = len(given.parts) == len(scale.parts)
    if scale.is_summed and given.parts:
        if is_whole and together != total:
            why = f"the subscores come to {together}"
        elif together > total:
            why = f"the subscores alone come to {together}"
        else:
            return None
        what = f"The total is not {total}"
        return _fault("total", what, why, "Check the subscores and the total")
    return None


def _parts_fault(scale: Scale, given: Given) -> Fault | None:
    known = {part.id: part for part in scale.parts}
    for id_, value in given.parts.items():
        part = known.get(id_)
        if part is None:
            return _fault(
                id_,
                f"{scale.name} has no subscore {id_}",
                "it is not of this scale",
                "Leave it out",
            )
        if not part.lowest <= value <= part.highest:
            return _fault(
                id_,
                f"{part.label} {value} is not possible",
                f"it runs from {part.lowest} to {part.highest}",
                "Type it again",
            )
    if not scale.has_total and len(given.parts) < len(scale.parts):
        left = next(part for part in scale.parts if part.id not in given.parts)
        return _fault(
            left.id,
            f"{left.label} is missing",
            f"{scale.name} is charted part by part",
            "Type it, 0 where there is nothing",
        )
    return None


def _administrator_fault(scale: Scale, given: Given) -> Fault | None:
    if not scale.asks_administrator or given.administered_by.strip():
        return None
    return _fault(
        "administered by",
        "Who administered it is missing",
        f"{scale.name} is charted with the name",
        "Type the name",
    )


def _fault(field: str, what: str, why: str, remedy: str) -> Fault:
    return Fault(field=field, what=what, why=why, remedy=remedy)
