"""What was charted comes back out of the Bundle, to the last digit."""

from collections import Counter
from datetime import datetime
from decimal import Decimal
from uuid import UUID

import pytest

from monitor.chart.kinds import (
    DoseGiven,
    EntryAmended,
    EntryRetracted,
    InfusionRecorded,
    NoteRecorded,
    OxygenRecorded,
    ScoreRecorded,
    TreatmentGiven,
)
from monitor.reports.fhir.source import Source, de_identified
from monitor.reports.session_record import SessionRecord
from tests.reports.fhir.reading import (
    Found,
    codes,
    extension,
    in_error,
    moment,
    of_type,
    read,
    values,
)
from tests.reports.fhir.varied import VARIED, varied

_PRESSURE = ("sbp", "dbp")


@pytest.fixture(params=VARIED)
def charted(request: pytest.FixtureRequest) -> Source:
    return varied(request.param)


@pytest.fixture
def bundle(charted: Source) -> Found:
    return read(charted)


def _rows(record: SessionRecord) -> list[tuple[str, datetime, object, bool]]:
    return [
        (
            row.field,
            row.observed_at,
            row.value if row.not_done is None else row.not_done.replace(" ", "-"),
            row.superseded_by is not None,
        )
        for row in record.observations
    ]


def test_every_value_and_every_reason(charted: Source, bundle: Found) -> None:
    """What stands in the CSV is there: in force as it is, and each error as one."""
    known = {spec.code for spec in charted.protocol.charting.fields}
    # A half of a pressure that nobody charted is told to be unknown.
    told = Counter(v for v in values(bundle) if v[0] in known and v[2] is not None)
    rows = Counter(_rows(charted.record))
    assert {v: n for v, n in told.items() if not v[3]} == {
        v: n for v, n in rows.items() if not v[3]
    }
    # A pressure is sent whole: the half that was right stands beside the wrong one.
    assert {v for v in rows if v[3]} <= set(told)
    others = {v: n for v, n in told.items() if v[3] and v[0] not in _PRESSURE}
    assert others == {v: n for v, n in rows.items() if v[3] and v[0] not in _PRESSURE}


def test_what_was_put_right_is_told_without_names_as_well(
    charted: Source, bundle: Found
) -> None:
    """Each error as one, what took its place, and that it was put right; but notes."""
    bare = read(de_identified(charted, UUID(int=7)))
    notes = _put_right(bundle) - _put_right(bare)
    assert _put_right(bare) <= _put_right(bundle)
    assert {of for _, of, _ in notes} <= {"Note", ""}
    assert notes["Provenance", "", ""] == notes["Observation", "Note", "corrected"]


def _put_right(bundle: Found) -> Counter[tuple[str, str, str]]:
    kinds = ("Observation", "MedicationAdministration", "Condition", "Provenance")
    found = [(kind, one) for kind in kinds for one in of_type(bundle, kind)]
    return Counter(
        (kind, one.get("code", {}).get("text", ""), one.get("status", ""))
        for kind, one in found
        if kind == "Provenance" or in_error(one) or one.get("status") == "corrected"
    )


def test_every_single_dose_and_treatment(charted: Source, bundle: Found) -> None:
    given = Counter(
        (
            m["medicationCodeableConcept"]["text"],
            moment(m["effectiveDateTime"]),
            m["dosage"]["route"]["text"],
            (m["dosage"]["dose"]["value"], m["dosage"]["dose"]["code"]),
            in_error(m),
        )
        for m in of_type(bundle, "MedicationAdministration")
        if "dose" in m.get("dosage", {}) and "effectiveDateTime" in m
    )
    expected: Counter[object] = Counter()
    for version in charted.versions:
        match version.says:
            case DoseGiven() as dose:
                what = (dose.drug, version.at, dose.route, (dose.mg, "mg"))
                expected[(*what, not version.is_in_force)] += 1
            case TreatmentGiven() as treated:
                amount = (Decimal(treated.dose.split()[0]), "mg")
                what = (treated.drug, version.at, treated.route, amount)
                expected[(*what, not version.is_in_force)] += 1
            case _:
                pass
    assert given == expected


def test_every_step_of_an_infusion(charted: Source, bundle: Found) -> None:
    """Each with its rate and what was read from the pump, the wrong ones as errors."""
    steps = Counter(
        (
            extension(m, "infusion-step")["code"],
            moment(m.get("effectiveDateTime") or m["effectivePeriod"]["start"]),
            m.get("dosage", {}).get("rateQuantity", {}).get("value"),
            (extension(m, "pump-volume") or {}).get("value"),
            in_error(m),
        )
        for m in of_type(bundle, "MedicationAdministration")
        if extension(m, "infusion-step")
    )
    assert steps == Counter(
        (
            says.step.replace(" ", "-"),
            version.at,
            says.rate_ml_per_hour,
            says.pump_ml,
            not version.is_in_force,
        )
        for version in charted.versions
        if isinstance(says := version.says, InfusionRecorded)
    )


def test_the_whole_infusion(charted: Source, bundle: Found) -> None:
    """From its start to its end, with the total; a step of it has no dose."""
    ran = charted.record.session.infusion
    found = [
        m
        for m in of_type(bundle, "MedicationAdministration")
        if m["id"] == str(charted.own("infusion")) and not in_error(m)
    ]
    assert len(found) == bool(ran)
    if not ran:
        return
    (whole,) = found
    assert charted.given is not None
    ended = [step.at for step in ran if step.what in ("stopped", "completed")]
    assert moment(whole["effectivePeriod"]["start"]) == ran[0].at
    assert [moment(e) for e in [whole["effectivePeriod"].get("end")] if e] == ended
    assert whole["dosage"]["dose"]["value"] == charted.given.mg
    assert extension(whole["dosage"], "volume")["value"] == charted.given.ml
    parts = [m for m in of_type(bundle, "MedicationAdministration") if "partOf" in m]
    assert [p for p in parts if "dose" in p.get("dosage", {})] == []


def test_every_side_effect(charted: Source, bundle: Found) -> None:
    """In force as the record has it."""
    found = [
        (
            codes(c["code"])[0][1],
            int(codes(c["severity"])[0][1]),
            moment(c["onsetDateTime"]),
            _ended(c),
        )
        for c in of_type(bundle, "Condition")
        if not in_error(c)
    ]
    assert Counter(found) == Counter(
        (e.code, e.grade, e.onset, e.ended) for e in charted.record.effects
    )


def _ended(condition: Found) -> datetime | None:
    """Of what is refuted it stands apart: it has no clinical status."""
    told = condition.get("abatementDateTime") or extension(condition, "ended")
    return None if told is None else moment(told)


def test_notes_oxygen_and_scores(charted: Source, bundle: Found) -> None:
    """One Observation for each version of each."""
    told = [
        (system, code, in_error(o))
        for o in of_type(bundle, "Observation")
        for system, code in codes(o["code"])
    ]
    for kind, code in (
        (NoteRecorded, ("urn:vigil:code:field", "note")),
        (OxygenRecorded, ("http://loinc.org", "3151-8")),
    ):
        made = [v for v in charted.versions if isinstance(v.says, kind)]
        assert [t[2] for t in told if t[:2] == code] == [
            not v.is_in_force for v in made
        ]
    totals = Counter(
        (code, o.get("valueQuantity", {}).get("value"), o.get("valueString", ""))
        for o in of_type(bundle, "Observation")
        for system, code in codes(o["code"])
        if system == "urn:vigil:code:scale"
    )
    assert totals == Counter(
        (v.says.scale, v.says.total, v.says.result)
        for v in charted.versions
        if isinstance(v.says, ScoreRecorded)
    )


def test_each_correction_says_who_why_and_of_what(
    charted: Source, bundle: Found
) -> None:
    corrections = {
        str(entry.id): entry
        for entry in charted.record.entries
        if isinstance(entry.payload, EntryAmended | EntryRetracted)
    }
    told = [p for p in of_type(bundle, "Provenance") if "signature" not in p]
    resources = {e["fullUrl"]: e["resource"] for e in bundle["entry"]}
    assert Counter(
        (p["reason"][0]["text"], moment(p["recorded"])) for p in told
    ) == Counter((e.reason, e.recorded_at) for e in corrections.values())
    for one in told:
        (who,) = one["agent"]
        assert who["who"]["display"] == "A. Okafor RN (unverified)"
        wrong = [resources[e["what"]["reference"]] for e in one.get("entity", [])]
        struck = [resources[t["reference"]] for t in one["target"]]
        # An amended effect is told by the new one, and a struck-out end by its error.
        assert all(in_error(r) for r in wrong or struck)
