"""What stands in a Bundle, beside the values."""

from decimal import Decimal
from uuid import UUID

import pytest
from fhir.resources.R4B.bundle import Bundle
from msgspec.structs import replace

from monitor.chart.kinds import ObservationsRecorded, Reading
from monitor.reports.fhir.bundle import resources_in, to_bundle, to_fhir, to_fhir_line
from monitor.reports.fhir.source import Source, de_identified
from tests.charting.clinic import CALM, Clinic, observed
from tests.reports.exported import amend, set_at
from tests.reports.fhir.reading import (
    ERROR,
    Found,
    codes,
    extension,
    of_type,
    read,
    source,
)
from tests.reports.fhir.varied import VARIED, varied

_VITAL = ("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs")
_PROFILE = "http://hl7.org/fhir/StructureDefinition/"
_LOINC = "http://loinc.org"
_SECRET = UUID("7c0a4a62-9a55-4f2e-8a43-2f0b8d3c1e11")


BARE = (False, True)


def _source(name: str, *, bare: bool) -> Source:
    return de_identified(varied(name), _SECRET) if bare else varied(name)


@pytest.mark.parametrize("bare", BARE)
@pytest.mark.parametrize("name", VARIED)
def test_the_models_take_it(name: str, bare: bool) -> None:
    """Each resource as a model of its own kind, with nothing that R4 does not know."""
    made = to_bundle(_source(name, bare=bare))
    bundle = Bundle.model_validate_json(to_fhir(made))
    kinds = {type(entry.resource).__name__ for entry in bundle.entry}
    assert {"Patient", "Encounter", "Practitioner", "Observation"} <= kinds
    assert len(bundle.entry) == resources_in(made)


@pytest.mark.parametrize("bare", BARE)
@pytest.mark.parametrize("name", VARIED)
def test_nothing_in_it_is_empty(name: str, bare: bool) -> None:
    """FHIR has neither nulls nor empty lists, objects or strings."""
    assert _hollow(read(_source(name, bare=bare)), "Bundle") == []


def _hollow(value: object, where: str) -> list[str]:
    if value is None or value in ("", [], {}):
        return [where]
    if isinstance(value, dict):
        parts = list(value.items())
    else:
        parts = list(enumerate(value)) if isinstance(value, list) else []
    return [each for name, one in parts for each in _hollow(one, f"{where}.{name}")]


@pytest.mark.parametrize("bare", BARE)
@pytest.mark.parametrize("name", VARIED)
def test_only_what_has_a_clinical_status_has_ended(name: str, bare: bool) -> None:
    """The invariant con-4 of R4."""
    conditions = of_type(read(_source(name, bare=bare)), "Condition")
    ended = [c for c in conditions if "abatementDateTime" in c]
    assert [c for c in ended if "clinicalStatus" not in c] == []


@pytest.mark.parametrize("name", VARIED)
def test_every_reference_is_in_the_bundle(name: str) -> None:
    bundle = read(varied(name))
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    assert len(set(urls)) == len(urls)
    assert _references(bundle["entry"]) <= set(urls)


def _references(value: object) -> set[str]:
    match value:
        case dict():
            own = {str(v) for k, v in value.items() if k == "reference"}
            return own.union(*map(_references, value.values()))
        case list():
            return set[str]().union(*map(_references, value))
        case _:
            return set()


def test_what_the_models_do_not_take_is_not_written() -> None:
    made = to_bundle(varied("paused"))
    with pytest.raises(ValueError, match="kind"):
        to_fhir_line({**made, "kind": "session"})


@pytest.mark.parametrize(
    ("field", "loinc", "unit", "profile"),
    [
        ("hr", ["8867-4"], "/min", "heartrate"),
        ("rr", ["9279-1"], "/min", "resprate"),
        ("spo2", ["2708-6", "59408-5"], "%", "oxygensat"),
        ("weight", ["29463-7"], "kg", "bodyweight"),
    ],
)
def test_a_vital_sign(field: str, loinc: list[str], unit: str, profile: str) -> None:
    """Codes, unit, category and profile are those of R4."""
    bundle = read(varied("completed"))
    (first, *_) = [
        o
        for o in of_type(bundle, "Observation")
        if codes(o["code"]) == [(_LOINC, code) for code in loinc]
    ]
    assert first["valueQuantity"]["code"] == unit, field
    assert first["valueQuantity"]["system"] == "http://unitsofmeasure.org"
    assert codes(first["category"][0]) == [_VITAL]
    assert first["meta"]["profile"] == [f"{_PROFILE}vitalsigns", f"{_PROFILE}{profile}"]


def _panels(bundle: Found) -> list[Found]:
    panel = (_LOINC, "85354-9")
    every = of_type(bundle, "Observation")
    return [one for one in every if panel in codes(one["code"])]


def test_a_pressure_is_a_panel() -> None:
    panel = _panels(read(varied("completed")))[0]
    assert panel["meta"]["profile"] == [f"{_PROFILE}vitalsigns", f"{_PROFILE}bp"]
    assert codes(panel["category"][0]) == [_VITAL]
    assert "valueQuantity" not in panel
    assert [
        (codes(c["code"]), c["valueQuantity"]["value"], c["valueQuantity"]["code"])
        for c in panel["component"]
    ] == [
        ([(_LOINC, "8480-6")], 118, "mm[Hg]"),
        ([(_LOINC, "8462-4")], 72, "mm[Hg]"),
    ]


def test_only_what_was_corrected_is_an_error() -> None:
    """The wrong pressure is one, the right one a correction; the rest stays."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    amend(clinic, set_at(clinic, 10), observed("128/72 70 98 14 5 0 1 0"), "slip")
    seen = [
        o
        for o in of_type(read(source(clinic)), "Observation")
        if o["effectiveDateTime"] == "2026-03-14T13:36:00Z"
    ]
    panels = [o["status"] for o in seen if "component" in o]
    assert panels == [ERROR, "corrected"]
    assert [o["status"] for o in seen].count("final") == 7
    assert len(seen) == 9


def test_a_resource_keeps_its_id_when_it_is_corrected() -> None:
    """So that whoever has it already learns that it was an error."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    before = {e["fullUrl"] for e in read(source(clinic))["entry"]}
    amend(clinic, set_at(clinic, 10), observed("128/72 70 98 14 5 0 1 0"), "slip")
    assert before <= {e["fullUrl"] for e in read(source(clinic))["entry"]}


def test_why_there_is_no_value() -> None:
    """R4's word for it, ours beside it, and no value."""
    bundle = read(varied("not_measured"))
    blank = [o for o in of_type(bundle, "Observation") if "dataAbsentReason" in o]
    absent = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
    own = "urn:vigil:code:not-done"
    assert sorted(codes(o["dataAbsentReason"]) for o in blank) == [
        [(absent, "not-performed"), (own, "asleep")],
        [(absent, "not-performed"), (own, "equipment")],
        [(absent, "not-performed"), (own, "not-disturbed")],
        [(absent, "not-performed"), (own, "other")],
    ]
    refused = _panels(bundle)[-1]
    for half in refused["component"]:
        assert codes(half["dataAbsentReason"]) == [
            (absent, "asked-declined"),
            (own, "refused"),
        ]


def test_how_a_value_was_found() -> None:
    bundle = read(varied("not_measured"))
    scored = {
        codes(o["code"])[0][1]: o
        for o in of_type(bundle, "Observation")
        if "method" in o
    }
    assert codes(scored["sedation"]["method"]) == [("urn:vigil:code:mode", "observed")]
    assert scored["sedation"]["valueQuantity"]["code"] == "{score}"
    assert extension(scored["nausea"], "unchanged") is True
    assert extension(scored["distress"], "unchanged") is None


def test_whoever_is_not_verified_is_marked() -> None:
    bundle = read(varied("completed"))
    (nurse,) = of_type(bundle, "Practitioner")
    assert extension(nurse, "verified") is False
    assert {o["performer"][0]["display"] for o in of_type(bundle, "Observation")} == {
        "A. Okafor RN (unverified)"
    }


def test_a_grade_of_nought_is_refuted() -> None:
    """It was asked for and is not there."""
    bundle = read(varied("side_effects"))
    status = {
        codes(c["code"])[0][1]: codes(c["verificationStatus"])[0][1]
        for c in of_type(bundle, "Condition")
        if "severity" in c
    }
    assert status["VOM"] == "refuted"


def test_an_effect_that_was_struck_out_has_no_clinical_status() -> None:
    """Nor an end, which only a clinical status allows; its end stands beside it."""
    wrong = [
        c
        for c in of_type(read(varied("side_effects")), "Condition")
        if ERROR in [code for _, code in codes(c["verificationStatus"])]
    ]
    assert len(wrong) == 2
    assert [c for c in wrong if {"clinicalStatus", "abatementDateTime"} & set(c)] == []
    assert all(extension(c, "ended") for c in wrong)


def test_decimals_stand_as_they_were_charted() -> None:
    """The models would make 36.50 a float; what is written keeps both digits."""
    made = varied("completed")
    readings = (Reading(field="hr", value=Decimal("70.50")),)
    first = next(v for v in made.versions if isinstance(v.says, ObservationsRecorded))
    said = replace(first, says=ObservationsRecorded(readings=readings))
    record = replace(made.record, versions=(said,))
    text = to_fhir_line(to_bundle(replace(made, record=record))).decode()
    assert '"value":70.50,' in text


def test_each_half_of_a_pressure_has_its_own_qualifiers() -> None:
    """A diastolic value that was questioned is told so, also beside a systolic one."""
    panel = _panels(read(varied("half_a_pressure")))[-1]
    told = [extension(half, "challenge") for half in panel["component"]]
    assert told == [None, "confirmed"]


def test_an_infusion_whose_start_was_struck_out_stays_as_an_error() -> None:
    """Whoever has it already learns that it was none, as of each of its steps."""
    bundle = read(varied("start_in_error"))
    given = of_type(bundle, "MedicationAdministration")
    assert [m["status"] for m in given] == [ERROR, ERROR]
    whole, step = given
    assert whole["id"] == str(varied("start_in_error").own("infusion"))
    assert whole["effectivePeriod"] == {"start": "2026-03-14T13:26:00Z"}
    assert [p["reference"] for p in step["partOf"]] == [f"urn:uuid:{whole['id']}"]


def test_what_came_from_paper_says_so() -> None:
    """With who observed it where the paper says, also once it was put right."""
    seen = of_type(read(varied("from_paper")), "Observation")
    paper = [o for o in seen if extension(o, "transcribed")]
    named = [o for o in paper if extension(o, "observed-by") == "N. Paperwriter"]
    (note,) = [o for o in paper if o not in named]
    assert note["valueString"] == "Asleep"
    at = "2026-03-14T13:38:00Z"
    assert named == [o for o in seen if o["effectiveDateTime"] == at]
    assert {o["status"] for o in named} == {ERROR, "corrected", "final"}
    bare = of_type(read(_source("from_paper", bare=True)), "Observation")
    by = {extension(o, "observed-by") for o in bare if extension(o, "transcribed")}
    assert {str(name).split()[0] for name in by} == {"Person", "None"}


def test_a_line_holds_one_session() -> None:
    line = to_fhir_line(to_bundle(varied("completed")))
    assert line.count(b"\n") == 1
    assert line.endswith(b"}\n")
