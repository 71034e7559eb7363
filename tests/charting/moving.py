"""A chart that is moved to the patient it is of."""

from uuid import UUID, uuid5

from monitor.chart.commands import Reattribute
from monitor.chart.kinds import IdentityTyped
from tests.charting.clinic import Clinic
from tests.desk import SPACE


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
