"""What is not permitted, in words: who asked for what, and whom to ask instead."""

from collections.abc import Iterable, Mapping
from typing import get_args

from msgspec import Struct

from monitor.chart.commands import (
    AcknowledgeAlert,
    ActOnAlert,
    Amend,
    ApproveProtocol,
    ChangePerson,
    ClearStart,
    CorrectPatient,
    DisablePerson,
    EnrolPerson,
    ErasePatient,
    OpenSession,
    ProposeProtocol,
    Reattribute,
    RecordPatient,
    Retract,
    SetCoSigning,
    SetLockTimes,
    SignOff,
    WithdrawApproval,
)
from monitor.chart.keeping_commands import LiftHold, PlaceHold, SetRetention
from monitor.chart.kinds import (
    AddendumRecorded,
    BreakGlassCoSigned,
    QueryAnswered,
    QueryClosed,
    QueryRaised,
    ReportStatus,
    Role,
    ScoreReviewed,
)
from monitor.chart.refusals import Refusal

_WHO: Mapping[str, str] = {
    "nurse": "a nurse",
    "supervisor": "a supervisor",
    "prescriber": "a prescriber",
    "administrator": "an administrator",
    "auditor": "an auditor",
    "break-glass": "whoever charts without having signed in",
    "set-up": "whoever sets Vigil up",
    "recovery": "whoever typed the recovery code",
    "unverified": "whoever has not signed in",
    "nobody": "whoever has not signed in",
}

_ACTS: Mapping[type[Struct] | str, str] = {
    RecordPatient: "enter a patient",
    CorrectPatient: "correct a patient's details",
    OpenSession: "open a session",
    Reattribute: "move a chart",
    ClearStart: "declare a session ready to start",
    AcknowledgeAlert: "answer an alert",
    ActOnAlert: "answer an alert",
    ScoreReviewed: "review a score",
    BreakGlassCoSigned: "co-sign what was charted without signing in",
    SignOff: "sign a session off",
    ReportStatus: "say how a report stands",
    AddendumRecorded: "add to a session that is signed",
    QueryRaised: "query a session",
    QueryAnswered: "answer a query",
    QueryClosed: "close a query",
    Amend: "amend an entry",
    Retract: "strike out an entry",
    ProposeProtocol: "import a protocol",
    ApproveProtocol: "approve a protocol",
    WithdrawApproval: "take back an approval",
    EnrolPerson: "enrol people",
    ChangePerson: "change what is known of a person",
    DisablePerson: "end a person's access",
    SetLockTimes: "change when the screen locks",
    SetCoSigning: "change who may co-sign",
    ErasePatient: "erase a patient",
    PlaceHold: "hold a patient's record",
    LiftHold: "lift a hold",
    SetRetention: "change how long records are kept",
    "charts": "view a chart",
    "sessions": "view the list of sessions",
    "patients": "view patients",
    "review": "view figures over many sessions",
    "drafts": "view what is half typed",
    "exports": "export sessions",
    "audit": "view the audit log",
    "people": "view who is enrolled",
    "protocols": "view the protocols",
    "keeping": "view whose record is held and for how long records are kept",
    "verification": "verify the record",
    "backup": "back up the record",
    "recovery-code": "replace the recovery code",
}
"""The rest is charting."""

NOT_PERMITTED = "This is not permitted"


def wish(act: type[Struct] | str) -> str:
    """What was asked for, as after "to"."""
    return _ACTS.get(act, "chart")


def not_permitted(
    standings: Iterable[str], act: type[Struct] | str, cells: Mapping[str, str]
) -> Refusal:
    """``cells`` is the row of the table: who may do it."""
    whose = [_WHO[who] for who in _WHO if who in frozenset(standings)]
    named = " and ".join(whose) or "whoever has no role here"
    return Refusal(
        what=NOT_PERMITTED,
        why=f"{named} may not {wish(act)}",
        remedy=_remedy(cells),
    )


def not_own(act: type[Struct]) -> Refusal:
    """What somebody else charted is put right by a supervisor."""
    return Refusal(
        what=NOT_PERMITTED,
        why=f"you may {_ACTS[act]} of your own only, and this is somebody else's",
        remedy="Ask whoever charted it, or a supervisor, or write a note",
    )


def not_own_draft() -> Refusal:
    return Refusal(
        what=NOT_PERMITTED,
        why="what is half typed there is somebody else's",
        remedy="Leave it to whoever typed it",
    )


def whom(cells: Mapping[str, str]) -> str:
    """The roles that may do it, as ``a supervisor or a prescriber``; empty if none."""
    asked = [_WHO[role] for role in get_args(Role) if cells.get(role) == "yes"]
    if not asked:
        return ""
    *others, last = asked
    return f"{', '.join(others)} or {last}" if others else last


def _remedy(cells: Mapping[str, str]) -> str:
    asked = whom(cells)
    return f"Ask {asked}" if asked else "Leave it"
