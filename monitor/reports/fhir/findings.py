"""Weight, oxygen, notes, scores and doubts about a dose, as FHIR Observations."""

from collections.abc import Mapping

from monitor.chart.kinds import (
    AddendumRecorded,
    DoseDoubtful,
    NoteRecorded,
    OxygenRecorded,
    ScoreRecorded,
    WasteRecorded,
    WeightRecorded,
)
from monitor.reports.fhir import codes
from monitor.reports.fhir.elements import (
    Element,
    coding,
    concept,
    note,
    quantity,
    words,
)
from monitor.reports.fhir.observations import (
    codes_of,
    observed,
    of_version,
    vital_sign,
)
from monitor.reports.fhir.source import Source
from monitor.reports.fhir.stretches import Stretch, stretches
from monitor.reports.versions import VersionOut
from monitor.scales.catalogue import scale_of

_Finding = (
    WeightRecorded
    | OxygenRecorded
    | NoteRecorded
    | AddendumRecorded
    | ScoreRecorded
    | DoseDoubtful
    | WasteRecorded
)


def findings(source: Source) -> list[tuple[Stretch, Element]]:
    found = stretches(source.versions, _whole)
    return [(one, _finding(one, source)) for one in found]


def _finding(one: Stretch, source: Source) -> Element:
    told = _told(one.content)
    own = told.pop("extension", [])
    more = own if isinstance(own, list) else []
    return observed(one, source, **told, extension=[*more, *of_version(one)])


def _whole(version: VersionOut) -> Mapping[str, object]:
    return {"finding": version.says} if isinstance(version.says, _Finding) else {}


def _told(said: object) -> Element:
    match said:
        case WeightRecorded():
            kg = quantity(said.kg, "kg", "kg")
            code = codes_of(codes.WEIGHT, "Body weight")
            return {"code": code, **vital_sign(codes.WEIGHT), "valueQuantity": kg}
        case OxygenRecorded():
            return _oxygen(said)
        case NoteRecorded(text=text):
            return {"code": _own("note", "Note"), **_text(text)}
        case AddendumRecorded(text=text):
            return {"code": _own("addendum", "Addendum after signing"), **_text(text)}
        case ScoreRecorded():
            return _score(said)
        case DoseDoubtful() | WasteRecorded():
            return _drug(said)
        case other:
            raise TypeError(other)


def _own(code: str, display: str) -> Element:
    return concept(coding(codes.FIELD, code, display), text=display)


def _text(text: str) -> Element:
    """A note that is not handed out is still told to be there."""
    if text:
        return {"valueString": text}
    return {"dataAbsentReason": concept(coding(codes.ABSENT, "masked", "Masked"))}


def _oxygen(said: OxygenRecorded) -> Element:
    code = concept(coding(codes.LOINC, *codes.OXYGEN_FLOW), text="Oxygen")
    if said.litres_per_minute is None:
        air = concept(coding(codes.FIELD, "air", "Air"), text="Air")
        return {"code": code, "valueCodeableConcept": air}
    flow = quantity(said.litres_per_minute, "L/min", "L/min")
    return {"code": code, "valueQuantity": flow}


def _score(said: ScoreRecorded) -> Element:
    scale = scale_of(said.scale)
    name = said.scale if scale is None else scale.name
    own = coding(codes.SCALE, said.scale, name)
    known = codes.TOTALS.get(said.scale)
    code = [own] if known is None else [coding(codes.LOINC, *known), own]
    value: Element = {}
    if said.total is not None:
        value = {"valueQuantity": quantity(said.total, "", "{score}")}
    elif said.result:
        value = {"valueString": said.result}
    return {
        "code": concept(*code, text=name),
        "category": [concept(coding(codes.CATEGORY, "survey", "Survey"))],
        **(value or {"dataAbsentReason": _no_total()}),
        "component": _items(said),
        "extension": [
            *words("scale-version", said.version),
            *words("score-mode", said.mode),
            *words("administered-by", said.administered_by),
        ],
    }


def _no_total() -> Element:
    """An item is missing, or the scale has no number."""
    return concept(coding(codes.ABSENT, "unknown", "Unknown"))


def _items(said: ScoreRecorded) -> list[Element]:
    answers = [(f"item-{n}", value) for n, value in enumerate(said.items, start=1)]
    parts = [(f"part-{part.part}", part.value) for part in said.subscores]
    return [
        {
            "code": concept(coding(f"{codes.SCALE}:{said.scale}", code)),
            **(
                {"dataAbsentReason": concept(coding(codes.ABSENT, "not-asked"))}
                if value is None
                else {"valueQuantity": quantity(value, "", "{score}")}
            ),
        }
        for code, value in (*answers, *parts)
    ]


def _drug(said: DoseDoubtful | WasteRecorded) -> Element:
    if isinstance(said, DoseDoubtful):
        most = quantity(said.at_most_mg, "mg", "mg")
        return {
            "code": _own("dose-uncertain", "Dose uncertain, given so far at most"),
            "valueQuantity": {**most, "comparator": "<="},
            "note": note(said.cause),
            "extension": words("new-site", said.new_site),
        }
    amounts = ((said.ml, "mL"), (said.mg, "mg"))
    return {
        "code": _own("wasted", "Drug wasted"),
        "component": [
            {
                "code": concept(coding(codes.FIELD, f"wasted-{unit}")),
                "valueQuantity": quantity(value, unit, unit),
            }
            for value, unit in amounts
            if value is not None
        ],
        "extension": words("witness", said.witness),
    }
