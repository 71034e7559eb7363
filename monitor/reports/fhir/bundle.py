"""A session as one FHIR R4 Bundle, checked against the models before it leaves."""

import msgspec

from monitor.reports.fhir import codes
from monitor.reports.fhir.doses import doses
from monitor.reports.fhir.effects import effects
from monitor.reports.fhir.elements import Element, coding
from monitor.reports.fhir.findings import findings
from monitor.reports.fhir.frame import encounter, patient, practitioners
from monitor.reports.fhir.infusion import infusion
from monitor.reports.fhir.observations import observations
from monitor.reports.fhir.provenance import corrections, moves, signings
from monitor.reports.fhir.source import Source

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def to_bundle(source: Source) -> Element:
    """A collection: a document would want an author who attests to it.

    Each resource is known by its ``urn:uuid`` and refers to others by theirs.
    """
    told = [
        *observations(source),
        *findings(source),
        *doses(source),
        *effects(source),
    ]
    sent = [stretch for stretch, _ in told]
    resources = [
        patient(source),
        *practitioners(source),
        encounter(source),
        *infusion(source),
        *(resource for _, resource in told),
        *corrections(source, sent),
        *moves(source),
        *signings(source),
    ]
    return {
        "resourceType": "Bundle",
        "id": str(source.own("bundle")),
        "meta": {"tag": _tags(source)},
        "type": "collection",
        "timestamp": source.record.as_of,
        "entry": [
            {"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in resources
        ],
    }


def _tags(source: Source) -> list[Element]:
    """What it is for, what made it, and whether it says whose it is."""
    record = source.record
    told = "Names, numbers and free text left out, times moved by whole days"
    whose = [
        coding(codes.EXPORT, "de-identified", told),
        coding(codes.EXPORT, "left-in", record.left_in),
    ]
    if source.is_identified:
        whose = [coding(codes.EXPORT, "identified", "Names the patient")]
    return [
        *whose,
        coding(codes.EXPORT, "intended-use", record.intended_use),
        coding(codes.EXPORT, "made-by", f"Vigil {record.app_version}"),
    ]


def resources_in(bundle: Element) -> int:
    entry = bundle["entry"]
    return len(entry) if isinstance(entry, list) else 0


def to_fhir(bundle: Element) -> bytes:
    """The Bundle as JSON, indented, ending in a line break."""
    return msgspec.json.format(to_fhir_line(bundle).strip(), indent=2) + b"\n"


def to_fhir_line(bundle: Element) -> bytes:
    """The Bundle on one line, with decimals as they were charted.

    Raises ValueError where the models of FHIR do not take it: a fault of ours.
    """
    # Late: the models take longer to load than the window has to open.
    from fhir.resources.R4B.bundle import Bundle  # noqa: PLC0415

    content = _ENCODER.encode(bundle)
    # Theirs is not what is written: they keep decimals as floats, so 0.50 would be 0.5.
    Bundle.model_validate_json(content)
    return content + b"\n"
