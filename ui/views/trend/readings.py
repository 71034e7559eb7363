"""One lane's readings out of the sets, with what happened to each of them."""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from monitor.chart.kinds import NotDone, ObservationsRecorded, Reading
from monitor.chart.observations import ObservationSet
from ui.views.trend.queried import tags_of
from ui.views.trend.subject import Subject

REASONS: dict[NotDone, str] = {
    "refused": "refused",
    "asleep": "asleep",
    "equipment": "equipment",
    "not disturbed": "not disturbed",
    "other": "other reason",
}


class Found(Struct, frozen=True, kw_only=True):
    """The fields of one lane in one set; ``value`` is None where it was not measured.

    ``first`` and ``first_lower`` are what was charted before an amendment changed it,
    ``was`` the words for that. ``queried`` names the open queries about it.
    """

    observed: ObservationSet
    minute: float
    value: Decimal | None
    lower: Decimal | None
    reason: NotDone | None
    first: Decimal | None = None
    first_lower: Decimal | None = None
    was: str = ""
    is_late: bool = False
    is_unconfirmed: bool = False
    queried: str = ""

    @property
    def text(self) -> str:
        return pressure_words(self.value, self.lower)


def find_readings(subject: Subject, fields: tuple[str, ...]) -> tuple[Found, ...]:
    """Every set that says anything about these fields, in the order it was true."""
    if fields not in subject.found:
        sought = (_find(subject, observed, fields) for observed in subject.session.sets)
        subject.found[fields] = tuple(one for one in sought if one is not None)
    return subject.found[fields]


def as_drawn(found: Iterable[Found]) -> tuple[Found, ...]:
    """By the times that are shown, which a clock that was set back can repeat."""
    return tuple(sorted(found, key=_minute))


def _minute(found: Found) -> float:
    return found.minute


def pressure_words(value: Decimal | None, lower: Decimal | None) -> str:
    """``182/104``, or the one value there is."""
    if value is None:
        return ""
    return f"{value:f}" if lower is None else f"{value:f}/{lower:f}"


def _find(
    subject: Subject, observed: ObservationSet, fields: tuple[str, ...]
) -> Found | None:
    readings = [r for code in fields if (r := observed.reading(code))]
    if not readings:
        return None
    value, lower = _values(readings, fields)
    first, first_lower, was = _first(observed, fields, (value, lower))
    return Found(
        observed=observed,
        minute=subject.minute(observed.observed_at),
        value=value,
        lower=lower,
        reason=next((r.not_done for r in readings if r.not_done), None),
        first=first,
        first_lower=first_lower,
        was=was,
        is_late=observed.fact.entry.id in subject.late,
        is_unconfirmed=any(r.challenge == "unconfirmed" for r in readings),
        queried=tags_of(subject, observed.id, fields),
    )


def _values(
    readings: list[Reading], fields: tuple[str, ...]
) -> tuple[Decimal | None, Decimal | None]:
    by_field = {reading.field: reading.value for reading in readings}
    value = by_field.get(fields[0])
    return value, by_field.get(fields[1]) if len(fields) > 1 else None


def _first(
    observed: ObservationSet,
    fields: tuple[str, ...],
    now: tuple[Decimal | None, Decimal | None],
) -> tuple[Decimal | None, Decimal | None, str]:
    """What was charted first, where that differs from what stands."""
    original = observed.fact.first.payload
    if not observed.fact.is_amended or not isinstance(original, ObservationsRecorded):
        return None, None, ""
    readings = [r for r in original.readings if r.field in fields]
    before = _values(readings, fields)
    if before == now:
        return None, None, ""
    return *before, f"was {pressure_words(*before) or _blank_words(readings)}"


def _blank_words(readings: list[Reading]) -> str:
    for reading in readings:
        if reading.not_done is not None:
            return REASONS[reading.not_done]
    return "not charted"
