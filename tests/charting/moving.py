"""Charts that are moved to the patients they are of."""

from datetime import date
from uuid import UUID, uuid5

from msgspec.structs import replace

from monitor.chart.commands import Reattribute
from monitor.chart.kinds import IdentityTyped
from tests.charting.clinic import SESSION, Clinic
from tests.desk import PATIENT, SPACE

OTHER, THERE = uuid5(SPACE, "other patient"), uuid5(SPACE, "other session")
ALEX = IdentityTyped(initials="AD", birth_year=1981)
ROBIN = IdentityTyped(initials="RE", birth_year=1990)


def moved_to_another(clinic: Clinic, number: str = "T-9000") -> UUID:
    """Record another patient of that number and move the chart there; who it is."""
    wrong, right = clinic.patient_id, uuid5(SPACE, number)
    clinic.patient_id = right
    clinic.charted(clinic.recording(identifier=number, family="Right"))
    clinic.patient_id = wrong
    clinic.charted(
        Reattribute(
            id=clinic.mint(),
            stream_id=clinic.session_id,
            at=clinic.clock.now(),
            identifier=number,
            identity=IdentityTyped(initials="AR", birth_year=1981),
            reason="wrong wristband",
        )
    )
    return right


def swapping(clinic: Clinic, **changes: object) -> Reattribute:
    command = Reattribute(
        id=clinic.mint(),
        stream_id=SESSION,
        at=clinic.clock.now(),
        identifier="t 9000",
        identity=ROBIN,
        reason="rooms swapped",
        swap=ALEX,
    )
    return replace(command, **changes)


def two_open(clinic: Clinic) -> Clinic:
    """Alex's infusion has run for 2 min when Robin's chart is opened."""
    clinic.start()
    clinic.move_to(2)
    clinic.session_id, clinic.patient_id = THERE, OTHER
    robin = {
        "identifier": "T-9000",
        "family": "Example",
        "given": "Robin",
        "born": date(1990, 7, 1),
    }
    clinic.charted(clinic.recording(**robin))
    clinic.charted(clinic.opening(room="Room 2", identity=ROBIN))
    clinic.session_id, clinic.patient_id = SESSION, PATIENT.id
    clinic.move_to(10)
    return clinic
