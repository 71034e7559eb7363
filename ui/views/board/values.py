"""The last value of each field, with its age, as a card shows it."""

from collections.abc import Iterable
from datetime import timedelta

from monitor.chart.fields import FieldSpec
from monitor.chart.kinds import Priority
from monitor.chart.observations import ObservationSet, last_with
from monitor.charting.reads import SessionRead
from monitor.protocol.breathing import said_with
from monitor.protocol.care_protocol import Lane
from ui.views import wording
from ui.views.board.card import Series, ValueView
from ui.views.breathing import breathed
from ui.views.trend.scales import digit_words

_NONE = "\N{EN DASH}"
_MOST = 4
_NOW = timedelta(0)
_SERIES: dict[str, Series] = {
    "bp": "bp",
    "hr": "hr",
    "spo2": "spo2",
    "rr": "rr",
    "temp": "temp",
}


def value_views(read: SessionRead) -> tuple[ValueView, ...]:
    """Up to four vital signs, then up to four scales, in the protocol's order."""
    protocol = read.protocol
    scales = [spec for spec in protocol.charting.fields if spec.is_scale]
    return (
        *(_vital(read, lane) for lane in protocol.lanes[:_MOST]),
        *(_scale(read, spec) for spec in scales[:_MOST]),
    )


def _vital(read: SessionRead, lane: Lane) -> ValueView:
    last = _last(read, lane.fields[0])
    label = wording.spelled(_short(read, lane))
    series = _SERIES.get(lane.id, "scales")
    if last is None:
        return _missing(label, series)
    told = [last.value(field) for field in lane.fields]
    said = said_with(read.protocol, read.session, last)
    on = breathed(said) if series == "spo2" else ""
    value = "/".join(_NONE if v is None else wording.as_charted(v) for v in told)
    return ValueView(
        label=label,
        value=value,
        note=on,
        brief=on.removesuffix("/min"),
        age=_age(read, last),
        series=series,
        is_stale=_is_stale(read, lane.fields[0]),
        priority=_priority(read, lane.fields),
    )


def _short(read: SessionRead, lane: Lane) -> str:
    if len(lane.fields) > 1:
        return read.protocol.charting.pressure.label
    return read.protocol.charting.field(lane.fields[0]).short


def _scale(read: SessionRead, spec: FieldSpec) -> ValueView:
    last = _last(read, spec.code)
    value = None if last is None else last.value(spec.code)
    if last is None or value is None:
        return _missing(spec.label, "scales")
    digit, _, word = digit_words(spec, value).partition(" ")
    return ValueView(
        label=spec.label,
        value=digit,
        note=word,
        age=_age(read, last),
        is_stale=_is_stale(read, spec.code),
        priority=_priority(read, (spec.code,)),
    )


def _missing(label: str, series: Series) -> ValueView:
    return ValueView(
        label=label, value=_NONE, age="no reading", series=series, is_read=False
    )


def _last(read: SessionRead, field: str) -> ObservationSet | None:
    return last_with(read.session.sets, field, read.assessment.at)


def _age(read: SessionRead, last: ObservationSet) -> str:
    """Without the word *old*, for which the columns are too narrow."""
    return wording.in_minutes(max(read.assessment.at - last.observed_at, _NOW))


def _is_stale(read: SessionRead, field: str) -> bool:
    age = read.assessment.age(field)
    return age is not None and age.is_stale


def _priority(read: SessionRead, fields: Iterable[str]) -> Priority | None:
    """Of the card that is open about any of these fields, latched or not."""
    wanted = set(fields)
    for parameter in read.protocol.parameters:
        if wanted & set(parameter.fields):
            card = read.assessment.card(parameter.id)
            if card is not None and not card.is_latched:
                return card.priority
    return None
