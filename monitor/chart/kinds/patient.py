"""Who a patient is, and what was put right about it."""

from datetime import date
from typing import Literal

from msgspec import Struct

from monitor.chart.kinds.kind import Kind

Sex = Literal["female", "male", "indeterminate", "not known"]
AllergyState = Literal["known", "none known", "not recorded", "unavailable"]


class Allergies(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the four states of the NHS common user interface, and what to."""

    state: AllergyState
    items: tuple[str, ...] = ()


class PatientDetails(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who the patient is."""

    identifier: str
    family: str
    given: str
    title: str = ""
    born: date
    sex: Sex
    allergies: Allergies


class PatientRecorded(Kind, frozen=True, kw_only=True, tag="patient-recorded/1"):
    """A patient was entered for the first time."""

    details: PatientDetails


class PatientCorrected(Kind, frozen=True, kw_only=True, tag="patient-corrected/1"):
    """A patient's details were put right; the reason stands in the header."""

    details: PatientDetails
