"""Refusals that only the whole record can give, in words."""

from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal

NO_SUCH_SESSION = Refusal(
    what="Nothing is charted",
    why="there is no such session in this record",
    remedy="Choose the session again",
)

NO_SUCH_PATIENT = Refusal(
    what="The session is not opened",
    why="there is no such patient in this record",
    remedy="Find or enter the patient first",
)

UNREADABLE_PATIENT = Refusal(
    what="Nothing is charted",
    why="this patient has entries that this version can't read",
    remedy="Use the version that wrote them",
)

PROTOCOL_NOT_ON_OFFER = Refusal(
    field="protocol",
    what="The session is not opened",
    why="its protocol is not on this workstation",
    remedy="Choose another protocol",
)

UNREADABLE_SESSION = Refusal(
    what="Nothing is charted in this session",
    why="this version of Vigil can't read all of it",
    remedy="Use the version that wrote it",
)

ALREADY_OPENED = Refusal(
    what="The session is not opened",
    why="it already is",
    remedy="Find it in the list of sessions",
)


def number_taken(by: Patient) -> Refusal:
    details = by.details
    return Refusal(
        field="identifier",
        what=f"Number {details.identifier} is taken",
        why=f"it is the number of {details.family.upper()}, {details.given}",
        remedy="Find that patient, or check the number",
    )
