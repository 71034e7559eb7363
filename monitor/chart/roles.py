"""Who may do what: one table of every act, by what whoever asks is here for."""

from collections.abc import Mapping
from typing import Literal, get_args

from msgspec import Struct

from monitor.chart.commands import (
    AcknowledgeAlert,
    ActOnAlert,
    Amend,
    AnyCommand,
    ApproveProtocol,
    ChangePerson,
    Chart,
    ChartDoubt,
    ChartSet,
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
from monitor.chart.entries import Actor
from monitor.chart.keeping_commands import LiftHold, PlaceHold, SetRetention
from monitor.chart.kinds import (
    AddendumRecorded,
    BreakGlassCoSigned,
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyStamped,
    NoteRecorded,
    QueryAnswered,
    QueryClosed,
    QueryRaised,
    ReportStatus,
    ScoreReviewed,
)
from monitor.chart.refusals import Refusal
from monitor.chart.role_words import not_permitted

Read = Literal[
    "charts",
    "sessions",
    "patients",
    "review",
    "drafts",
    "exports",
    "audit",
    "people",
    "protocols",
    "keeping",
    "verification",
    "backup",
    "recovery-code",
]
"""What can be looked at, or taken out; and the code that opens all of it."""

Door = Literal["break-glass", "set-up", "recovery", "unverified", "nobody"]
"""How somebody came in who has no role, as in ``Actor.auth_method``."""

Act = type[Struct] | Read
"""A command, a fact that is permitted apart from all others, or a read."""

May = Literal["yes", "own"]
"""``own``: only what that person charted."""

_DOORS: frozenset[str] = frozenset(get_args(Door))


def _cells(yes: str, own: str = "") -> dict[str, May]:
    return {**dict.fromkeys(own.split(), "own"), **dict.fromkeys(yes.split(), "yes")}


_AT_THE_BEDSIDE = _cells("nurse supervisor unverified")
_IN_NEED = _cells("nurse supervisor break-glass unverified")
_IN_EMERGENCY = _cells("nurse supervisor break-glass unverified nobody")
_OF_PATIENTS = _cells("nurse supervisor prescriber unverified")

TABLE: Mapping[Act, Mapping[str, May]] = {
    RecordPatient: _AT_THE_BEDSIDE,
    CorrectPatient: _AT_THE_BEDSIDE,
    OpenSession: _AT_THE_BEDSIDE,
    Reattribute: _AT_THE_BEDSIDE,
    ClearStart: _AT_THE_BEDSIDE,
    Chart: _IN_NEED,
    ChartSet: _IN_NEED,
    ChartDoubt: _IN_NEED,
    AcknowledgeAlert: _IN_NEED,
    ActOnAlert: _IN_NEED,
    EmergencyDeclared: _IN_EMERGENCY,
    EmergencyStamped: _IN_EMERGENCY,
    EmergencyEnded: _IN_EMERGENCY,
    NoteRecorded: _IN_EMERGENCY,
    ScoreReviewed: _OF_PATIENTS,
    BreakGlassCoSigned: _cells("supervisor prescriber"),
    SignOff: _cells("supervisor prescriber", own="nurse"),
    ReportStatus: _cells("supervisor prescriber unverified"),
    AddendumRecorded: _cells("nurse supervisor prescriber"),
    QueryRaised: _cells("supervisor prescriber unverified"),
    QueryAnswered: _OF_PATIENTS,
    QueryClosed: _cells("supervisor unverified", own="prescriber"),
    Amend: _cells("supervisor unverified", own="nurse prescriber break-glass"),
    Retract: _cells("supervisor unverified", own="nurse prescriber break-glass"),
    ProposeProtocol: _cells("supervisor prescriber administrator unverified"),
    ApproveProtocol: _cells("prescriber administrator unverified"),
    WithdrawApproval: _cells("prescriber administrator unverified"),
    EnrolPerson: _cells("administrator set-up recovery"),
    ChangePerson: _cells("administrator recovery"),
    DisablePerson: _cells("administrator recovery"),
    SetLockTimes: _cells("administrator"),
    SetCoSigning: _cells("administrator"),
    ErasePatient: _cells("administrator"),
    PlaceHold: _cells("administrator"),
    LiftHold: _cells("administrator"),
    SetRetention: _cells("administrator"),
    "charts": _OF_PATIENTS,
    "sessions": _OF_PATIENTS,
    "patients": _OF_PATIENTS,
    "review": _cells("supervisor prescriber unverified"),
    "drafts": _cells(
        "nurse supervisor prescriber unverified", own="break-glass nobody"
    ),
    "exports": _cells("supervisor unverified"),
    "audit": _cells("auditor"),
    "people": _cells("administrator auditor recovery"),
    "protocols": _cells(
        "nurse supervisor prescriber administrator auditor break-glass unverified"
    ),
    "keeping": _cells("supervisor prescriber administrator unverified"),
    "verification": _cells("supervisor administrator auditor unverified"),
    "backup": _cells("administrator recovery"),
    "recovery-code": _cells("administrator"),
}
"""What is not in a row is not permitted. The unverified come in only where nobody is
enrolled: in a demo, a drill, and a record of before people signed in."""


def act_of(asked: AnyCommand | Read) -> Act:
    """The row of the table that is about what was asked."""
    if isinstance(asked, str):
        return asked
    if isinstance(asked, Chart) and type(asked.fact) in TABLE:
        return type(asked.fact)
    return type(asked)


def standings(actor: Actor) -> frozenset[str]:
    """What counts in the table for that actor; nothing for a method unknown here."""
    if actor.is_verified:
        return frozenset(actor.roles)
    return frozenset({actor.auth_method}) & _DOORS


def refuse_role(actor: Actor, asked: AnyCommand | Read) -> Refusal | None:
    """Refuse what nothing that the actor stands for permits.

    Of what is permitted as one's own only, whose it is has to be asked as well.
    """
    act = act_of(asked)
    cells = TABLE.get(act, {})
    if any(standing in cells for standing in standings(actor)):
        return None
    return not_permitted(standings(actor), act, cells)


def is_own_only(actor: Actor, asked: AnyCommand | Read) -> bool:
    """Whether the actor may do that to what they charted themselves, and no more."""
    cells = TABLE.get(act_of(asked), {})
    return all(cells.get(standing) != "yes" for standing in standings(actor))
