"""What must be true of a protocol's limits for leaving, each fault by its key path."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from monitor.protocol.criteria import LEAVING
from monitor.protocol.document import Document
from monitor.protocol.faults import Fault
from monitor.protocol.gate_tables import Gate
from monitor.protocol.leaving import Leaving, LeavingLimit

_OF_FIELDS = ("steady_values", "last_values")


def leave_faults(document: Document, fields: frozenset[str]) -> Iterator[Fault]:
    """Limits in order and in range, and every criterion with what it needs."""
    leaving = document.leaving
    if leaving is not None:
        yield from _limits_faults(document, leaving, fields)
    for gate in document.gate:
        if gate.computed in LEAVING:
            yield from _criterion_faults(gate, leaving, fields)


def _limits_faults(
    document: Document, leaving: Leaving, fields: frozenset[str]
) -> Iterator[Fault]:
    counts = Counter(limit.field for limit in leaving.limits)
    twice = (code for code in counts if counts[code] > 1)
    yield from (Fault("leaving.limits", f"{code} is there twice") for code in twice)
    ranges = {f.code: (f.lowest, f.highest) for f in document.field}
    for limit in leaving.limits:
        path = f"leaving.limits[{limit.field}]"
        if limit.field not in fields:
            yield Fault(f"{path}.field", f"no field {limit.field}")
        yield from _limit_faults(path, limit, ranges.get(limit.field))


def _limit_faults(
    path: str, limit: LeavingLimit, hard: tuple[Decimal, Decimal] | None
) -> Iterator[Fault]:
    low, high = limit.at_least, limit.at_most
    if low is None and high is None and limit.within_percent is None:
        yield Fault(path, "no limit")
    if low is not None and high is not None and low > high:
        yield Fault(f"{path}.at_least", f"{low} is above at_most")
    if limit.or_baseline and low is None:
        yield Fault(f"{path}.or_baseline", "only beside at_least")
    for key, value in (("at_least", low), ("at_most", high)):
        if hard and value is not None and not hard[0] <= value <= hard[1]:
            yield Fault(f"{path}.{key}", f"{value} lies outside the hard range")


def _criterion_faults(
    gate: Gate, leaving: Leaving | None, fields: frozenset[str]
) -> Iterator[Fault]:
    path = f"gate[{gate.id}]"
    if gate.phase != "leave":
        yield Fault(f"{path}.phase", f"{gate.computed} is found before leaving")
    if leaving is None:
        yield Fault(f"{path}.computed", f"{gate.computed} needs the table leaving")
        return
    if gate.computed == "steady_values" and leaving.steady is None:
        yield Fault(f"{path}.computed", "needs the table leaving.steady")
    if gate.computed not in _OF_FIELDS:
        return
    if not gate.fields:
        yield Fault(f"{path}.fields", "missing")
    for code in gate.fields:
        if code in fields and leaving.limit(code) is None:
            yield Fault(f"{path}.fields", f"no limit of {code} in leaving.limits")
