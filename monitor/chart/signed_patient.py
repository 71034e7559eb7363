"""Whether a patient is still who they were when a session was signed."""

from monitor.chart.kinds import PatientDetails
from monitor.chart.manifest import Part
from monitor.chart.patient import Patient, PatientFact

Identity = tuple[str, str, str, object]


def facts_since(signed: Part, patient: Patient) -> tuple[PatientFact, ...]:
    """What was charted of the patient that whoever signed did not know."""
    if signed.id != patient.id:
        return patient.facts
    lasts = {(chain.station, chain.epoch): chain.last for chain in signed.chains}
    return tuple(
        fact
        for fact in patient.facts
        if fact.seq > lasts.get((fact.station, fact.epoch), 0)
    )


def is_somebody_else(signed: Part, patient: Patient) -> bool:
    """Whether number, name or birth date are others than when that was signed.

    Allergies may be put right at each later visit and make nobody another.
    """
    since = facts_since(signed, patient)
    then = [fact for fact in patient.facts if fact not in since]
    if signed.id != patient.id or not then:
        return signed.id != patient.id or bool(since)
    return identity(then[-1].details) != identity(patient.details)


def identity(details: PatientDetails) -> Identity:
    """By what one patient is told from another."""
    return details.identifier, details.family, details.given, details.born
