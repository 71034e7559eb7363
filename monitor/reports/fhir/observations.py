"""Sets of observations as FHIR Observations: one for a value, one for a pressure."""

from collections.abc import Mapping

from msgspec import Struct

from monitor.chart.fields import FieldSpec
from monitor.chart.kinds import Mode, NoteRecorded, ObservationsRecorded, Reading
from monitor.reports.fhir import codes
from monitor.reports.fhir.codes import Vital
from monitor.reports.fhir.elements import (
    Element,
    coding,
    concept,
    element,
    flag,
    quantity,
    reference,
    resource,
    words,
)
from monitor.reports.fhir.source import Source
from monitor.reports.fhir.stretches import Stretch, stretches
from monitor.reports.versions import VersionOut


class _Pressure(Struct, frozen=True):
    """Both halves as they were charted together; None where one was left out."""

    upper: Reading | None
    lower: Reading | None


def observations(source: Source) -> list[tuple[Stretch, Element]]:
    """Each value in each of its versions, those of the pressure together."""

    def parts(version: VersionOut) -> Mapping[str, object]:
        if not isinstance(version.says, ObservationsRecorded):
            return {}
        return _parts(version.says, source)

    return [
        (stretch, _observation(stretch, source))
        for stretch in stretches(source.versions, parts)
    ]


def _parts(said: ObservationsRecorded, source: Source) -> dict[str, object]:
    pair = source.protocol.charting.pressure
    halves = tuple(
        next((r for r in said.readings if r.field == field), None)
        for field in (pair.upper, pair.lower)
    )
    parts: dict[str, object] = {
        r.field: r for r in said.readings if r.field not in (pair.upper, pair.lower)
    }
    return {"pressure": _Pressure(*halves), **parts} if any(halves) else parts


def _observation(stretch: Stretch, source: Source) -> Element:
    match stretch.content:
        case Reading() as reading:
            return _single(stretch, reading, source)
        case _Pressure() as pressure:
            return _panel(stretch, pressure, source)
        case other:
            raise TypeError(other)


def observed(stretch: Stretch, source: Source, **more: object) -> Element:
    """An Observation of the session's patient, with who said it and when."""
    return resource(
        "Observation",
        stretch.id,
        status=stretch.status("final", "corrected"),
        subject=reference(source.patient),
        encounter=reference(source.encounter),
        effectiveDateTime=stretch.first.at,
        issued=stretch.first.recorded_at,
        performer=[stretch.by],
        **more,
    )


def vital_sign(vital: Vital) -> Element:
    """What makes an Observation one of the R4 vital-signs profiles."""
    return {
        "meta": {"profile": [codes.VITAL_SIGNS, vital.profile]},
        "category": [
            concept(coding(codes.CATEGORY, "vital-signs", "Vital Signs")),
        ],
    }


def codes_of(vital: Vital, text: str) -> Element:
    return concept(*(coding(codes.LOINC, *one) for one in vital.codes), text=text)


def _single(stretch: Stretch, reading: Reading, source: Source) -> Element:
    spec = source.protocol.charting.field(reading.field)
    vital = codes.VITALS.get(spec.code)
    if vital is not None and vital.unit == spec.unit and not spec.is_scale:
        code, more = codes_of(vital, spec.label), vital_sign(vital)
    else:
        code, more = _own_code(spec), {"category": [_survey()] if spec.is_scale else []}
    return observed(
        stretch,
        source,
        code=code,
        **more,
        **_value(reading, spec),
        method=_method(reading.mode),
        extension=[*_sure(reading), *of_version(stretch)],
    )


def _panel(stretch: Stretch, pressure: _Pressure, source: Source) -> Element:
    charting = source.protocol.charting
    named = ((codes.SYSTOLIC, pressure.upper), (codes.DIASTOLIC, pressure.lower))
    halves = [half for half in (pressure.upper, pressure.lower) if half is not None]
    modes = {half.mode for half in halves}
    component = [
        element(
            code=concept(coding(codes.LOINC, *name)),
            **(
                {"dataAbsentReason": _unknown()}
                if half is None
                else _value(half, charting.field(half.field))
            ),
            # Of its own: a pair may be kept with one half that was questioned.
            extension=[] if half is None else [*_sure(half), *words("mode", half.mode)],
        )
        for name, half in named
    ]
    return observed(
        stretch,
        source,
        code=codes_of(codes.PRESSURE, charting.pressure.label),
        **vital_sign(codes.PRESSURE),
        component=component,
        method=_method(modes.pop()) if len(modes) == 1 else None,
        extension=of_version(stretch),
    )


def _own_code(spec: FieldSpec) -> Element:
    own = coding(codes.FIELD, spec.code, spec.label)
    known = codes.SCORED.get(spec.code)
    if known is not None and spec.scale == "0 to 10":
        own = coding(codes.LOINC, *known)
    text = f"{spec.label} ({spec.scale})" if spec.scale else spec.label
    return concept(own, text=text)


def _survey() -> Element:
    return concept(coding(codes.CATEGORY, "survey", "Survey"))


def _value(reading: Reading, spec: FieldSpec) -> Element:
    """The value, or why there is none: a blank is never silently normal."""
    if reading.value is None:
        return {"dataAbsentReason": _absent(reading)}
    if spec.is_scale:
        of = quantity(reading.value, spec.scale, "{score}")
    else:
        of = quantity(reading.value, spec.unit, codes.UNITS.get(spec.unit))
    return {"valueQuantity": of}


def _absent(reading: Reading) -> Element:
    if reading.not_done is None:
        return _unknown()
    return concept(
        coding(codes.ABSENT, *codes.WHY_ABSENT[reading.not_done]),
        coding(codes.NOT_DONE, reading.not_done.replace(" ", "-"), reading.not_done),
        text=reading.not_done,
    )


def _unknown() -> Element:
    return concept(coding(codes.ABSENT, "unknown", "Unknown"))


def _sure(reading: Reading) -> list[Element]:
    """How sure whoever kept it was, and whether it was found as before."""
    return [
        *words("challenge", reading.challenge),
        *flag("unchanged", reading.unchanged or None),
    ]


def _method(mode: Mode | None) -> Element:
    """How it was found."""
    if mode is None:
        return {}
    return concept(coding(codes.MODE, mode, mode), text=mode)


def of_version(stretch: Stretch) -> list[Element]:
    """What holds of all that was said with it: from paper, in two versions at once."""
    said = stretch.root.says
    paper = (
        said.transcribed
        if isinstance(said, ObservationsRecorded | NoteRecorded)
        else None
    )
    return [
        *flag("contested", stretch.is_contested or None),
        *flag("transcribed", paper is not None or None),
        *words("observed-by", None if paper is None else paper.observed_by),
    ]
