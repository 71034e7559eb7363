"""Each act that the table of roles is about, as somebody would ask for it."""

from collections.abc import Callable
from decimal import Decimal
from typing import get_args
from uuid import UUID

from msgspec.structs import replace

from monitor.chart.approving import APPROVALS
from monitor.chart.commands import (
    AcknowledgeAlert,
    ActOnAlert,
    Amend,
    AnyCommand,
    ApproveProtocol,
    ChartDoubt,
    ChartSet,
    ClearStart,
    ErasePatient,
    ProposeProtocol,
    Reattribute,
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
    DoseDoubtful,
    EffectRecorded,
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyStamped,
    IdentityTyped,
    NoteRecorded,
    QueryAnswered,
    QueryClosed,
    QueryRaised,
    ReportStatus,
    ScoreReviewed,
)
from monitor.chart.lock_times import SITE
from monitor.chart.refusals import Refusal
from monitor.chart.role_words import NOT_PERMITTED
from monitor.chart.roles import Read
from monitor.charting.faults import NotPermitted
from monitor.charting.shelf import pin_of
from monitor.protocol.parsing import parse_protocol
from tests.charting.clinic import HIGH, IV40
from tests.charting.reading_acts import READS
from tests.charting.staffed import Ward
from tests.desk import PATIENT, SPACE
from tests.staff import (
    change,
    disabling,
    enrolment,
)


def put_right(ward: Ward, kind: type[Amend | Retract], target: UUID) -> AnyCommand:
    id_, at = ward.mint(), ward.steady.now()
    if kind is Retract:
        return Retract(
            id=id_, stream_id=ward.session_id, at=at, target=target, reason="slip"
        )
    return Amend(
        id=id_,
        stream_id=ward.session_id,
        at=at,
        target=target,
        reason="slip",
        replacement=NoteRecorded(text=f"slept, {ward.minted}"),
    )


def chart_set(ward: Ward) -> AnyCommand:
    return ChartSet(
        id=ward.mint(),
        stream_id=ward.session_id,
        at=ward.steady.now(),
        observations=HIGH,
    )


def chart_doubt(ward: Ward) -> AnyCommand:
    return ChartDoubt(
        id=ward.mint(),
        stream_id=ward.session_id,
        at=ward.steady.now(),
        doubt=DoseDoubtful(cause="partly lost", at_most_mg=Decimal(3)),
        effect=EffectRecorded(code="VOM", grade=1),
    )


def clear(ward: Ward) -> AnyCommand:
    return ClearStart(id=ward.mint(), stream_id=ward.session_id, at=ward.steady.now())


def reattribute(ward: Ward) -> AnyCommand:
    return Reattribute(
        id=ward.mint(),
        stream_id=ward.session_id,
        at=ward.steady.now(),
        identifier=PATIENT.details.identifier,
        identity=IdentityTyped(initials="AD", birth_year=1981),
        reason="wrong wristband",
    )


def acknowledge(ward: Ward) -> AnyCommand:
    return AcknowledgeAlert(
        id=ward.mint(),
        stream_id=ward.session_id,
        at=ward.steady.now(),
        key=ward.raised[0].key,
    )


def act(ward: Ward) -> AnyCommand:
    return ActOnAlert(
        id=ward.mint(),
        stream_id=ward.session_id,
        at=ward.steady.now(),
        key=ward.raised[0].key,
        code=1,
    )


def propose(ward: Ward) -> AnyCommand:
    """Another version each time."""
    text = IV40.replace("version = 1", f"version = {1 + ward.minted}", 1)
    return ProposeProtocol(
        id=ward.mint(),
        stream_id=APPROVALS.id,
        at=ward.steady.now(),
        protocol=pin_of(parse_protocol(text)),
        text=text,
    )


def approve(ward: Ward) -> AnyCommand:
    (protocol, *_) = ward.recorder.protocols
    return ApproveProtocol(
        id=ward.mint(),
        stream_id=APPROVALS.id,
        at=ward.steady.now(),
        protocol=pin_of(protocol),
        by=f"Dr {chr(64 + ward.minted % 26)}. Meyer",
    )


def withdraw(ward: Ward) -> AnyCommand:
    (protocol, *_) = ward.recorder.protocols
    return WithdrawApproval(
        id=ward.mint(),
        stream_id=APPROVALS.id,
        at=ward.steady.now(),
        protocol=pin_of(protocol),
        by="Dr M. Meyer",
        reason="wrong file",
    )


def review(ward: Ward) -> AnyCommand:
    return ward.fact(ScoreReviewed(score=SPACE, by="Dr Meyer", outcome="seen"))


def sign_off(ward: Ward) -> AnyCommand:
    return SignOff(
        id=ward.mint(),
        stream_id=ward.session_id,
        at=ward.steady.now(),
        meaning="charted by me",
    )


def set_lock(ward: Ward) -> AnyCommand:
    return SetLockTimes(
        id=ward.mint(),
        stream_id=SITE.id,
        at=ward.steady.now(),
        minutes_during_session=10,
        minutes_otherwise=1 + ward.minted % 15,
    )


def set_co_signing(ward: Ward) -> AnyCommand:
    return SetCoSigning(
        id=ward.mint(), stream_id=SITE.id, at=ward.steady.now(), own_session=True
    )


def hold(ward: Ward) -> AnyCommand:
    return PlaceHold(
        id=ward.mint(),
        stream_id=SITE.id,
        at=ward.steady.now(),
        patient=PATIENT.id,
        reason="claim of 3 March",
        asked_by="K. Weiss",
    )


def lift(ward: Ward) -> AnyCommand:
    return LiftHold(
        id=ward.mint(),
        stream_id=SITE.id,
        at=ward.steady.now(),
        hold=SPACE,
        reason="settled",
    )


def keep(ward: Ward) -> AnyCommand:
    return SetRetention(
        id=ward.mint(),
        stream_id=SITE.id,
        at=ward.steady.now(),
        years=1 + ward.minted % 100,
        source="house rule",
    )


def newcomer(ward: Ward) -> AnyCommand:
    id_ = ward.mint()
    name = f"{'XYZ'[ward.minted % 3]}. Newcomer"
    return enrolment(name, "nurse", id=id_, at=ward.steady.now(), sign_in=str(id_))


COMMANDS: dict[str, Callable[[Ward], AnyCommand]] = {
    "RecordPatient": lambda w: w.recording(identifier=f"T-{w.minted}"),
    "CorrectPatient": lambda w: w.correction(title=f"{w.minted}."),
    "OpenSession": lambda w: w.opening(),
    "Reattribute": reattribute,
    "ClearStart": clear,
    "Chart": lambda w: w.fact(EffectRecorded(code="DIZZ", grade=1)),
    "NoteRecorded": lambda w: w.fact(NoteRecorded(text="slept")),
    "EmergencyDeclared": lambda w: w.fact(EmergencyDeclared()),
    "EmergencyStamped": lambda w: w.fact(EmergencyStamped(code="C", label="CPR")),
    "EmergencyEnded": lambda w: w.fact(EmergencyEnded(outcome="patient well")),
    "ChartSet": chart_set,
    "ChartDoubt": chart_doubt,
    "AcknowledgeAlert": acknowledge,
    "ActOnAlert": act,
    "ScoreReviewed": review,
    "BreakGlassCoSigned": lambda w: w.fact(BreakGlassCoSigned(opening=SPACE)),
    "SignOff": sign_off,
    "AddendumRecorded": lambda w: w.fact(AddendumRecorded(text="slept")),
    "QueryRaised": lambda w: w.fact(QueryRaised(text="was it read twice?")),
    "QueryAnswered": lambda w: w.fact(QueryAnswered(query=SPACE, text="it was")),
    "QueryClosed": lambda w: w.fact(QueryClosed(query=SPACE)),
    "Amend": lambda w: put_right(w, Amend, w.jot()),
    "Retract": lambda w: put_right(w, Retract, w.jot()),
    "ProposeProtocol": propose,
    "ApproveProtocol": approve,
    "WithdrawApproval": withdraw,
    "EnrolPerson": newcomer,
    "ChangePerson": lambda w: change(
        w.auditor, id=w.mint(), at=w.steady.now(), sign_in=f"wirth{w.minted}"
    ),
    "ErasePatient": lambda w: ErasePatient(
        id=w.mint(),
        stream_id=PATIENT.id,
        at=w.steady.now(),
        identifier="another",
        reason="asked to",
    ),
    "SetLockTimes": set_lock,
    "SetCoSigning": set_co_signing,
    "PlaceHold": hold,
    "LiftHold": lift,
    "SetRetention": keep,
    "ReportStatus": lambda w: w.fact(ReportStatus(to="REMS", state="needed")),
    "DisablePerson": lambda w: replace(disabling(SPACE), at=w.steady.now()),
}


def ready(ward: Ward, act: str, by: Actor) -> Callable[[], object]:
    """That act, asked for when it is called; tells a refusal or gives something."""
    if act in COMMANDS:
        command = COMMANDS[act](ward)
        return lambda: ward.recorder.handle(command, by)
    if act in READS:
        return lambda: READS[act](ward, by)
    (read,) = (known for known in get_args(Read) if known == act)
    return lambda: ward.recorder.permitted(by, read)


def is_permitted(asked: Callable[[], object]) -> bool:
    try:
        answer = asked()
    except NotPermitted:
        return False
    return not (isinstance(answer, Refusal) and answer.what == NOT_PERMITTED)
