"""``decide``: a command becomes new entries, or a refusal that says why."""

from datetime import datetime, timedelta

from msgspec import structs

from monitor.chart.alert_answers import answer_alert
from monitor.chart.alert_checks import refuse_seen_again
from monitor.chart.break_glass import needs_opening, refuse_own_glass
from monitor.chart.charted_again import upon
from monitor.chart.closing import refuse_afterwards
from monitor.chart.commands import (
    AcknowledgeAlert,
    ActOnAlert,
    Amend,
    Chart,
    Chartable,
    ChartDoubt,
    ChartSet,
    ClearStart,
    Retract,
    SessionCommand,
)
from monitor.chart.corrections import correct
from monitor.chart.doses import order_weight_kg
from monitor.chart.entries import Actor, NewEntry
from monitor.chart.fact_checks import refuse_fact
from monitor.chart.fields import Charting
from monitor.chart.gate_checks import refuse_own_order
from monitor.chart.handovers import refuse_to_oneself
from monitor.chart.kinds import (
    AddendumRecorded,
    BreakGlassCoSigned,
    DoseGiven,
    FollowUpRecorded,
    InfusionRecorded,
    QueryFact,
    ReportStatus,
    ScoreReviewed,
    StartCleared,
)
from monitor.chart.numbers import written
from monitor.chart.proposals import (
    breaking_glass,
    breathing,
    hurting,
    naming,
    proposed,
)
from monitor.chart.query_checks import refuse_closing_anothers
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.chart.signing_off import refuse_after_signing
from monitor.chart.texts import refuse_odd_texts
from monitor.chart.timeliness import refuse_time
from monitor.chart.transcribed import from_paper
from monitor.chart.waste_checks import refuse_own_witness

_AFTER_CLOSING = (
    FollowUpRecorded
    | ScoreReviewed
    | BreakGlassCoSigned
    | AddendumRecorded
    | QueryFact
    | ReportStatus
)


def decide(
    session: Session,
    command: SessionCommand,
    actor: Actor,
    now: datetime,
    charting: Charting,
) -> tuple[NewEntry, ...] | Refusal:
    """Judge a wish about a running session.

    Entries come in the order to be written. Pure: the same arguments give the same
    answer, down to the ids.
    """
    if isinstance(command, Retract):
        # A fact is struck out now, whatever the clock showed of whoever asked for it.
        command = structs.replace(command, at=min(command.at, now))
    refusal = refuse_time(command.at, session, now) or (
        refuse_after_signing(command, session)
        or refuse_seen_again(command, session, actor)
        or refuse_to_oneself(command, actor)
        or refuse_own_witness(command, actor)
        or refuse_own_order(command, actor)
        or refuse_own_glass(command, session, actor)
        or refuse_closing_anothers(command, session, actor)
    )
    if refusal is not None:
        return refusal
    decided = _judge(session, command, now, charting)
    if not isinstance(decided, Refusal):
        decided = refuse_odd_texts(command) or decided
    if isinstance(decided, Refusal):
        return decided
    entries = decided if isinstance(decided, tuple) else (decided,)
    stream = entries[0].stream
    if session.name_of(actor.person) != actor.name:
        entries = (naming(command, stream, actor), *entries)
    if needs_opening(session, actor):
        entries = (breaking_glass(command, stream, actor), *entries)
    return entries


def _judge(
    session: Session, command: SessionCommand, now: datetime, charting: Charting
) -> NewEntry | tuple[NewEntry, ...] | Refusal:
    match command:
        case Chart():
            return _chart(session, command, command.fact, charting)
        case ChartSet():
            return _chart_set(session, command, charting)
        case ChartDoubt():
            return _chart_doubt(session, command, charting)
        case ClearStart():
            return _clear_start(session, command, charting)
        case Amend() | Retract():
            return correct(session, command, now, charting)
        case AcknowledgeAlert() | ActOnAlert():
            return answer_alert(session, command, charting)


def _chart(
    session: Session,
    command: Chart | ChartSet | ChartDoubt,
    fact: Chartable,
    charting: Charting,
) -> NewEntry | Refusal:
    if not session.is_open and not isinstance(fact, _AFTER_CLOSING):
        refusal = _refuse_closed(fact, session, command.at)
        if refusal is not None:
            return refusal
    is_dose = isinstance(fact, InfusionRecorded | DoseGiven)
    judged = upon(session, command.at) if is_dose else session
    refusal = refuse_fact(fact, judged, command.at, charting)
    return refusal or proposed(command, fact)


def _refuse_closed(fact: Chartable, session: Session, at: datetime) -> Refusal | None:
    """Refuse all but what was kept on paper while the patient was there."""
    if from_paper(fact) is not None:
        return refuse_afterwards(session, at)
    return Refusal(
        what="This is not charted",
        why="the session is closed",
        remedy="Amend what is wrong from the timeline",
    )


def _chart_set(
    session: Session, command: ChartSet, charting: Charting
) -> tuple[NewEntry, ...] | Refusal:
    """The oxygen first, so that the set is judged with what the patient breathes."""
    decided = _chart(session, command, command.observations, charting)
    if isinstance(decided, Refusal) or command.oxygen is None:
        return decided if isinstance(decided, Refusal) else (decided,)
    refusal = refuse_fact(command.oxygen, session, command.at, charting)
    return refusal or (breathing(command, command.oxygen), decided)


def _chart_doubt(
    session: Session, command: ChartDoubt, charting: Charting
) -> tuple[NewEntry, ...] | Refusal:
    decided = _chart(session, command, command.doubt, charting)
    if isinstance(decided, Refusal):
        return decided
    refusal = refuse_fact(command.effect, session, command.at, charting)
    return refusal or (hurting(command, command.effect), decided)


def _clear_start(
    session: Session, command: ClearStart, charting: Charting
) -> NewEntry | Refusal:
    if session.cleared_at is not None:
        why, remedy = "it already is", "Go to the live chart"
    elif session.order is None or (session.weight is None and _is_weighed(session)):
        why, remedy = "weight and dose are not complete", "Complete weight and dose"
    elif session.weight is not None and session.dosed_at_kg is not None:
        why = (
            f"the dose was worked from {written(session.dosed_at_kg)} kg"
            f" and the weight is {written(session.weight.kg)} kg"
        )
        remedy = "Chart the dose again"
    else:
        earliest = command.at - charting.baseline_fresh
        sets = [s for s in session.sets if earliest <= s.observed_at <= command.at]
        if sets:
            ids = tuple(dict.fromkeys(s.id for s in sets))
            return proposed(command, StartCleared(baseline_sets=ids))
        minutes = charting.baseline_fresh // timedelta(minutes=1)
        why = f"there is no baseline set of the last {minutes}min"
        remedy = "Chart a baseline set"
    return Refusal(what="Not ready to start", why=why, remedy=remedy)


def _is_weighed(session: Session) -> bool:
    """Whether the order is one that is worked from a weight."""
    return session.order is not None and order_weight_kg(session.order) is not None
