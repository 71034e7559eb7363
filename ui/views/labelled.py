"""Values with their names and units, and what was breathed beside a saturation."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from monitor.chart.fields import FieldSpec
from monitor.chart.observations import ObservationSet
from monitor.charting.reads import SessionRead
from ui.views import wording
from ui.views.breathing import breathed_with


def labelled(
    read: SessionRead,
    values: Mapping[str, Decimal],
    observed: ObservationSet | None = None,
) -> Iterator[str]:
    """``BP 118/72 mmHg``, ``HR 70 /min`` in the protocol's order.

    Of a set that was ``observed``, what was breathed then stands beside a saturation.
    """
    pair = read.protocol.charting.pressure
    for spec in read.protocol.charting.fields:
        value, lower = values.get(spec.code), values.get(pair.lower)
        if value is None or (spec.code == pair.lower and pair.upper in values):
            continue
        if spec.code == pair.upper and lower is not None:
            told = f"{wording.as_charted(value)}/{wording.as_charted(lower)}"
            yield f"{pair.label} {told} {spec.unit}"
        else:
            yield named(spec, value) + breathed_in(read, spec, observed)


def labelled_set(read: SessionRead, observed: ObservationSet) -> Iterator[str]:
    """All values of one set."""
    readings = ((reading.field, reading.value) for reading in observed.readings)
    values = {field: value for field, value in readings if value is not None}
    return labelled(read, values, observed)


def named(spec: FieldSpec, value: Decimal) -> str:
    """One value: ``HR 70 /min``, ``Responsiveness 5 alert``."""
    if spec.is_scale:
        return f"{spec.label} {wording.number(value)} {spec.word(value)}".rstrip()
    unit = f" {spec.unit}" if spec.unit else ""
    return f"{wording.spelled(spec.short)} {wording.as_charted(value)}{unit}"


def breathed_in(
    read: SessionRead, spec: FieldSpec, observed: ObservationSet | None
) -> str:
    """`` on air`` after a saturation of that set; empty after any other value."""
    if observed is None:
        return ""
    return breathed_with(read.protocol, read.session, spec, observed)
