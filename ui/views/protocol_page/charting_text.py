"""What can be charted under a protocol, and its side effects, in words."""

from datetime import timedelta

from monitor.chart.fields import FieldSpec
from monitor.protocol.care_protocol import CareProtocol, EffectSpec, Lane
from ui.views import wording
from ui.views.protocol_page.told import (
    Block,
    Section,
    Told,
    amount,
    blocks,
    field_words,
    number,
    numbers,
    told,
)

_MINUTE = timedelta(minutes=1)


def effects_section(protocol: CareProtocol) -> Section:
    """How severe, which, and what can be given for them."""
    quick = [effect for effect in protocol.effects if effect.key]
    others = [effect for effect in protocol.effects if not effect.key]
    return Section(
        key="7",
        title="Side effects",
        blocks=blocks(
            Block("Grades", _grades(protocol)),
            Block("Quick choices", tuple(map(_effect, quick))),
            Block("Further side effects", tuple(map(_effect, others))),
            Block("Treatments", _treatments(protocol)),
        ),
    )


def fields_section(protocol: CareProtocol) -> Section:
    """The fields and scales of a set, their limits of entry, and the chart."""
    return Section(
        key="8",
        title="Fields and scales",
        blocks=blocks(
            *(
                Block(
                    f"{spec.label}, {spec.scale}" if spec.scale else spec.label,
                    told(spec.source, *_field(spec)),
                )
                for spec in protocol.charting.fields
            ),
            Block("Pressure", _pressure(protocol)),
            Block("Oxygen", _oxygen(protocol)),
            Block("Times of charting", _times(protocol)),
            *(_lane(protocol, lane) for lane in protocol.lanes),
        ),
    )


def _grades(protocol: CareProtocol) -> tuple[Told, ...]:
    lines: tuple[Told, ...] = ()
    for grade in protocol.grades:
        serious = ", serious unless said otherwise" if grade.serious else ""
        text = f"{grade.grade} {grade.label}: {grade.text}{serious}"
        lines += told(grade.source, text)
    return lines


def _effect(effect: EffectSpec) -> Told:
    key = f", key {effect.key}" if effect.key else ""
    expected = ", expected of the drug" if effect.expected else ""
    return Told(f"{effect.label} ({effect.code}){key}{expected}")


def _treatments(protocol: CareProtocol) -> tuple[Told, ...]:
    return tuple(Told(f"{t.label}, key {t.key}") for t in protocol.treatments)


def _field(spec: FieldSpec) -> tuple[str, ...]:
    lowest, highest = number(spec.lowest), amount(spec.highest, spec.unit)
    decimals = wording.counted(spec.decimals, "decimal") if spec.decimals else ""
    asked, undisturbed = spec.challenge_delta, spec.undisturbed
    return (
        f"{spec.short}, from {lowest} to {highest}"
        + (f" with {decimals}" if decimals else ""),
        ""
        if asked is None
        else f"A change by more than {amount(asked, spec.unit)} is asked about",
        _hinted(spec),
        "Can be read without disturbing the patient" if undisturbed else "",
        "The lowest is the worst" if spec.low_is_worse else "",
        *(f"{a.digit} {a.word}: {a.text}" for a in spec.anchors),
    )


def _hinted(spec: FieldSpec) -> str:
    low, high = spec.soft_low, spec.soft_high
    parts = []
    if low is not None:
        parts.append(f"below {amount(low, spec.unit)}")
    if high is not None:
        parts.append(f"above {amount(high, spec.unit)}")
    return f"The hint is coloured {wording.listed(parts, 'and')}" if parts else ""


def _pressure(protocol: CareProtocol) -> tuple[Told, ...]:
    pair = protocol.charting.pressure
    both = field_words(protocol, (pair.upper,)), field_words(protocol, (pair.lower,))
    return told(
        pair.source,
        f"{both[0]} and {both[1]} are typed as one, {pair.label}",
        f"A difference below {number(pair.narrowest)} or above "
        f"{number(pair.widest)} is asked about",
    )


def _oxygen(protocol: CareProtocol) -> tuple[Told, ...]:
    table = protocol.oxygen
    low, high = table.lowest_litres_per_minute, table.highest_litres_per_minute
    decimals = wording.counted(table.decimals, "decimal")
    return told(
        table.source,
        f"Air, or from {number(low)} to {number(high)} L/min, with {decimals}",
    )


def _times(protocol: CareProtocol) -> tuple[Told, ...]:
    charting = protocol.charting
    return told(
        charting.source,
        f"A set recorded more than {_minutes(charting.late_after)} after it was "
        "observed is late",
        f"A draft older than {_minutes(charting.old_draft_after)} is asked for its "
        "time",
        f"A slip can be amended by one key for {_minutes(charting.correct_within)}",
    )


def _minutes(length: timedelta) -> str:
    return f"{length // _MINUTE}min"


def _lane(protocol: CareProtocol, lane: Lane) -> Block:
    return Block(
        f"Lane {lane.label}",
        told(
            lane.source,
            f"{field_words(protocol, lane.fields)} from {lane.lowest} to "
            f"{amount(lane.highest, lane.unit)}, marks at {numbers(lane.ticks)}",
        ),
    )
