"""The lanes of the scales, built from the sets of a session."""

from decimal import Decimal

from monitor.chart.fields import FieldSpec
from ui.views.trend.lanes import Cell, EmptyCell, LastValue, ScaleLane
from ui.views.trend.readings import REASONS, Found, as_drawn, find_readings
from ui.views.trend.subject import Subject
from ui.views.wording import old

_TO = "\N{EN DASH}"


def scale_lanes(subject: Subject) -> tuple[ScaleLane, ...]:
    """One lane for each scale of the protocol, in its order."""
    fields = subject.protocol.charting.fields
    return tuple(_lane(subject, spec) for spec in fields if spec.is_scale)


def digit_words(spec: FieldSpec, value: Decimal) -> str:
    """``4 lethargic``; ``5 of 10`` only on a scale whose highest is its worst end.

    The direction of a scale is always visible, so a low number that is worse is never
    told as a share of the highest.
    """
    word = spec.word(value)
    if spec.low_is_worse or len(spec.anchors) > spec.highest - spec.lowest:
        return f"{value:f} {word}".strip()
    return f"{value:f} of {spec.highest:f}"


def _lane(subject: Subject, spec: FieldSpec) -> ScaleLane:
    read = find_readings(subject, (spec.code,))
    found = as_drawn(read)
    lowest, highest = f"{spec.lowest:f}", f"{spec.highest:f}"
    is_extent = spec.scale == f"{lowest} to {highest}"
    return ScaleLane(
        code=spec.code,
        label=spec.label,
        scale="" if is_extent else spec.scale,
        extent=f"{lowest}{_TO}{highest}",
        cells=tuple(_cell(spec, one) for one in found if one.value is not None),
        blanks=tuple(
            EmptyCell(
                minute=one.minute,
                set_id=one.observed.id,
                reason=REASONS[one.reason],
                is_observed=one.reason == "not disturbed",
                queried=one.queried,
            )
            for one in found
            if one.value is None and one.reason is not None
        ),
        last=_last(subject, spec, [one for one in read if one.value is not None]),
    )


def _cell(spec: FieldSpec, found: Found) -> Cell:
    value = found.value or Decimal(0)
    share = (value - spec.lowest) / (spec.highest - spec.lowest)
    return Cell(
        minute=found.minute,
        set_id=found.observed.id,
        text=f"{value:f}",
        strength=float(1 - share if spec.low_is_worse else share),
        was=found.was,
        is_late=found.is_late,
        is_conflicting=found.observed.fact.is_conflicting,
        queried=found.queried,
    )


def _last(subject: Subject, spec: FieldSpec, measured: list[Found]) -> LastValue:
    if not measured or measured[-1].value is None:
        return LastValue()
    last = measured[-1]
    age = subject.assessment.age(spec.code)
    card = subject.assessment.card(spec.code)
    return LastValue(
        text=digit_words(spec, measured[-1].value),
        was=f"was {measured[-2].text}" if len(measured) > 1 else "",
        age=old(last.observed.observed_at, subject.now),
        is_stale=subject.session.is_open and age is not None and age.is_stale,
        priority=None if card is None else card.priority,
    )
