"""What must be true of a protocol's gates, each fault by its key path."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from monitor.protocol.criteria import CRITERIA
from monitor.protocol.document import Document
from monitor.protocol.faults import Fault
from monitor.protocol.gate_tables import Ask, Gate, Hold, HoldLimit
from monitor.protocol.start_limits import START_LIMITS

_OWN_KEYS = {
    "choices": "choice",
    "oldest_days": "date",
    "least_minutes": "time",
    "lowest": "number",
    "highest": "number",
    "at_least": "number",
    "at_most": "number",
    "decimals": "number",
    "unit": "number",
    "least_digits": "phone",
}
"""Which kind of ask a key belongs to; of the others it says nothing."""


def gate_faults(document: Document, fields: frozenset[str]) -> Iterator[Fault]:
    """References, limits in order, and every computed gate by a name that is known."""
    for gate in document.gate:
        yield from _gate_faults(gate, document.hold, fields)
    if document.hold is not None:
        yield from _hold_faults(document, document.hold, fields)


def _gate_faults(
    gate: Gate, hold: Hold | None, fields: frozenset[str]
) -> Iterator[Fault]:
    path = f"gate[{gate.id}]"
    if bool(gate.asks) == bool(gate.computed):
        yield Fault(path, "it is either asked or computed")
    if gate.computed and gate.computed not in CRITERIA:
        known = ", ".join(sorted(CRITERIA))
        yield Fault(f"{path}.computed", f"expected one of {known}")
    if gate.fields and not gate.computed:
        yield Fault(f"{path}.fields", "only a computed gate is about fields")
    if gate.asks_why and not gate.may_not_apply:
        yield Fault(f"{path}.asks_why", "only where it may not apply")
    yield from _field_faults(gate, hold, fields)
    ids = Counter(ask.id for ask in gate.asks)
    yield from (Fault(f"{path}.asks", f"{i} is there twice") for i in ids if ids[i] > 1)
    for ask in gate.asks:
        yield from _ask_faults(ask, gate, f"{path}.asks[{ask.id}]")


def _field_faults(
    gate: Gate, hold: Hold | None, fields: frozenset[str]
) -> Iterator[Fault]:
    path = f"gate[{gate.id}].fields"
    if gate.of_equipment and gate.computed:
        yield Fault(f"gate[{gate.id}].of_equipment", "only where it is asked")
    yield from (Fault(path, f"no field {c}") for c in gate.fields if c not in fields)
    if gate.computed != START_LIMITS:
        return
    if not gate.fields:
        yield Fault(path, "missing")
    held = {limit.field for limit in hold.limits} if hold else set()
    bare = [code for code in gate.fields if code in fields and code not in held]
    yield from (Fault(path, f"no limit of {code}") for code in bare)


def _ask_faults(ask: Ask, gate: Gate, path: str) -> Iterator[Fault]:
    for key, kind in _OWN_KEYS.items():
        is_set = getattr(ask, key) not in (None, (), "", 0)
        if is_set and ask.kind != kind:
            yield Fault(f"{path}.{key}", f"only a {kind} has it")
    before = [a for a in gate.asks[: gate.asks.index(ask)] if a.kind == "yes_no"]
    for id_ in ask.asked_if:
        if id_ not in {a.id for a in before}:
            yield Fault(f"{path}.asked_if", f"no {id_} to be answered yes before it")
    possible = {"yes_no": ("yes", "no"), "choice": ask.choices}.get(ask.kind, ())
    if ask.kind == "choice" and not ask.choices:
        yield Fault(f"{path}.choices", "missing")
    if ask.kind == "phone" and ask.least_digits is None:
        yield Fault(f"{path}.least_digits", "missing")
    yield from _no_answers(f"{path}.wanted", ask.wanted, possible)
    yield from _no_answers(f"{path}.flagged", ask.flagged, possible)
    yield from _rising(path, ask, "lowest", "highest")
    yield from _rising(path, ask, "at_least", "at_most")


def _no_answers(
    path: str, named: tuple[str, ...], possible: tuple[str, ...]
) -> Iterator[Fault]:
    for value in named:
        if value not in possible:
            yield Fault(path, f"{value} is no answer of it")


def _rising(path: str, of: Ask | HoldLimit, lower: str, upper: str) -> Iterator[Fault]:
    low, high = getattr(of, lower), getattr(of, upper)
    if low is not None and high is not None and low > high:
        yield Fault(f"{path}.{lower}", f"{low} is above {upper}")


def _hold_faults(
    document: Document, hold: Hold, fields: frozenset[str]
) -> Iterator[Fault]:
    ranges = {f.code: (f.lowest, f.highest) for f in document.field}
    ids = Counter(limit.field for limit in hold.limits)
    twice = (i for i in ids if ids[i] > 1)
    yield from (Fault("hold.limits", f"{i} is there twice") for i in twice)
    for limit in hold.limits:
        path = f"hold.limits[{limit.field}]"
        if limit.field not in fields:
            yield Fault(f"{path}.field", f"no field {limit.field}")
        if limit.at_or_above is None and limit.below is None:
            yield Fault(path, "no limit")
        yield from _rising(path, limit, "below", "at_or_above")
        yield from _rising(path, limit, "note_at_or_above", "at_or_above")
        lowest, highest = ranges.get(limit.field, (Decimal(0), Decimal(1000)))
        for key in ("at_or_above", "below", "note_at_or_above"):
            value = getattr(limit, key)
            if value is not None and not lowest <= value <= highest:
                yield Fault(f"{path}.{key}", f"{value} lies outside the hard range")
