"""The codes that are sent: of LOINC, UCUM and HL7 where there are any, else our own.

LOINC codes and units of vital signs are those of the R4 vital-signs profiles; beyond
them 3151-8, 72514-3, 44261-6 and 70274-6 are LOINC's own.
"""

from msgspec import Struct

from monitor.chart.kinds import Ending, NotDone, Sex

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
SNOMED = "http://snomed.info/sct"
_HL7 = "http://terminology.hl7.org/CodeSystem/"
CATEGORY = f"{_HL7}observation-category"
ABSENT = f"{_HL7}data-absent-reason"
VERIFICATION = f"{_HL7}condition-ver-status"
CLINICAL = f"{_HL7}condition-clinical"
CONDITION_CATEGORY = f"{_HL7}condition-category"
ACT = f"{_HL7}v3-ActCode"
OPERATION = f"{_HL7}v3-DataOperation"
AGENT = f"{_HL7}provenance-participant-type"
SIGNATURE = "urn:iso-astm:E1762-95:2013"

_OWN = "urn:vigil:code:"
"""No address: nobody else hands these codes out."""
FIELD = f"{_OWN}field"
EFFECT = f"{_OWN}effect"
GRADE = f"{_OWN}grade"
NOT_DONE = f"{_OWN}not-done"
MODE = f"{_OWN}mode"
STEP = f"{_OWN}infusion-step"
SCALE = f"{_OWN}scale"
ENDING = f"{_OWN}ending"
PROTOCOL = f"{_OWN}protocol"
MEANING = f"{_OWN}signature-meaning"
EXPORT = f"{_OWN}export"
IDENTIFIER = "urn:vigil:patient-number"
EXTENSION = "urn:vigil:extension:"

_PROFILE = "http://hl7.org/fhir/StructureDefinition/"
VITAL_SIGNS = f"{_PROFILE}vitalsigns"


class Vital(Struct, frozen=True, kw_only=True):
    """A vital sign by its profile: codes, with their words, and the unit it has there.

    ``unit`` is ours, in which the protocol has to have it for the profile to hold.
    """

    codes: tuple[tuple[str, str], ...]
    unit: str
    ucum: str
    profile: str


VITALS = {
    "hr": Vital(
        codes=(("8867-4", "Heart rate"),),
        unit="/min",
        ucum="/min",
        profile=f"{_PROFILE}heartrate",
    ),
    "rr": Vital(
        codes=(("9279-1", "Respiratory rate"),),
        unit="/min",
        ucum="/min",
        profile=f"{_PROFILE}resprate",
    ),
    "spo2": Vital(
        codes=(
            ("2708-6", "Oxygen saturation in Arterial blood"),
            ("59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry"),
        ),
        unit="%",
        ucum="%",
        profile=f"{_PROFILE}oxygensat",
    ),
    "temp": Vital(
        codes=(("8310-5", "Body temperature"),),
        unit="°C",
        ucum="Cel",
        profile=f"{_PROFILE}bodytemp",
    ),
}
WEIGHT = Vital(
    codes=(("29463-7", "Body weight"),),
    unit="kg",
    ucum="kg",
    profile=f"{_PROFILE}bodyweight",
)
PRESSURE = Vital(
    codes=(("85354-9", "Blood pressure panel with all children optional"),),
    unit="mmHg",
    ucum="mm[Hg]",
    profile=f"{_PROFILE}bp",
)
SYSTOLIC = ("8480-6", "Systolic blood pressure")
DIASTOLIC = ("8462-4", "Diastolic blood pressure")
OXYGEN_FLOW = ("3151-8", "Inhaled oxygen flow rate")

SCORED = {
    "pain": ("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")
}
"""Fields of a set, from 0 to 10, that LOINC knows."""

TOTALS = {
    "phq9": ("44261-6", "Patient Health Questionnaire 9 item (PHQ-9) total score"),
    "gad7": ("70274-6", "Generalized anxiety disorder 7 item (GAD-7) total score"),
}
"""Rating scales whose total LOINC knows."""

UNITS = {"mmHg": "mm[Hg]", "/min": "/min", "%": "%", "°C": "Cel", "kg": "kg"}
"""UCUM for the units that a protocol may give a field."""

WHY_ABSENT: dict[NotDone, tuple[str, str]] = {
    "refused": ("asked-declined", "Asked But Declined"),
    "asleep": ("not-performed", "Not Performed"),
    "equipment": ("not-performed", "Not Performed"),
    "not disturbed": ("not-performed", "Not Performed"),
    "other": ("not-performed", "Not Performed"),
}

GENDERS: dict[Sex, str] = {
    "female": "female",
    "male": "male",
    "indeterminate": "other",
    "not known": "unknown",
}

SEVERITIES = {
    1: ("255604002", "Mild"),
    2: ("6736007", "Moderate"),
    3: ("24484000", "Severe"),
}
"""SNOMED CT in R4's condition-severity; a grade above says more than "severe"."""

ENDINGS: dict[Ending, tuple[str, str]] = {
    "discharged": ("home", "Home"),
    "transferred": ("other-hcf", "Other healthcare facility"),
    "against advice": ("aadvice", "Left against advice"),
    "died": ("exp", "Expired"),
}
"""R4's discharge dispositions; what is not here has none of them."""
DISPOSITION = f"{_HL7}discharge-disposition"

AUTHOR_SIGNATURE = ("1.2.840.10065.1.12.1.1", "Author's Signature")
REVIEW_SIGNATURE = ("1.2.840.10065.1.12.1.13", "Review Signature")
