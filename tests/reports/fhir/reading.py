"""A Bundle read back, as a script that knows nothing of Vigil but its codes would."""

import json
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from monitor.reports.fhir.bundle import to_bundle, to_fhir
from monitor.reports.fhir.source import Source, source_of
from tests.charting.clinic import Clinic

Found = dict[str, Any]
ERROR = "entered-in-error"
LOINC = "http://loinc.org"
_FIELDS = {
    "8867-4": "hr",
    "9279-1": "rr",
    "2708-6": "spo2",
    "8310-5": "temp",
    "8480-6": "sbp",
    "8462-4": "dbp",
    "72514-3": "pain",
}


def source(clinic: Clinic) -> Source:
    return source_of(clinic.read, "A. Okafor RN", "0.1.0")


def read(made: Source) -> Found:
    found: Found = json.loads(to_fhir(to_bundle(made)), parse_float=Decimal)
    return found


def of_type(bundle: Found, type_: str) -> list[Found]:
    every = (entry["resource"] for entry in bundle["entry"])
    return [one for one in every if one["resourceType"] == type_]


def codes(concept: Found) -> list[tuple[str, str]]:
    return [(c.get("system", ""), c["code"]) for c in concept.get("coding", [])]


def extension(resource: Found, name: str) -> Any:
    for one in resource.get("extension", []):
        if one["url"] == f"urn:vigil:extension:{name}":
            return next(v for key, v in one.items() if key.startswith("value"))
    return None


def in_error(resource: Found) -> bool:
    """Whatever the resource calls its status."""
    if "verificationStatus" in resource:
        return [code for _, code in codes(resource["verificationStatus"])] == [ERROR]
    return bool(resource["status"] == ERROR)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def values(bundle: Found) -> Iterator[tuple[str, datetime, object, bool]]:
    """Field, time, value or reason there is none, and whether it was an error."""
    for seen in of_type(bundle, "Observation"):
        at = moment(seen["effectiveDateTime"])
        for part in [*seen.get("component", []), seen]:
            field = _field(part)
            if field is not None:
                yield field, at, _value(part), in_error(seen)


def _field(part: Found) -> str | None:
    for system, code in codes(part["code"]):
        if system == LOINC and code in _FIELDS:
            return _FIELDS[code]
        if system == "urn:vigil:code:field" and "valueString" not in part:
            return code
    return None


def _value(part: Found) -> object:
    if "valueQuantity" in part:
        return Decimal(part["valueQuantity"]["value"])
    reasons = codes(part.get("dataAbsentReason", {}))
    own = [code for system, code in reasons if system == "urn:vigil:code:not-done"]
    return own[0] if own else None
